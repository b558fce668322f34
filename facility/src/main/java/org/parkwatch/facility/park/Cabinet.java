package org.parkwatch.facility.park;

/**
 * A cabinet position in a row.
 *
 * @param code unique, such as {@code FZ-B2-3F-R305-A07}
 * @param label what is written on it, such as {@code A07}
 * @param room id of the room, the parent of the row
 * @param position 1-based place in the row
 * @param units height in rack units
 * @param area on the room's drawing
 */
public record Cabinet(
    int id,
    String code,
    String label,
    int row,
    int room,
    int position,
    int units,
    Area area,
    Life life) {}
