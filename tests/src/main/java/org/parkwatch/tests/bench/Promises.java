package org.parkwatch.tests.bench;

import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.tests.rig.OnTime;
import org.parkwatch.tests.rig.PollClass;

/**
 * What the whole park promised in the measured time and what came, by class of points and in all.
 * Confined to one thread while it takes.
 */
final class Promises {
  private final long points;
  private final SortedMap<PollClass, OnTime> classes = new TreeMap<>();

  /**
   * @param points that owe a sample each interval; a class whose interval is longer than the
   *     measured time owes none and is left out
   * @param fromMillis scheduled seconds count from here
   */
  Promises(SortedMap<PollClass, BitSet> points, long fromMillis, Duration measured) {
    this.points = points.values().stream().mapToLong(BitSet::cardinality).sum();
    points.forEach((pollClass, its) -> {
      int slots = (int) (measured.toMillis() / pollClass.interval().toMillis());
      if (slots > 0) {
        classes.put(pollClass, new OnTime(its, fromMillis, slots, pollClass.interval()));
      }
    });
  }

  void take(LogGroup group) {
    classes.values().forEach(onTime -> onTime.take(group));
  }

  /** Samples of any quality of promised points. */
  long samples() {
    return sum(OnTime::samples);
  }

  /** The figures in all, with {@code classes} as an object of one object a class. */
  void put(Figures figures) {
    figures.put("points", points);
    figures.put("promised", sum(OnTime::promised));
    figures.put("onTimeShare", (double) sum(OnTime::onTime) / sum(OnTime::promised), 5);
    figures.put(
        "worstSecondMs", classes.values().stream().mapToLong(OnTime::worstMillis).max().orElse(0));
    figures.put("samples", samples());
    figures.put("bad", sum(OnTime::bad));
    figures.put("late", sum(OnTime::late));
    figures.put("doubled", sum(OnTime::doubled));
    Figures all = new Figures();
    for (Map.Entry<PollClass, OnTime> entry : classes.entrySet()) {
      OnTime onTime = entry.getValue();
      Figures one = new Figures();
      one.put("points", onTime.points());
      one.put("promised", onTime.promised());
      one.put("onTimeShare", onTime.share(), 5);
      one.put("worstSecondMs", onTime.worstMillis());
      one.put("lateP99Ms", onTime.millisAt(0.99));
      one.put("bad", onTime.bad());
      one.put("late", onTime.late());
      all.put(entry.getKey().label(), one);
    }
    figures.put("classes", all);
  }

  private long sum(ToLongFunction<OnTime> figure) {
    return classes.values().stream().mapToLong(figure).sum();
  }
}
