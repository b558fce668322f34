package org.parkwatch.facility.park;

/**
 * A partition of the sample path: a room, or the plant of one building. Order is defined inside a
 * cell.
 *
 * @param place id of the room or building
 */
public record Cell(int id, String code, int place) {}
