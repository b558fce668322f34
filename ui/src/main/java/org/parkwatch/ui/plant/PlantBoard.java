package org.parkwatch.ui.plant;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.ui.map.ParkLayout;

/** The plant pages of each picture of the park, made when first asked for. Thread-safe. */
public final class PlantBoard {
  private final Map<Park, Pages> pages = new WeakHashMap<>();

  /** Everything that is kept of one picture. */
  private static final class Pages {
    final List<Place> buildings;
    final Map<String, PlantPlan> plans = new HashMap<>();
    Optional<Probe> probe = Optional.empty();

    Pages(Park park) {
      buildings = ParkLayout.of(park).buildings();
    }
  }

  /** Buildings with machine rooms, in the order of their codes. */
  synchronized List<Place> buildings(Park park) {
    return of(park).buildings;
  }

  /** Floors of a building from the lowest up. */
  static List<Place> floors(Park park, Place building) {
    return park.places().stream()
        .filter(place -> place.kind() == PlaceKind.FLOOR && place.parent() == building.id())
        .sorted(Comparator.comparing(Place::code))
        .toList();
  }

  /** Power of the whole building, or of one of its floors. */
  synchronized PlantPlan power(Park park, Place building, Optional<Place> floor) {
    String key = "power " + floor.orElse(building).id();
    return plan(
        park,
        building,
        key,
        () -> {
          PowerScope scope = new PowerScope(park, building);
          return floor.map(scope::floor).orElseGet(scope::overview);
        });
  }

  /** Cooling of the whole building. */
  synchronized PlantPlan cooling(Park park, Place building) {
    return plan(
        park, building, "cooling " + building.id(), () -> new CoolingScope(park, building).graph());
  }

  private PlantPlan plan(Park park, Place building, String key, Supplier<PlantGraph> graph) {
    Pages own = of(park);
    Probe probe = own.probe.orElseGet(() -> new Probe(park));
    own.probe = Optional.of(probe);
    return own.plans.computeIfAbsent(key, k -> PlantPlan.of(park, building, graph.get(), probe));
  }

  private Pages of(Park park) {
    return pages.computeIfAbsent(park, Pages::new);
  }
}
