package org.parkwatch.facility.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkData;

/** A park as it stands, and what those see of it whose scope is smaller. Thread-safe. */
final class ScopedPark {
  /** Pictures for scopes smaller than the park, kept until the park changes. */
  private static final int MOST_SCOPES = 64;

  private final Snapshot whole;
  private final Map<Scope, Park> cut = new ConcurrentHashMap<>();

  ScopedPark(Snapshot whole) {
    this.whole = whole;
  }

  Snapshot whole() {
    return whole;
  }

  Park seenFrom(Scope scope) {
    if (scope.everything()) {
      return whole.park();
    }
    if (cut.size() >= MOST_SCOPES) {
      cut.clear();
    }
    return cut.computeIfAbsent(scope, key -> cut(whole.data(), key));
  }

  /** Codes by alias, of what is seen from the scope. */
  Map<String, String> aliases(Scope scope) {
    if (scope.everything()) {
      return whole.codeOfAlias();
    }
    Park park = seenFrom(scope);
    Set<String> seen = new HashSet<>();
    park.cabinets().forEach(cabinet -> seen.add(cabinet.code()));
    park.places().forEach(place -> seen.add(place.code()));
    park.equipment().forEach(equipment -> seen.add(equipment.code()));
    Map<String, String> aliases = new HashMap<>(whole.codeOfAlias());
    aliases.values().retainAll(seen);
    return Map.copyOf(aliases);
  }

  /** What of the data is seen from the scope. */
  static Park cut(ParkData data, Scope scope) {
    return new Park(ScopeFilter.filter(data, scope));
  }
}
