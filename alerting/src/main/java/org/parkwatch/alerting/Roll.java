package org.parkwatch.alerting;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.evaluate.Condition;
import org.parkwatch.alerting.journal.AlarmRow;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalBatch;
import org.parkwatch.alerting.journal.JournalEntry;

/** The alarms that stand, and the numbers of journal entries. Confined to the alarm thread. */
final class Roll {
  private record Key(String rule, String device, String point) {}

  private final Map<Key, AlarmRow> byCondition = new HashMap<>();
  private final Map<Long, AlarmRow> byId = new HashMap<>();
  private final SortedSet<Long> shelved = new TreeSet<>();
  private final Set<Long> aside = new HashSet<>();
  private long sequence;

  Roll(Collection<AlarmRow> standing, long sequence) {
    this.sequence = sequence;
    standing.forEach(this::keep);
  }

  private static Key key(AlarmRow row) {
    return new Key(row.rule(), row.device(), row.pointName());
  }

  void keep(AlarmRow row) {
    byCondition.put(key(row), row);
    byId.put(row.id(), row);
    put(shelved, row.id(), row.shelf() != null);
    put(aside, row.id(), row.shelf() == null && row.marks().aside());
  }

  private static void put(Set<Long> ids, long id, boolean in) {
    if (in) {
      ids.add(id);
    } else {
      ids.remove(id);
    }
  }

  void drop(AlarmRow row) {
    byCondition.remove(key(row), byId.remove(row.id()));
    shelved.remove(row.id());
    aside.remove(row.id());
  }

  @Nullable AlarmRow row(long id) {
    return byId.get(id);
  }

  @Nullable AlarmRow of(Condition condition) {
    return of(condition, condition.ruleKey());
  }

  /** The standing alarm of the point of a condition, by another rule's key. */
  @Nullable AlarmRow of(Condition condition, String ruleKey) {
    return byCondition.get(new Key(ruleKey, condition.subject().code(), condition.spec().name()));
  }

  /** Alarms on the list. */
  int listed() {
    return byId.size() - shelved.size() - aside.size();
  }

  /** Alarms that a person put off it. */
  int shelved() {
    return shelved.size();
  }

  /** Ids of those, the oldest first. */
  List<Long> shelvedIds() {
    return shelved.isEmpty() ? List.of() : List.copyOf(shelved);
  }

  /** Standing alarms whose condition is true, the oldest first. */
  List<AlarmRow> active() {
    return byId.values().stream()
        .filter(AlarmRow::active)
        .sorted(Comparator.comparingLong(AlarmRow::id))
        .toList();
  }

  /**
   * Keeps an alarm that changed, or ends it: one that is over and that somebody has, unless it
   * latched or is on the shelf; and one that is over while it was aside, for nobody was told.
   */
  void settle(AlarmRow row, long atMillis, JournalBatch out) {
    boolean done = row.acknowledged() && !row.latched() && row.shelf() == null;
    if (row.active() || !(done || row.marks().aside())) {
      stands(row, out);
    } else {
      drop(row);
      out.ends(row.shelved(null).ended(atMillis));
    }
  }

  void stands(AlarmRow row, JournalBatch out) {
    keep(row);
    out.stands(row);
  }

  /** Number of the next entry. */
  long next() {
    return ++sequence;
  }

  /** Writes down that something happened to an alarm that no sample decided. */
  void note(
      EntryKind kind,
      AlarmRow row,
      String who,
      String reason,
      long at,
      long offset,
      JournalBatch out) {
    out.entry(JournalEntry.of(next(), kind, row, at, at, offset, Double.NaN, who, reason));
  }
}
