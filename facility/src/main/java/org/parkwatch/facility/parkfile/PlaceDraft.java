package org.parkwatch.facility.parkfile;

import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.AirClass;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PlaceKind;

/**
 * A place as the park files say.
 *
 * @param parent code of the enclosing place, null for the park
 * @param area on the parent's drawing
 * @param air its own class of air, or that of the place around it
 */
public record PlaceDraft(
    PlaceKind kind,
    String code,
    Names names,
    @Nullable String parent,
    Area area,
    Life life,
    AirClass air) {}
