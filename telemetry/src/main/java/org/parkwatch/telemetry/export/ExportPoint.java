package org.parkwatch.telemetry.export;

import org.parkwatch.facility.park.PointSpec;

/**
 * One point to be exported.
 *
 * @param id of the point in the history of this server
 * @param owner code of its device, or of the place, cabinet or tenant it is derived for
 */
public record ExportPoint(int id, String owner, PointSpec spec) {}
