package org.parkwatch.facility.parkfile;

import org.parkwatch.facility.park.Names;

/** A company that rents cabinets. */
public record TenantDraft(String code, Names names) {}
