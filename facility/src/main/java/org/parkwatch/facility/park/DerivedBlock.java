package org.parkwatch.facility.park;

/**
 * Points of our own that say something about a place, a cabinet or a tenant: nobody answers for
 * them, they are computed from other points. Their ids are {@code firstPoint .. firstPoint +
 * points.size() - 1}.
 *
 * @param owner id of the cabinet, place or tenant
 * @param cell partition of the sample path it belongs to: the room, the building's plant, or the
 *     park's own cell for what lies in several buildings
 */
public record DerivedBlock(OwnerKind kind, int owner, int cell, int firstPoint, PointSet points) {
  /** Id of the named point, or -1 where this kind of owner has none. */
  public int pointId(String name) {
    int ordinal = points.ordinal(name);
    return ordinal < 0 ? -1 : firstPoint + ordinal;
  }
}
