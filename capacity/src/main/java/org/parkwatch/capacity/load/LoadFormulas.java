package org.parkwatch.capacity.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Tenancy;
import org.parkwatch.facility.park.Tenant;
import org.parkwatch.telemetry.derive.Formulas;
import org.parkwatch.telemetry.derive.Operation;

/** The formulas about load of all owners of a park. Used once, on one thread. */
public final class LoadFormulas {
  private final Park park;
  private final CabinetFormulas cabinetFormulas;
  private final Formulas into;
  private final Map<Integer, List<Integer>> powersOfPlace = new HashMap<>();
  private final Map<Integer, Double> contractOfPlace = new HashMap<>();
  private final Map<Integer, List<Integer>> powersOfTenant = new HashMap<>();
  private final Map<Integer, Double> contractOfTenant = new HashMap<>();

  private LoadFormulas(Park park, Feeds feeds, Formulas into) {
    this.park = park;
    this.into = into;
    cabinetFormulas = new CabinetFormulas(feeds, into);
  }

  /** Adds the formulas of a park. */
  public static void add(Park park, Feeds feeds, Formulas into) {
    new LoadFormulas(park, feeds, into).add();
  }

  private void add() {
    for (Cabinet cabinet : park.cabinets()) {
      double contract = park.tenancyOf(cabinet.id()).map(Tenancy::contractKw).orElse(0.0);
      park.derivedOf(OwnerKind.CABINET, cabinet.id())
          .ifPresent(block -> cabinet(cabinet, block, contract));
      for (int place = cabinet.row(); place >= 0; place = park.place(place).parent()) {
        contractOfPlace.merge(place, contract, Double::sum);
      }
    }
    level(PlaceKind.ROW, OwnerKind.ROW);
    level(PlaceKind.ROOM, OwnerKind.ROOM);
    level(PlaceKind.BUILDING, OwnerKind.BUILDING);
    level(PlaceKind.PARK, OwnerKind.PARK);
    for (Tenant tenant : park.tenants()) {
      List<Integer> powers = powersOfTenant.getOrDefault(tenant.id(), List.of());
      double contract = contractOfTenant.getOrDefault(tenant.id(), 0.0);
      park.derivedOf(OwnerKind.TENANT, tenant.id())
          .ifPresent(block -> total(block, powers, contract));
    }
  }

  private void cabinet(Cabinet cabinet, DerivedBlock block, double contract) {
    List<Integer> feeds = cabinetFormulas.add(cabinet, block, contract);
    powersOfPlace.computeIfAbsent(cabinet.row(), row -> new ArrayList<>()).addAll(feeds);
    park.tenancyOf(cabinet.id())
        .ifPresent(tenancy -> {
          powersOfTenant
              .computeIfAbsent(tenancy.tenant(), tenant -> new ArrayList<>())
              .addAll(feeds);
          contractOfTenant.merge(tenancy.tenant(), tenancy.contractKw(), Double::sum);
        });
  }

  /** Sums the places of one kind, each into the next place around it that has derived points. */
  private void level(PlaceKind placeKind, OwnerKind ownerKind) {
    for (Place place : park.places()) {
      List<Integer> powers = powersOfPlace.getOrDefault(place.id(), List.of());
      if (place.kind() != placeKind || powers.isEmpty()) {
        continue;
      }
      park.derivedOf(ownerKind, place.id())
          .ifPresent(block -> {
            int power = total(block, powers, contractOfPlace.getOrDefault(place.id(), 0.0));
            outer(place).add(power);
          });
    }
  }

  private List<Integer> outer(Place place) {
    int outer = place.parent();
    while (outer >= 0 && !summed(park.place(outer).kind())) {
      outer = park.place(outer).parent();
    }
    return powersOfPlace.computeIfAbsent(outer, id -> new ArrayList<>());
  }

  private static boolean summed(PlaceKind kind) {
    return switch (kind) {
      case PARK, BUILDING, ROOM, ROW -> true;
      case FLOOR, ZONE -> false;
    };
  }

  private int total(DerivedBlock block, List<Integer> powers, double contract) {
    if (powers.isEmpty()) {
      return block.pointId(LoadPoints.POWER);
    }
    int power = into.point(block, LoadPoints.POWER, Operation.SUM, powers);
    into.point(block, LoadPoints.MEASURED_SHARE, Operation.SHARE, List.of(power));
    into.point(block, LoadPoints.HEADROOM, Operation.HEADROOM, List.of(power), contract);
    return power;
  }
}
