package org.parkwatch.alerting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.alerting.board.Acknowledgement;
import org.parkwatch.alerting.evaluate.Changes;
import org.parkwatch.alerting.evaluate.Condition;
import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.alerting.evaluate.Evaluator;
import org.parkwatch.alerting.journal.AlarmRow;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalBatch;
import org.parkwatch.alerting.journal.JournalEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of alarms after ISA-18.2-2016: a condition that becomes true raises one (state B), a
 * person acknowledges it (C), it returns unacknowledged (D), and it ends once it is both over and
 * acknowledged. A condition has at most one standing alarm. Confined to the alarm thread.
 */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private record Key(String rule, String device, String point) {}

  private final Map<Key, AlarmRow> byCondition = new HashMap<>();
  private final Map<Long, AlarmRow> byId = new HashMap<>();
  private long sequence;

  Ledger(Collection<AlarmRow> standing, long sequence) {
    this.sequence = sequence;
    standing.forEach(this::keep);
  }

  private static Key key(AlarmRow row) {
    return new Key(row.rule(), row.device(), row.pointName());
  }

  private void keep(AlarmRow row) {
    byCondition.put(key(row), row);
    byId.put(row.id(), row);
  }

  private void drop(AlarmRow row) {
    byCondition.remove(key(row), byId.remove(row.id()));
  }

  int standing() {
    return byId.size();
  }

  /** Standing alarms whose condition is true. */
  List<AlarmRow> active() {
    return byId.values().stream()
        .filter(AlarmRow::active)
        .sorted(Comparator.comparingLong(AlarmRow::id))
        .toList();
  }

  boolean active(Condition condition) {
    Key key = new Key(condition.ruleKey(), condition.device().code(), condition.spec().name());
    AlarmRow row = byCondition.get(key);
    return row != null && row.active();
  }

  /** Turns changes of conditions into transitions of alarms. */
  void apply(Changes changes, ConditionPlan plan, long offset, JournalBatch out) {
    for (int i = 0; i < changes.size(); i++) {
      Condition condition = plan.condition(changes.cell(i), changes.condition(i));
      if (changes.raised(i)) {
        raise(condition, plan, changes, i, offset, out);
      } else {
        finish(condition, changes, i, offset, out);
      }
    }
  }

  private void raise(
      Condition condition,
      ConditionPlan plan,
      Changes changes,
      int i,
      long offset,
      JournalBatch out) {
    AlarmRow row =
        new AlarmRow(
            ++sequence,
            condition.ruleKey(),
            condition.point(),
            condition.device().code(),
            condition.spec().name(),
            condition.severity(),
            true,
            LineTexts.place(plan.park(), condition.device()),
            LineTexts.what(plan.park(), condition),
            changes.value(i),
            condition.limit(),
            condition.spec().quantity().unit(),
            condition.spec().decimals(),
            changes.since(i),
            0,
            "",
            0,
            0,
            "");
    AlarmRow before = byCondition.get(key(row));
    if (before != null) {
      byId.remove(before.id());
      out.ends(before.superseded(changes.at(i)));
    }
    keep(row);
    out.stands(row);
    out.entry(
        entry(EntryKind.RAISED, row, changes.since(i), changes.at(i), offset, row.value(), "", ""));
  }

  private void finish(Condition condition, Changes changes, int i, long offset, JournalBatch out) {
    Key key = new Key(condition.ruleKey(), condition.device().code(), condition.spec().name());
    AlarmRow row = byCondition.get(key);
    if (row == null || !row.active()) {
      LOG.error("A condition is over that no alarm stands for: {}", key);
      return;
    }
    sequence++;
    AlarmRow returned = row.returned(changes.since(i));
    settle(returned, changes.at(i), out);
    out.entry(
        entry(
            EntryKind.RETURNED,
            returned,
            changes.since(i),
            changes.at(i),
            offset,
            changes.value(i),
            "",
            ""));
  }

  /** Keeps an alarm that changed, or ends it. */
  private void settle(AlarmRow row, long atMillis, JournalBatch out) {
    if (row.active() || !row.acknowledged()) {
      keep(row);
      out.stands(row);
    } else {
      drop(row);
      out.ends(row.ended(atMillis));
    }
  }

  /**
   * Takes note of alarms that stand and that nobody has.
   *
   * @param atMillis UTC time of the log
   * @return how many
   */
  int acknowledge(Acknowledgement command, long atMillis, long offset, JournalBatch out) {
    int count = 0;
    for (long id : command.alarms()) {
      AlarmRow row = byId.get(id);
      if (row == null || row.acknowledged()) {
        continue;
      }
      sequence++;
      count++;
      AlarmRow taken = row.acknowledged(command.who(), atMillis, command.reason());
      settle(taken, atMillis, out);
      out.entry(
          entry(
              EntryKind.ACKNOWLEDGED,
              taken,
              atMillis,
              atMillis,
              offset,
              Double.NaN,
              command.who(),
              command.reason()));
    }
    return count;
  }

  /** Ends the active alarms whose condition is no longer among those evaluated. */
  void withdrawMissing(Evaluator evaluator, long offset, JournalBatch out) {
    long at = evaluator.now();
    for (AlarmRow row : new ArrayList<>(active())) {
      if (!evaluator.has(row.device(), row.pointName(), row.rule())) {
        sequence++;
        AlarmRow gone = row.withdrawn(at, "rule or point no longer in force");
        drop(row);
        out.ends(gone);
        out.entry(entry(EntryKind.WITHDRAWN, gone, at, at, offset, Double.NaN, "", gone.reason()));
      }
    }
  }

  private JournalEntry entry(
      EntryKind kind,
      AlarmRow row,
      long since,
      long at,
      long offset,
      double value,
      String who,
      String reason) {
    return new JournalEntry(
        sequence,
        kind,
        row.id(),
        since,
        at,
        0,
        offset,
        row.rule(),
        row.point(),
        row.device(),
        row.pointName(),
        row.severity(),
        value,
        row.limit(),
        who,
        reason);
  }
}
