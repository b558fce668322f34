package org.parkwatch.tests.kill;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares the states that a device showed with the alarms that were journalled. It knows nothing
 * of rules, logs or evaluators: a state that begins is one raise, a state that ends is one return.
 */
final class AlarmOracle {
  /**
   * A state that an answer showed.
   *
   * @param millis of the machine's wall clock
   * @param faulty whether it calls for the alarm
   */
  record Shown(long millis, boolean faulty) {}

  /** What the journal holds of an alarm. */
  enum Journalled {
    RAISED,
    RETURNED
  }

  private final Lives lives;
  private final List<String> problems = new ArrayList<>();
  private int expected;
  private int undecided;

  AlarmOracle(Lives lives) {
    this.lives = lives;
  }

  /** Compares one device; both lists in order. */
  void check(String device, List<Shown> shown, List<Journalled> journal) {
    List<Journalled> certain = transitions(shown, false);
    List<Journalled> possible = transitions(shown, true);
    expected += certain.size();
    if (journal.equals(certain)) {
      return;
    }
    if (journal.equals(possible)) {
      undecided++;
      return;
    }
    String verdict =
        journal.size() < certain.size()
            ? "MISSED "
            : journal.size() > possible.size() ? "DOUBLED OR INVENTED " : "WRONG ";
    problems.add(verdict + device + ": expected " + certain + ", journal has " + journal);
  }

  /** Answers given within a second of a kill may or may not have been noticed. */
  private List<Journalled> transitions(List<Shown> shown, boolean undecidedToo) {
    List<Journalled> transitions = new ArrayList<>();
    boolean faulty = false;
    for (Shown one : shown) {
      boolean counts = undecidedToo || lives.durableBy(one.millis(), SampleOracle.GRACE_MILLIS);
      if (counts && one.faulty() != faulty) {
        faulty = one.faulty();
        transitions.add(faulty ? Journalled.RAISED : Journalled.RETURNED);
      }
    }
    return transitions;
  }

  /** What is missed, doubled or invented; empty if nothing is. */
  List<String> problems() {
    return problems;
  }

  /** Raises and returns that had to be in the journal. */
  int expected() {
    return expected;
  }

  /** Devices whose journal holds a change that was shown only within a second of a kill. */
  int undecided() {
    return undecided;
  }
}
