package org.parkwatch.facility.parkfile;

import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.Life;

/**
 * A cabinet position as the park files say.
 *
 * @param row code of the row, {@code room} of the room around it
 * @param position 1-based place in the row
 * @param area on the room's drawing
 * @param corded which of its rack PDUs the load inside is plugged into
 */
public record CabinetDraft(
    String code,
    String label,
    String row,
    String room,
    int position,
    int units,
    Area area,
    Life life,
    Corded corded) {}
