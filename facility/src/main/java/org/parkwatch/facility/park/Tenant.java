package org.parkwatch.facility.park;

/** A company that rents cabinets. */
public record Tenant(int id, String code, Names names) {}
