package org.parkwatch.alerting;

import org.parkwatch.alerting.evaluate.Evaluator;
import org.parkwatch.alerting.evaluate.EvaluatorState;

/**
 * When the state of the evaluator is saved, when the journal is pruned, and when whoever keeps the
 * rules is told of them: counted in watermarks, of which the log has one a second. Confined to the
 * alarm thread.
 */
final class Upkeep {
  private static final int WATERMARKS_BETWEEN_SAVES = 30;
  private static final int WATERMARKS_BETWEEN_PRUNES = 3600;

  private final JournalKeeper keeper;
  private boolean saveNow;
  private boolean logLacksGroups;
  private int sinceSave;
  private int sincePrune;
  private int unknown;

  Upkeep(JournalKeeper keeper) {
    this.keeper = keeper;
  }

  /** Conditions that nobody could decide when it was last counted. */
  int unknown() {
    return unknown;
  }

  /** With each watermark; during a flood the state is saved a little later. */
  void tick(Evaluator evaluator, long offset, boolean flood) {
    keeper.retry(offset);
    RuleNotices.chattering(evaluator);
    if (++sinceSave >= (flood ? 2 : 1) * WATERMARKS_BETWEEN_SAVES) {
      saveNow = true;
      unknown = evaluator.unknown();
      RuleNotices.unresolved(evaluator);
    }
    if (++sincePrune >= WATERMARKS_BETWEEN_PRUNES) {
      sincePrune = 0;
      keeper.prune(evaluator.now());
    }
  }

  /** The state is saved with this group: a replay must not cross what has just happened. */
  void saveNow() {
    saveNow = true;
  }

  /**
   * After each group: saves the state if it is time.
   *
   * @param journalled whether the log holds the group, so that a replay brings it again
   * @return whether it was tried
   */
  boolean saveIfDue(Evaluator evaluator, long offset, boolean journalled) {
    if (!journalled) {
      logLacksGroups = true;
    } else if (logLacksGroups) {
      logLacksGroups = false;
      saveNow = true; // a replay must not cross what the log does not hold
    }
    if (saveNow) {
      save(evaluator, offset);
      return true;
    }
    return false;
  }

  /** Saves the state; if that fails, it is tried again with the next group. */
  void save(Evaluator evaluator, long offset) {
    sinceSave = 0;
    saveNow = !keeper.save(() -> EvaluatorState.save(evaluator), offset);
  }
}
