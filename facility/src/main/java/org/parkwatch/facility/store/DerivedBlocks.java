package org.parkwatch.facility.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.DerivedExpansion;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Tenant;

/**
 * Gives each cabinet, row, room, building, park and tenant its block of derived points, under the
 * rules of {@link PointBlocks}: contiguous, never given to another owner, with spare ids for
 * formulas to come. Confined to one thread.
 */
final class DerivedBlocks {
  private final Map<DerivedRow.Key, DerivedRow> known = new HashMap<>();
  private final PointSets sets;
  private final DerivedExpansion expansion;
  private final Map<Integer, Place> places = new HashMap<>();
  private final List<DerivedRow> rows = new ArrayList<>();
  private int next;

  /**
   * @param all every version that ever held
   * @param nextPoint the lowest id that was never given
   */
  DerivedBlocks(
      List<Version<DerivedRow>> all, PointSets sets, DerivedExpansion expansion, int nextPoint) {
    all.forEach(version -> known.put(version.row().key(), version.row()));
    this.sets = sets;
    this.expansion = expansion;
    next = nextPoint;
  }

  /** Ids of the places whose cells the blocks of such a park belong to. */
  static Set<Integer> cellPlaces(List<Place> places, DerivedExpansion expansion) {
    Set<Integer> wanted = new HashSet<>();
    for (Place place : places) {
      boolean asked =
          switch (place.kind()) {
            case PARK -> has(expansion, OwnerKind.PARK) || has(expansion, OwnerKind.TENANT);
            case BUILDING -> has(expansion, OwnerKind.BUILDING);
            case ROOM ->
                has(expansion, OwnerKind.ROOM)
                    || has(expansion, OwnerKind.ROW)
                    || has(expansion, OwnerKind.CABINET);
            case FLOOR, ROW, ZONE -> false;
          };
      if (asked) {
        wanted.add(place.id());
      }
    }
    return wanted;
  }

  private static boolean has(DerivedExpansion expansion, OwnerKind kind) {
    return expansion.pointsOf(kind).size() > 0;
  }

  /**
   * The blocks of a park.
   *
   * @param cellOfPlace id of the cell of a place
   */
  List<DerivedRow> of(
      List<Place> allPlaces,
      List<Cabinet> cabinets,
      List<Tenant> tenants,
      IntUnaryOperator cellOfPlace) {
    allPlaces.forEach(place -> places.put(place.id(), place));
    for (Place place : allPlaces) {
      switch (place.kind()) {
        case PARK -> {
          add(OwnerKind.PARK, place.id(), place.id(), cellOfPlace);
          tenants.forEach(tenant -> add(OwnerKind.TENANT, tenant.id(), place.id(), cellOfPlace));
        }
        case BUILDING -> add(OwnerKind.BUILDING, place.id(), place.id(), cellOfPlace);
        case ROOM -> add(OwnerKind.ROOM, place.id(), place.id(), cellOfPlace);
        case ROW -> add(OwnerKind.ROW, place.id(), room(place), cellOfPlace);
        case FLOOR, ZONE -> {}
      }
    }
    for (Cabinet cabinet : cabinets) {
      add(OwnerKind.CABINET, cabinet.id(), cabinet.room(), cellOfPlace);
    }
    return rows;
  }

  private int room(Place row) {
    for (Place at = row; at != null; at = places.get(at.parent())) {
      if (at.kind() == PlaceKind.ROOM) {
        return at.id();
      }
    }
    throw new IllegalStateException("row " + row.code() + " stands in no room");
  }

  private void add(OwnerKind kind, int owner, int place, IntUnaryOperator cellOfPlace) {
    PointSet wanted = expansion.pointsOf(kind);
    if (wanted.size() == 0) {
      return;
    }
    @Nullable DerivedRow old = known.get(new DerivedRow.Key(kind, owner));
    if (old != null) {
      PointSet points = upgrade(sets.set(old.pointSet()), wanted);
      if (points.size() <= old.capacity()) {
        rows.add(
            new DerivedRow(
                kind, owner, old.cell(), old.firstPoint(), old.capacity(), sets.id(points)));
        return;
      }
    }
    int capacity = PointBlocks.capacity(wanted.size());
    int cell = old == null ? cellOfPlace.applyAsInt(place) : old.cell();
    rows.add(new DerivedRow(kind, owner, cell, next, capacity, sets.id(wanted)));
    next = Math.addExact(next, capacity);
  }

  /** The wanted points in an order that keeps every id: old ones stay, new ones follow. */
  static PointSet upgrade(PointSet old, PointSet wanted) {
    List<PointSpec> all = new ArrayList<>();
    for (PointSpec spec : old.specs()) {
      int ordinal = wanted.ordinal(spec.name());
      all.add(ordinal < 0 ? spec : wanted.specs().get(ordinal));
    }
    for (PointSpec spec : wanted.specs()) {
      if (old.ordinal(spec.name()) < 0) {
        all.add(spec);
      }
    }
    return new PointSet(all);
  }

  /** The lowest id that was never given. */
  int nextPoint() {
    return next;
  }
}
