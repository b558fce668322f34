package org.parkwatch.facility.park;

/**
 * A place: park, building, floor, room, row or zone.
 *
 * @param id stable, never re-used, local to this server
 * @param code unique in the park, such as {@code FZ-B2-3F-R305}
 * @param parent id of the enclosing place, -1 for the park
 * @param area on the parent's drawing, {@link Area#NONE} where there is no drawing
 * @param air what the air at the inlets may be here
 */
public record Place(
    int id,
    PlaceKind kind,
    String code,
    Names names,
    int parent,
    Area area,
    Life life,
    AirClass air) {
  /** Of the usual class of air. */
  public Place(int id, PlaceKind kind, String code, Names names, int parent, Area area, Life life) {
    this(id, kind, code, names, parent, area, life, AirClass.USUAL);
  }
}
