package org.parkwatch.alerting.evaluate;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.rules.Binding;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.Tenant;
import org.parkwatch.facility.yaml.Problems;

/** Where things stand, as rules ask for it. Remembers places; confined to one thread. */
final class Sites {
  private final Park park;
  private final Map<String, Integer> placesByCode = new HashMap<>();
  private final Map<Integer, Set<Integer>> around = new HashMap<>();
  private final Map<Integer, Boolean> dutyOfPlace = new HashMap<>();

  Sites(Park park) {
    this.park = park;
    park.places().forEach(place -> placesByCode.put(place.code(), place.id()));
  }

  /**
   * Refuses rules that name what the park does not have.
   *
   * @throws org.parkwatch.facility.yaml.InputRefused with all of them
   */
  void refuseUnknownCodes(RuleSet rules) {
    Set<String> tenants = new HashSet<>();
    park.tenants().stream().map(Tenant::code).forEach(tenants::add);
    Problems problems = new Problems();
    for (Rule rule : rules.rules()) {
      String place = rule.on().place();
      if (place != null && !placesByCode.containsKey(place)) {
        problems.add(rule.file(), rule.line(), "on.place", "the park has no place " + place);
      }
      String cabinet = rule.on().cabinet();
      if (cabinet != null && park.cabinetByCode(cabinet).isEmpty()) {
        problems.add(rule.file(), rule.line(), "on.cabinet", "the park has no cabinet " + cabinet);
      }
      String tenant = rule.on().tenant();
      if (tenant != null && !tenants.contains(tenant)) {
        problems.add(rule.file(), rule.line(), "on.tenant", "the park has no tenant " + tenant);
      }
    }
    problems.refuseIfAny("alarm rules that do not fit the park:");
  }

  /** Whether it and all that encloses it is in service; a tenant always is. */
  boolean onDuty(Subject subject) {
    Device device = subject.device();
    if (device != null && !(device.life().onDuty() && park.equipmentOf(device).life().onDuty())) {
      return false;
    }
    int cabinet = subject.cabinet(park);
    if (cabinet >= 0 && !park.cabinet(cabinet).life().onDuty()) {
      return false;
    }
    int place = subject.place(park);
    return place < 0 || onDuty(place);
  }

  private boolean onDuty(int id) {
    Boolean known = dutyOfPlace.get(id);
    if (known != null) {
      return known;
    }
    Place place = park.place(id);
    boolean duty = place.life().onDuty() && (place.parent() < 0 || onDuty(place.parent()));
    dutyOfPlace.put(id, duty);
    return duty;
  }

  /** Whether a subject is where a rule holds. */
  boolean stands(Subject subject, Binding on) {
    if (on.place() != null && !placesAround(subject).contains(placesByCode.get(on.place()))) {
      return false;
    }
    if (!on.tags().isEmpty() && !tagged(subject, on.tags())) {
      return false;
    }
    if (on.cabinet() == null && on.tenant() == null) {
      return true;
    }
    int cabinet = subject.cabinet(park);
    return (on.cabinet() == null
            || (cabinet >= 0 && on.cabinet().equals(park.cabinet(cabinet).code())))
        && (on.tenant() == null || on.tenant().equals(tenantOf(subject, cabinet)));
  }

  /** Whether its equipment, its cabinet or a place around it has one of the tags. */
  private boolean tagged(Subject subject, List<String> wanted) {
    Device device = subject.device();
    int cabinet = subject.cabinet(park);
    return (device != null && has(park.equipmentOf(device).code(), wanted))
        || (cabinet >= 0 && has(park.cabinet(cabinet).code(), wanted))
        || placesAround(subject).stream().anyMatch(id -> has(park.place(id).code(), wanted));
  }

  private boolean has(String code, List<String> wanted) {
    return !Collections.disjoint(park.tagsOf(code), wanted);
  }

  /** Says which rules ask for a tag that nothing has; it may be put on something later. */
  List<String> unusedTags(RuleSet rules) {
    Set<String> known = new HashSet<>();
    park.tags().forEach(tag -> known.add(tag.tag()));
    return rules.rules().stream()
        .filter(rule -> !rule.handling().onlySuppresses())
        .filter(rule -> rule.ladder().isEmpty() || rule.ladder().getFirst().equals(rule.id()))
        .flatMap(rule ->
            rule.on().tags().stream()
                .filter(tag -> !known.contains(tag))
                .map(tag ->
                    "%s (%s:%d): nothing in this park has the tag %s"
                        .formatted(rule.id(), rule.file(), rule.line(), tag)))
        .toList();
  }

  /** Code of the tenant that it is, or that rents its cabinet; null for a free one. */
  private @Nullable String tenantOf(Subject subject, int cabinet) {
    if (subject.owner() == OwnerKind.TENANT) {
      return subject.code();
    }
    return cabinet < 0
        ? null
        : park.tenancyOf(cabinet).map(held -> park.tenant(held.tenant()).code()).orElse(null);
  }

  private Set<Integer> placesAround(Subject subject) {
    int innermost = subject.place(park);
    return innermost < 0 ? Set.of() : around.computeIfAbsent(innermost, this::climb);
  }

  private Set<Integer> climb(int place) {
    Set<Integer> places = new HashSet<>();
    for (int id = place; id >= 0; id = park.place(id).parent()) {
      places.add(id);
    }
    return places;
  }
}
