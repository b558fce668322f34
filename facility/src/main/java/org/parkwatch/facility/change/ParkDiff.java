package org.parkwatch.facility.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.parkwatch.facility.park.Side;
import org.parkwatch.facility.parkfile.AliasDraft;
import org.parkwatch.facility.parkfile.CabinetDraft;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.facility.parkfile.EquipmentDraft;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.PlaceDraft;
import org.parkwatch.facility.parkfile.RelationDraft;
import org.parkwatch.facility.parkfile.TenancyDraft;
import org.parkwatch.facility.parkfile.TenantDraft;

/**
 * What would be added, changed and ended if one state of the park files followed another. Things
 * are the same if their codes are. Immutable.
 */
public record ParkDiff(Map<Subject, List<Change>> changes) {
  /** What changes are grouped by, in the order in which they are shown. */
  public enum Subject {
    PLACES,
    CABINETS,
    EQUIPMENT,
    DEVICES,
    RELATIONS,
    TENANTS,
    TENANCIES,
    ALIASES,
    TAGS
  }

  public static ParkDiff between(ParkDraft before, ParkDraft after) {
    Map<Subject, List<Change>> changes = new EnumMap<>(Subject.class);
    changes.put(Subject.PLACES, rows(before.places(), after.places(), PlaceDraft::code));
    changes.put(Subject.CABINETS, rows(before.cabinets(), after.cabinets(), CabinetDraft::code));
    changes.put(
        Subject.EQUIPMENT, rows(before.equipment(), after.equipment(), EquipmentDraft::code));
    changes.put(Subject.DEVICES, rows(before.devices(), after.devices(), DeviceDraft::code));
    changes.put(Subject.RELATIONS, relations(before.relations(), after.relations()));
    changes.put(Subject.TENANTS, rows(before.tenants(), after.tenants(), TenantDraft::code));
    changes.put(
        Subject.TENANCIES, rows(before.tenancies(), after.tenancies(), TenancyDraft::cabinet));
    changes.put(Subject.ALIASES, rows(before.aliases(), after.aliases(), AliasDraft::alias));
    changes.put(
        Subject.TAGS, rows(before.tags(), after.tags(), tag -> tag.code() + " " + tag.tag()));
    return new ParkDiff(changes);
  }

  public boolean isEmpty() {
    return changes.values().stream().allMatch(List::isEmpty);
  }

  /**
   * The changes of one subject: added, then changed, then ended, each in the order of the files.
   */
  public List<Change> of(Subject subject) {
    return changes.getOrDefault(subject, List.of());
  }

  public long count(Subject subject, Change.Kind kind) {
    return of(subject).stream().filter(change -> change.kind() == kind).count();
  }

  private static <T extends Record> List<Change> rows(
      List<T> before, List<T> after, Function<T, String> code) {
    Map<String, T> old = new LinkedHashMap<>();
    before.forEach(row -> old.put(code.apply(row), row));
    List<Change> added = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    for (T row : after) {
      String key = code.apply(row);
      Optional<T> was = Optional.ofNullable(old.remove(key));
      if (was.isEmpty()) {
        added.add(new Change(Change.Kind.ADDED, key, List.of()));
      } else if (!was.get().equals(row)) {
        changed.add(new Change(Change.Kind.CHANGED, key, Fields.differing(was.get(), row)));
      }
    }
    return joined(added, changed, ended(old.keySet()));
  }

  private static List<Change> relations(List<RelationDraft> before, List<RelationDraft> after) {
    Set<RelationDraft> old = new LinkedHashSet<>(before);
    List<Change> added = new ArrayList<>();
    for (RelationDraft relation : new LinkedHashSet<>(after)) {
      if (!old.remove(relation)) {
        added.add(new Change(Change.Kind.ADDED, words(relation), List.of()));
      }
    }
    return joined(added, List.of(), ended(old.stream().map(ParkDiff::words).toList()));
  }

  /** Such as {@code POWER FZ-B1-RPP-A1-07 -> FZ-B1-1F-R101-A07 (A)}. */
  private static String words(RelationDraft relation) {
    Side side = relation.side();
    return relation.kind()
        + " "
        + relation.from()
        + " -> "
        + relation.to()
        + (side == null ? "" : " (" + side + ")");
  }

  private static List<Change> ended(Collection<String> codes) {
    return codes.stream()
        .map(code -> new Change(Change.Kind.ENDED, Objects.requireNonNull(code), List.of()))
        .toList();
  }

  private static List<Change> joined(List<Change> a, List<Change> b, List<Change> c) {
    List<Change> all = new ArrayList<>(a);
    all.addAll(b);
    all.addAll(c);
    return List.copyOf(all);
  }
}
