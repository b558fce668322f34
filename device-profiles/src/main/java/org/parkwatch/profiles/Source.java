package org.parkwatch.profiles;

/** The manual or MIB a profile was written from. */
public record Source(String title, String revision) {}
