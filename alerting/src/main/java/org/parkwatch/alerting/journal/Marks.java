package org.parkwatch.alerting.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of an alarm beside its state.
 *
 * @param latched stays on the list after its condition is over, until a person resets it
 * @param suppressedBy what the equipment does by design, such as {@code mode.state OFF}; empty
 *     unless it is suppressed by design (ISA-18.2-2016, state H)
 * @param outOfService id of what took its equipment out of service (state I), else empty
 * @param notes oldest first
 */
public record Marks(boolean latched, String suppressedBy, String outOfService, List<Note> notes) {
  /** Nothing. */
  public static final Marks NONE = new Marks(false, "", "", List.of());

  /** Of an alarm the newest so many notes are kept; all stand in the journal. */
  public static final int MOST_NOTES = 50;

  public Marks {
    notes = List.copyOf(notes);
  }

  /** Whether it is neither on the list nor on the shelf: by design, or out of service. */
  public boolean aside() {
    return !suppressedBy.isEmpty() || !outOfService.isEmpty();
  }

  /** No longer latched. */
  public Marks reset() {
    return new Marks(false, suppressedBy, outOfService, notes);
  }

  /** By design, or no longer where {@code by} is empty. */
  public Marks suppressed(String by) {
    return new Marks(latched, by, outOfService, notes);
  }

  /** Out of service, or no longer where {@code id} is empty. */
  public Marks outOfService(String id) {
    return new Marks(latched, suppressedBy, id, notes);
  }

  /** With one more note. */
  public Marks noted(Note note) {
    List<Note> all = new ArrayList<>(notes);
    all.add(note);
    return new Marks(
        latched,
        suppressedBy,
        outOfService,
        all.subList(Math.max(0, all.size() - MOST_NOTES), all.size()));
  }
}
