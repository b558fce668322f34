package org.parkwatch.alerting;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.AlarmCommand;
import org.parkwatch.alerting.evaluate.Changes;
import org.parkwatch.alerting.evaluate.Condition;
import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.alerting.evaluate.Evaluator;
import org.parkwatch.alerting.journal.AlarmRow;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalBatch;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.alerting.journal.Shelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of alarms after ISA-18.2-2016: a condition that becomes true raises one (state B), a
 * person acknowledges it (C), it returns unacknowledged (D), and it ends once it is both over and
 * acknowledged. Meanwhile a person may put it off the list (G): it then stands until its time on
 * the shelf is over, and comes back as one that nobody has, or ends if its condition is over. A
 * condition has at most one standing alarm, and so has a ladder on a point. Confined to the alarm
 * thread.
 */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private record Key(String rule, String device, String point) {}

  private final Map<Key, AlarmRow> byCondition = new HashMap<>();
  private final Map<Long, AlarmRow> byId = new HashMap<>();
  private final SortedSet<Long> shelved = new TreeSet<>();
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
    if (row.shelf() == null) {
      shelved.remove(row.id());
    } else {
      shelved.add(row.id());
    }
  }

  private void drop(AlarmRow row) {
    byCondition.remove(key(row), byId.remove(row.id()));
    shelved.remove(row.id());
  }

  /** Alarms on the list. */
  int standing() {
    return byId.size() - shelved.size();
  }

  /** Alarms that are kept off it. */
  int shelved() {
    return shelved.size();
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
    AlarmRow left = null;
    for (int i = 0; i < changes.size(); i++) {
      Condition condition = plan.condition(changes.cell(i), changes.condition(i));
      if (changes.raised(i)) {
        raise(condition, plan, changes, i, changes.stepDown(i) ? left : null, offset, out);
      } else {
        left = finish(condition, changes, i, offset, out);
      }
    }
  }

  /** The standing alarm of the condition, or of another level of its ladder. */
  private @Nullable AlarmRow before(Condition condition) {
    List<String> ladder = condition.rule().ladder();
    for (String rule : ladder.isEmpty() ? List.of(condition.ruleKey()) : ladder) {
      Key key = new Key(rule, condition.device().code(), condition.spec().name());
      AlarmRow row = byCondition.get(key);
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  /** What becomes graver comes off the shelf. */
  private static @Nullable Shelf shelf(Condition condition, @Nullable AlarmRow before) {
    boolean graver =
        before != null
            && !condition.rule().ladder().isEmpty()
            && condition.severity() < before.severity();
    return before == null || graver ? null : before.shelf();
  }

  /**
   * @param left the graver alarm of which this is what is left: who has that has this
   */
  private void raise(
      Condition condition,
      ConditionPlan plan,
      Changes changes,
      int i,
      @Nullable AlarmRow left,
      long offset,
      JournalBatch out) {
    AlarmRow before = before(condition);
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
            left == null ? "" : left.acknowledgedBy(),
            left == null ? 0 : left.acknowledgedMillis(),
            0,
            left == null ? "" : left.reason(),
            shelf(condition, before));
    if (before != null) {
      drop(before);
      out.ends(before.shelved(null).superseded(changes.at(i)));
    }
    keep(row);
    out.stands(row);
    out.entry(
        JournalEntry.of(
            sequence,
            EntryKind.RAISED,
            row,
            changes.since(i),
            changes.at(i),
            offset,
            row.value(),
            "",
            ""));
  }

  /** The alarm as it was when its condition was over. */
  private @Nullable AlarmRow finish(
      Condition condition, Changes changes, int i, long offset, JournalBatch out) {
    Key key = new Key(condition.ruleKey(), condition.device().code(), condition.spec().name());
    AlarmRow row = byCondition.get(key);
    if (row == null || !row.active()) {
      LOG.error("A condition is over that no alarm stands for: {}", key);
      return null;
    }
    AlarmRow returned = row.returned(changes.since(i));
    settle(returned, changes.at(i), out);
    out.entry(
        JournalEntry.of(
            ++sequence,
            EntryKind.RETURNED,
            returned,
            changes.since(i),
            changes.at(i),
            offset,
            changes.value(i),
            "",
            ""));
    Shelf shelf = row.shelf();
    if (shelf != null && shelf.oneShot()) {
      unshelve(returned, "", "", changes.at(i), offset, out);
      return returned.unshelved();
    }
    return returned;
  }

  /** Keeps an alarm that changed, or ends it. */
  private void settle(AlarmRow row, long atMillis, JournalBatch out) {
    if (row.active() || !row.acknowledged() || row.shelf() != null) {
      keep(row);
      out.stands(row);
    } else {
      drop(row);
      out.ends(row.ended(atMillis));
    }
  }

  /**
   * Does what a person wants with alarms that stand; those that are so already are left out.
   *
   * @param atMillis UTC time of the log
   * @return how many it changed
   */
  int obey(AlarmCommand command, long atMillis, long offset, JournalBatch out) {
    int count = 0;
    for (long id : command.alarms()) {
      AlarmRow row = byId.get(id);
      boolean done =
          row != null
              && switch (command.act()) {
                case ACKNOWLEDGE -> acknowledge(row, command, atMillis, offset, out);
                case SHELVE, SHELVE_ONCE -> shelve(row, command, atMillis, offset, out);
                case UNSHELVE ->
                    row.shelf() != null
                        && unshelve(row, command.who(), command.reason(), atMillis, offset, out);
              };
      count += done ? 1 : 0;
    }
    return count;
  }

  private boolean acknowledge(
      AlarmRow row, AlarmCommand command, long at, long offset, JournalBatch out) {
    if (row.acknowledged()) {
      return false;
    }
    AlarmRow taken = row.acknowledged(command.who(), at, command.reason());
    settle(taken, at, out);
    note(EntryKind.ACKNOWLEDGED, taken, command.who(), command.reason(), at, offset, out);
    return true;
  }

  /** One that is over already has no condition to wait for, so it takes a time only. */
  private boolean shelve(
      AlarmRow row, AlarmCommand command, long at, long offset, JournalBatch out) {
    boolean once = command.act() == AlarmCommand.Act.SHELVE_ONCE;
    if (row.shelf() != null || (once && !row.active())) {
      return false;
    }
    Shelf shelf = new Shelf(once, command.who(), command.reason(), at, at + command.forMillis());
    AlarmRow away = row.shelved(shelf);
    settle(away, at, out);
    note(EntryKind.SHELVED, away, command.who(), command.reason(), at, offset, out);
    return true;
  }

  private boolean unshelve(
      AlarmRow row, String who, String reason, long at, long offset, JournalBatch out) {
    AlarmRow back = row.unshelved();
    if (back.active()) {
      keep(back);
      out.stands(back);
    } else {
      drop(row);
      out.ends(row.shelved(null).ended(at));
    }
    note(EntryKind.UNSHELVED, back, who, reason, at, offset, out);
    return true;
  }

  private void note(
      EntryKind kind,
      AlarmRow row,
      String who,
      String reason,
      long at,
      long offset,
      JournalBatch out) {
    out.entry(JournalEntry.of(++sequence, kind, row, at, at, offset, Double.NaN, who, reason));
  }

  /** Takes back on the list what was off it for its whole time, the oldest first. */
  void elapse(long nowMillis, long offset, JournalBatch out) {
    for (long id : shelved.isEmpty() ? List.<Long>of() : List.copyOf(shelved)) {
      AlarmRow row = byId.get(id);
      Shelf shelf = row == null ? null : row.shelf();
      if (row != null && shelf != null && shelf.untilMillis() <= nowMillis) {
        unshelve(row, "", "", nowMillis, offset, out);
      }
    }
  }

  /** Ends the active alarms whose condition is no longer among those evaluated. */
  void withdrawMissing(Evaluator evaluator, long offset, JournalBatch out) {
    for (AlarmRow row : active()) {
      if (!evaluator.has(row.device(), row.pointName(), row.rule())) {
        withdraw(row, "rule or point no longer in force", evaluator.now(), offset, out);
      }
    }
  }

  /** Ends the active alarms that became lesser levels of a ladder whose graver one stands. */
  void withdrawCovered(Evaluator evaluator, long offset, JournalBatch out) {
    for (AlarmRow row : active()) {
      if (!evaluator.active(row.device(), row.pointName(), row.rule())) {
        withdraw(row, "a graver level of the rule stands", evaluator.now(), offset, out);
      }
    }
  }

  private void withdraw(AlarmRow row, String why, long at, long offset, JournalBatch out) {
    AlarmRow gone = row.shelved(null).withdrawn(at, why);
    drop(row);
    out.ends(gone);
    note(EntryKind.WITHDRAWN, gone, "", why, at, offset, out);
  }
}
