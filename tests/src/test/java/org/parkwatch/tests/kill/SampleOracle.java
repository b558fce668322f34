package org.parkwatch.tests.kill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Compares what a device answered with what the history holds of it. The device counts its answers
 * in its energy register, so every answer can be told from every other without trusting any clock.
 * It knows nothing of log, chunks or collectors.
 */
final class SampleOracle {
  /**
   * An answer that a simulator gave.
   *
   * @param millis of the machine's wall clock
   * @param count the register it carried
   */
  record Answer(long millis, long count) {}

  /** From a sync each 100 ms to be durable there are, on a busy machine, at most this many. */
  static final long GRACE_MILLIS = 1000;

  /** A device that is asked again so soon is asked because its answer came too late. */
  private static final long ASKED_AGAIN_MILLIS = 6000;

  private final Lives lives;
  private final double unitsPerCount;
  private final List<String> problems = new ArrayList<>();
  private long owed;
  private long askedAgain;

  /**
   * @param lives when the server lived
   * @param unitsPerCount what one count of the register is in the unit that is stored
   */
  SampleOracle(Lives lives, double unitsPerCount) {
    this.lives = lives;
    this.unitsPerCount = unitsPerCount;
  }

  /** Compares one device; answers in the order they were given. */
  void check(String device, List<Answer> answers, Series stored) {
    Map<Long, Integer> times = storedTimes(device, stored);
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      Integer count = times.remove(answer.count());
      if (count != null && count > 1) {
        problems.add("DOUBLED " + device + ": answer " + answer + " is stored " + count + " times");
      }
      if (!lives.durableBy(answer.millis(), GRACE_MILLIS)) {
        continue;
      }
      owed++;
      if (count == null) {
        if (repeatedAfter(answers, i)) {
          askedAgain++;
        } else {
          problems.add("LOST " + device + ": answer " + answer + " is not stored");
        }
      }
    }
    // What was answered before the record of answers began is nobody's invention.
    long first = answers.isEmpty() ? Long.MAX_VALUE : answers.getFirst().count();
    times.keySet().removeIf(count -> count < first);
    times.forEach(
        (count, n) -> problems.add("INVENTED " + device + ": nobody answered count " + count));
  }

  private Map<Long, Integer> storedTimes(String device, Series stored) {
    Map<Long, Integer> times = new HashMap<>();
    for (int row = 0; row < stored.size(); row++) {
      if (row > 0 && stored.millis()[row] <= stored.millis()[row - 1]) {
        problems.add(
            "DOUBLED "
                + device
                + ": two samples at "
                + Arrays.toString(Arrays.copyOfRange(stored.millis(), row - 1, row + 1)));
      }
      if (Quality.usable(stored.qualities()[row])) {
        times.merge(Math.round(stored.values()[row] / unitsPerCount), 1, Integer::sum);
      }
    }
    return times;
  }

  private static boolean repeatedAfter(List<Answer> answers, int index) {
    return index + 1 < answers.size()
        && answers.get(index + 1).millis() - answers.get(index).millis() < ASKED_AGAIN_MILLIS;
  }

  /** What is lost, doubled or invented; empty if nothing is. */
  List<String> problems() {
    return problems;
  }

  /** Answers that had to be stored. */
  long owed() {
    return owed;
  }

  /** Answers that came too late, so that the device was asked again at once. */
  long askedAgain() {
    return askedAgain;
  }
}
