package org.parkwatch.facility.parkfile;

/**
 * Who rents a cabinet.
 *
 * @param contractKw contracted active power in kW
 */
public record TenancyDraft(String cabinet, String tenant, double contractKw) {}
