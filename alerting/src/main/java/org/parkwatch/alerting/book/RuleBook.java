package org.parkwatch.alerting.book;

import java.util.List;
import java.util.Map;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.trial.Backtest;
import org.parkwatch.facility.access.Viewer;

/** The alarm rules in force, and every version of their files. Thread-safe. */
public interface RuleBook {
  /** The rules in force now. */
  RuleSet inForce();

  /** How many conditions each rule in force has; one that watches nothing is not among them. */
  Map<String, Integer> conditions();

  /** Rules that read well and are not in force, with why. */
  List<String> confined();

  /** Every file, those of the house among them, by name. */
  List<RuleText> texts();

  /**
   * Says what is wrong with a file beside those in force, or in place of the one of its name;
   * changes nothing. Needs the right to review.
   */
  Checked check(Viewer viewer, String name, String text);

  /**
   * What a rule of the file would have raised. Takes seconds to minutes. Needs the right to review.
   *
   * @param days 1 .. 366 up to now
   * @param progress is told how far it is, and may end it
   * @throws java.util.concurrent.CancellationException if {@code progress} ended it
   * @throws IllegalArgumentException if the file is refused or has no such rule
   */
  Backtest.Result attempt(
      Viewer viewer, String name, String text, String rule, int days, Backtest.Progress progress);

  /**
   * Puts a file in force, without a restart: has the alarm engine go over, and then keeps a version
   * and writes the file. What stays keeps its state. Needs its own right.
   *
   * @param name small letters, digits and dashes, then {@code .yaml}
   * @param reason not empty
   * @return if it has problems, nothing was changed
   * @throws IllegalArgumentException for another name, or without a reason
   * @throws IllegalStateException if the alarms did not go over in time, or the file could not be
   *     written; then the rules before are in force, now and at the next start
   */
  Checked put(Viewer viewer, String name, String text, String reason);

  /**
   * Reads the files again that somebody changed on disk. Needs the right to change rules.
   *
   * @return what was refused, and what changed
   */
  List<String> reload(Viewer viewer);

  /** Versions of a file, the newest first. */
  List<RuleVersion> versions(String name);
}
