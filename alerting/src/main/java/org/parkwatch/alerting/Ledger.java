package org.parkwatch.alerting;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.AlarmCommand;
import org.parkwatch.alerting.board.ServiceCommand;
import org.parkwatch.alerting.evaluate.Changes;
import org.parkwatch.alerting.evaluate.Condition;
import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.alerting.evaluate.Evaluator;
import org.parkwatch.alerting.journal.AlarmRow;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalBatch;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.alerting.journal.Shelf;
import org.parkwatch.facility.park.Park;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of alarms after ISA-18.2-2016: a condition that becomes true raises one (state B), a
 * person acknowledges it (C), it returns unacknowledged (D), and it ends once it is both over and
 * acknowledged. Meanwhile a person may put it off the list (G): it then stands until its time on
 * the shelf is over, and comes back as one that nobody has, or ends if its condition is over. What
 * latched stays after it is over until a person resets it; what is aside ({@link OffDuty}) ends as
 * soon as it is over. A condition has at most one standing alarm, and so has a ladder on a point.
 * Confined to the alarm thread.
 */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private final Roll roll;
  private final OffDuty offDuty;
  private final PersonActs persons;

  /**
   * @param services what is out of service, and what was
   */
  Ledger(Collection<AlarmRow> standing, Collection<OutOfService> services, long sequence) {
    roll = new Roll(standing, sequence);
    offDuty = new OffDuty(roll, services);
    persons = new PersonActs(roll);
  }

  /** Alarms on the list. */
  int standing() {
    return roll.listed();
  }

  /** Alarms that are kept off it. */
  int shelved() {
    return roll.shelved();
  }

  /** Standing alarms whose condition is true. */
  List<AlarmRow> active() {
    return roll.active();
  }

  boolean active(Condition condition) {
    AlarmRow row = roll.of(condition);
    return row != null && row.active();
  }

  /** Turns changes of conditions into transitions of alarms. */
  void apply(Changes changes, ConditionPlan plan, long offset, JournalBatch out) {
    AlarmRow left = null;
    for (int i = 0; i < changes.size(); i++) {
      Condition condition = plan.condition(changes.cell(i), changes.condition(i));
      if (condition.rule().handling().onlySuppresses()) {
        boolean began = changes.raised(i);
        offDuty.suppress(condition, began, plan.park(), changes.at(i), offset, out);
      } else if (changes.raised(i)) {
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
      AlarmRow row = roll.of(condition, rule);
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
            roll.next(),
            condition.ruleKey(),
            condition.point(),
            condition.subject().code(),
            condition.spec().name(),
            condition.severity(),
            true,
            LineTexts.place(plan.park(), condition.subject()),
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
            shelf(condition, before),
            offDuty.marksOf(condition, plan.park()));
    if (before != null) {
      roll.drop(before);
      out.ends(before.shelved(null).superseded(changes.at(i)));
    }
    roll.stands(row, out);
    out.entry(
        JournalEntry.of(
            row.id(),
            EntryKind.RAISED,
            row,
            changes.since(i),
            changes.at(i),
            offset,
            row.value(),
            "",
            ""));
    offDuty.tell(row, changes.at(i), offset, out);
  }

  /** The alarm as it was when its condition was over. */
  private @Nullable AlarmRow finish(
      Condition condition, Changes changes, int i, long offset, JournalBatch out) {
    AlarmRow row = roll.of(condition);
    if (row == null || !row.active()) {
      LOG.error(
          "A condition is over that no alarm stands for: {} {} {}",
          condition.ruleKey(),
          condition.subject().code(),
          condition.spec().name());
      return null;
    }
    AlarmRow returned = row.returned(changes.since(i));
    roll.settle(returned, changes.at(i), out);
    out.entry(
        JournalEntry.of(
            roll.next(),
            EntryKind.RETURNED,
            returned,
            changes.since(i),
            changes.at(i),
            offset,
            changes.value(i),
            "",
            ""));
    Shelf shelf = row.shelf();
    if (shelf != null && shelf.oneShot() && roll.row(returned.id()) != null) {
      persons.unshelve(returned, "", "", changes.at(i), offset, out);
      return returned.unshelved();
    }
    return returned;
  }

  /**
   * Does what a person wants with alarms that stand; those that are so already are left out.
   *
   * @param atMillis UTC time of the log
   * @return how many it changed
   */
  int obey(AlarmCommand command, long atMillis, long offset, JournalBatch out) {
    return persons.obey(command, atMillis, offset, out);
  }

  /** Takes something out of service, or puts it back; 1 if that changed anything. */
  int obey(ServiceCommand command, Park park, long atMillis, long offset, JournalBatch out) {
    return offDuty.obey(command, park, atMillis, offset, out);
  }

  /** After a start or a change of rules or park: what is suppressed and out of service now. */
  void agree(Evaluator evaluator, long offset, JournalBatch out) {
    offDuty.agree(evaluator, offset, out);
  }

  /** Takes back on the list what was off it for its whole time, the oldest first. */
  void elapse(long nowMillis, Park park, long offset, JournalBatch out) {
    for (long id : roll.shelvedIds()) {
      AlarmRow row = roll.row(id);
      Shelf shelf = row == null ? null : row.shelf();
      if (row != null && shelf != null && shelf.untilMillis() <= nowMillis) {
        persons.unshelve(row, "", "", nowMillis, offset, out);
      }
    }
    offDuty.elapse(nowMillis, park, offset, out);
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
    roll.drop(row);
    out.ends(gone);
    roll.note(EntryKind.WITHDRAWN, gone, "", why, at, offset, out);
  }
}
