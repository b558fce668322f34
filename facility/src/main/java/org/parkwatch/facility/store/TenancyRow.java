package org.parkwatch.facility.store;

/** A tenancy without its validity. */
record TenancyRow(int cabinet, int tenant, double contractKw) {}
