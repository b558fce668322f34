package org.parkwatch.alerting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The oracle's levels of a threshold on one point: one alarm, that of the gravest level that is on.
 */
final class NaiveLadder {
  final List<NaiveCondition> levels = new ArrayList<>();
  @Nullable NaiveCondition shown;

  void look(long at) {
    NaiveCondition top = null;
    for (NaiveCondition level : levels) {
      top = level.on ? level : top;
    }
    NaiveCondition was = shown;
    shown = top;
    if (top == was) {
      return;
    }
    boolean down = was != null && (top == null || levels.indexOf(top) < levels.indexOf(was));
    NaiveCondition moved = down || top == null ? was : top;
    if (moved == null) {
      throw new IllegalStateException("nothing moved");
    }
    long since = moved.turned;
    double value = moved.point.value;
    if (was != null) {
      was.end(since, at, value);
    }
    if (top != null) {
      boolean taken = was != null && down && was.taken;
      long until = 0;
      for (NaiveCondition level : levels) {
        if (level.standing && levels.indexOf(level) >= levels.indexOf(top)) {
          until = level.shelvedUntil;
        }
        if (level.standing && level != top) {
          level.standing = false;
          level.shelvedUntil = 0;
        }
      }
      top.begin(since, at, value);
      top.taken = taken;
      top.owner = was == null ? "" : was.owner;
      top.shelvedUntil = until;
    }
  }
}
