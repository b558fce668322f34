package org.parkwatch.facility.parkfile;

/** An old label of a place, cabinet or equipment. */
public record AliasDraft(String code, String alias) {}
