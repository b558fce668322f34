package org.parkwatch.alerting;

import org.parkwatch.alerting.board.AlarmCommand;
import org.parkwatch.alerting.journal.AlarmRow;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalBatch;
import org.parkwatch.alerting.journal.Note;
import org.parkwatch.alerting.journal.Shelf;

/** What people do to alarms that stand. Confined to the alarm thread. */
final class PersonActs {
  private final Roll roll;

  PersonActs(Roll roll) {
    this.roll = roll;
  }

  /**
   * Does what a person wants; alarms that are so already are left out.
   *
   * @param at UTC time of the log
   * @return how many it changed
   */
  int obey(AlarmCommand command, long at, long offset, JournalBatch out) {
    int count = 0;
    for (long id : command.alarms()) {
      AlarmRow row = roll.row(id);
      boolean done =
          row != null
              && switch (command.act()) {
                case ACKNOWLEDGE -> acknowledge(row, command, at, offset, out);
                case SHELVE, SHELVE_ONCE -> shelve(row, command, at, offset, out);
                case UNSHELVE ->
                    row.shelf() != null
                        && unshelve(row, command.who(), command.reason(), at, offset, out);
                case RESET -> reset(row, command, at, offset, out);
                case NOTE -> note(row, command, at, offset, out);
                case HAND_OVER -> handOver(row, command, at, offset, out);
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
    roll.settle(taken, at, out);
    roll.note(EntryKind.ACKNOWLEDGED, taken, command.who(), command.reason(), at, offset, out);
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
    roll.settle(away, at, out);
    roll.note(EntryKind.SHELVED, away, command.who(), command.reason(), at, offset, out);
    return true;
  }

  /** Takes an alarm back on the list; one that is over and did not latch ends. */
  boolean unshelve(
      AlarmRow row, String who, String reason, long at, long offset, JournalBatch out) {
    AlarmRow back = row.unshelved();
    if (back.active() || back.latched()) {
      roll.stands(back, out);
    } else {
      roll.drop(row);
      out.ends(row.shelved(null).ended(at));
    }
    roll.note(EntryKind.UNSHELVED, back, who, reason, at, offset, out);
    return true;
  }

  /** As OPC UA Part 9: only what is over; who resets what nobody has takes note of it first. */
  private boolean reset(
      AlarmRow row, AlarmCommand command, long at, long offset, JournalBatch out) {
    if (row.active() || !row.latched()) {
      return false;
    }
    acknowledge(row, command, at, offset, out);
    AlarmRow taken = roll.row(row.id());
    AlarmRow reset = (taken == null ? row : taken).marked(row.marks().reset());
    roll.settle(reset, at, out);
    roll.note(EntryKind.RESET, reset, command.who(), command.reason(), at, offset, out);
    return true;
  }

  private boolean note(AlarmRow row, AlarmCommand command, long at, long offset, JournalBatch out) {
    Note note = new Note(at, command.who(), command.reason());
    AlarmRow noted = row.marked(row.marks().noted(note));
    roll.stands(noted, out);
    roll.note(EntryKind.NOTED, noted, command.who(), command.reason(), at, offset, out);
    return true;
  }

  /** Only what still needs somebody: who gives away what is over would end it. */
  private boolean handOver(
      AlarmRow row, AlarmCommand command, long at, long offset, JournalBatch out) {
    if (!row.active() || row.acknowledgedBy().equals(command.to())) {
      return false;
    }
    AlarmRow given = row.acknowledged(command.to(), at, command.reason());
    roll.stands(given, out);
    String said = command.reason().isEmpty() ? "" : ": " + command.reason();
    roll.note(EntryKind.HANDED_OVER, given, command.who(), command.to() + said, at, offset, out);
    return true;
  }
}
