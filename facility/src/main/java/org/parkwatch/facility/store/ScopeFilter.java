package org.parkwatch.facility.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.CodeTag;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.ParkData;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.Tenancy;

/**
 * Cuts a park down to a scope: the places of the scope with all they enclose, the cabinets that its
 * tenants rent, and the places around these, so that a code can be found on a map. Equipment is
 * seen where its place or cabinet is; relations where both their ends are; tags where all is seen
 * that they are on, so not those of places that are seen for the map only.
 */
final class ScopeFilter {
  private final ParkData data;
  private final Scope scope;
  private final Map<Integer, Place> places = new HashMap<>();
  private final Set<Integer> enclosed = new HashSet<>();
  private final Set<Integer> around = new HashSet<>();
  private final Set<Integer> cabinets = new HashSet<>();
  private final Set<Integer> equipment = new HashSet<>();

  private ScopeFilter(ParkData data, Scope scope) {
    this.data = data;
    this.scope = scope;
    data.places().forEach(place -> places.put(place.id(), place));
  }

  static ParkData filter(ParkData data, Scope scope) {
    return scope.everything() ? data : new ScopeFilter(data, scope).filter();
  }

  private ParkData filter() {
    for (Place place : data.places()) {
      if (within(place)) {
        enclosed.add(place.id());
        addAround(place.id());
      }
    }
    Set<Integer> rented = new HashSet<>();
    for (Tenancy tenancy : data.tenancies()) {
      if (scope.tenants().contains(tenancy.tenant())) {
        rented.add(tenancy.cabinet());
      }
    }
    for (Cabinet cabinet : data.cabinets()) {
      if (enclosed.contains(cabinet.row()) || rented.contains(cabinet.id())) {
        cabinets.add(cabinet.id());
        addAround(cabinet.row());
      }
    }
    for (Equipment e : data.equipment()) {
      if (e.cabinet() < 0 ? enclosed.contains(e.place()) : cabinets.contains(e.cabinet())) {
        equipment.add(e.id());
      }
    }
    return cut();
  }

  private boolean within(Place place) {
    for (Place at = place; at != null; at = places.get(at.parent())) {
      if (scope.places().contains(at.id())) {
        return true;
      }
    }
    return false;
  }

  private void addAround(int place) {
    for (Place at = places.get(place); at != null && around.add(at.id()); ) {
      at = places.get(at.parent());
    }
  }

  private ParkData cut() {
    List<Tenancy> tenancies =
        data.tenancies().stream().filter(t -> cabinets.contains(t.cabinet())).toList();
    Set<Integer> tenants = new HashSet<>(scope.tenants());
    tenancies.forEach(tenancy -> tenants.add(tenancy.tenant()));
    return new ParkData(
        data.revision(),
        data.asOf(),
        data.zone(),
        data.places().stream().filter(place -> around.contains(place.id())).toList(),
        data.cabinets().stream().filter(cabinet -> cabinets.contains(cabinet.id())).toList(),
        data.equipment().stream().filter(e -> equipment.contains(e.id())).toList(),
        data.devices().stream().filter(d -> equipment.contains(d.equipment())).toList(),
        data.cells().stream().filter(cell -> around.contains(cell.place())).toList(),
        data.relations().stream().filter(this::seen).toList(),
        data.tenants().stream().filter(tenant -> tenants.contains(tenant.id())).toList(),
        tenancies,
        data.derived().stream().filter(this::seen).toList(),
        tags(),
        data.pointCount());
  }

  private List<CodeTag> tags() {
    if (data.tags().isEmpty()) {
      return List.of();
    }
    Set<String> seen = new HashSet<>();
    data.places().stream().filter(p -> enclosed.contains(p.id())).forEach(p -> seen.add(p.code()));
    data.cabinets().stream()
        .filter(cabinet -> cabinets.contains(cabinet.id()))
        .forEach(cabinet -> seen.add(cabinet.code()));
    data.equipment().stream()
        .filter(e -> equipment.contains(e.id()))
        .forEach(e -> seen.add(e.code()));
    return data.tags().stream().filter(tag -> seen.contains(tag.code())).toList();
  }

  /** A sum is seen only where everything that goes into it may be seen. */
  private boolean seen(DerivedBlock block) {
    return switch (block.kind()) {
      case CABINET -> cabinets.contains(block.owner());
      case ROW, ROOM, BUILDING, PARK -> enclosed.contains(block.owner());
      case TENANT -> scope.tenants().contains(block.owner());
    };
  }

  private boolean seen(Relation relation) {
    return equipment.contains(relation.from())
        && switch (relation.target()) {
          case EQUIPMENT -> equipment.contains(relation.to());
          case CABINET -> cabinets.contains(relation.to());
          case PLACE -> around.contains(relation.to());
        };
  }
}
