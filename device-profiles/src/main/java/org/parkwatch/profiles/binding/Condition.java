package org.parkwatch.profiles.binding;

/** A reading counts only while another object has this value: the type or presence of a sensor. */
public record Condition(Address address, long equalTo) {}
