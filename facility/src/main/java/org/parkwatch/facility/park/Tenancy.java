package org.parkwatch.facility.park;

/**
 * A tenant rents a cabinet for a time.
 *
 * @param contractKw contracted active power in kW
 */
public record Tenancy(int cabinet, int tenant, double contractKw, Validity valid) {}
