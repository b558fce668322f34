package org.parkwatch.alerting.board;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.parkwatch.alerting.journal.Note;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.facility.access.Viewer;

/**
 * The life of alarms beyond acknowledging and shelving, with the names of ISA-18.2-2016 and OPC UA
 * Part 9. Commands complete once they are durable, with how many they changed; they are written
 * into the audit trail first. Thread-safe.
 */
public interface AlarmLife {
  /**
   * Lets go what is over and latched; what nobody had is acknowledged first. Needs the right to
   * acknowledge.
   *
   * @param reason may be empty
   */
  CompletableFuture<Integer> reset(Viewer viewer, Collection<Long> alarms, String reason);

  /**
   * Writes something down beside alarms that stand. Needs the right to acknowledge.
   *
   * @throws IllegalArgumentException for an empty text
   */
  CompletableFuture<Integer> note(Viewer viewer, Collection<Long> alarms, String text);

  /**
   * Gives alarms whose condition is true to a person, who has them from then on. Needs the right to
   * acknowledge.
   *
   * @param to account, not empty
   * @param reason may be empty
   */
  CompletableFuture<Integer> handOver(
      Viewer viewer, Collection<Long> alarms, String to, String reason);

  /** The notes of an alarm that stands and that the viewer may see, oldest first. */
  List<Note> notes(Viewer viewer, long alarm);

  /** Alarms that are suppressed by design or out of service, in the order of the board. */
  List<Aside> aside(Viewer viewer);

  /**
   * What is out of service, the one that returns first before the others, and then what returned
   * lately, newest first. For viewers whose scope is everything; others see none.
   */
  List<OutOfService> outOfService(Viewer viewer);

  /**
   * Takes something out of service. Needs its own right.
   *
   * @throws IllegalArgumentException for a code that the park does not have
   */
  CompletableFuture<Integer> takeOut(Viewer viewer, ServiceOrder order);

  /**
   * Puts it back before its time is over. Needs the right to take out.
   *
   * @param reason may be empty
   */
  CompletableFuture<Integer> putBack(Viewer viewer, String service, String reason);
}
