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
   * @param request id of the request; one that is sent again keeps its id
   * @param count the register it carried
   */
  record Answer(long millis, int request, long count) {}

  /** From a sync each 100 ms to be durable there are, on a busy machine, at most this many. */
  static final long GRACE_MILLIS = 1000;

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
    for (int i = 0; i < answers.size(); ) {
      int next = i + 1;
      while (next < answers.size() && answers.get(next).request() == answers.get(i).request()) {
        next++;
      }
      checkRequest(device, answers.subList(i, next), times);
      i = next;
    }
    // What was answered before the record of answers began is nobody's invention.
    long first = answers.isEmpty() ? Long.MAX_VALUE : answers.getFirst().count();
    times.keySet().removeIf(count -> count < first);
    times.forEach(
        (count, n) -> problems.add("INVENTED " + device + ": nobody answered count " + count));
  }

  /**
   * One request, one sample. Where it was sent again, the device answered twice: one answer is
   * stored, or none if even the second came too late and the read counts as failed.
   */
  private void checkRequest(String device, List<Answer> answers, Map<Long, Integer> times) {
    int stored = 0;
    for (Answer answer : answers) {
      Integer found = times.remove(answer.count());
      stored += found == null ? 0 : found;
    }
    if (stored > 1) {
      problems.add("DOUBLED " + device + ": of " + answers + " are stored " + stored);
    }
    if (!lives.durableBy(answers.getLast().millis(), GRACE_MILLIS)) {
      return;
    }
    owed++;
    if (answers.size() > 1) {
      askedAgain++;
    } else if (stored == 0) {
      problems.add("LOST " + device + ": answer " + answers.getFirst() + " is not stored");
    }
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

  /** What is lost, doubled or invented; empty if nothing is. */
  List<String> problems() {
    return problems;
  }

  /** Requests of which an answer had to be stored. */
  long owed() {
    return owed;
  }

  /** Requests that were sent again because no answer had come in time. */
  long askedAgain() {
    return askedAgain;
  }
}
