package org.parkwatch.tests.kill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  /** Two attempts of a second each, and some delay. */
  private static final long SENT_AGAIN_MILLIS = 3_000;

  private final Lives lives;
  private final double unitsPerCount;
  private final List<String> problems = new ArrayList<>();
  private long owed;
  private long askedAgain;
  private long givenUp;

  /** What is stored of one device, in the order of its times. */
  private static final class Stored {
    final Map<Long, Integer> times = new HashMap<>();
    final TreeMap<Long, Integer> rows = new TreeMap<>();
    final BitSet timeouts = new BitSet();

    /** A read that failed by timeout just where this count is missing; each explains one answer. */
    boolean takeTimeout(long count) {
      Map.Entry<Long, Integer> before = rows.lowerEntry(count);
      Map.Entry<Long, Integer> after = rows.higherEntry(count);
      int row = timeouts.nextSetBit(before == null ? 0 : before.getValue());
      boolean there = row >= 0 && (after == null || row < after.getValue());
      if (there) {
        timeouts.clear(row);
      }
      return there;
    }
  }

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
    Stored rows = rows(device, stored);
    for (int i = 0; i < answers.size(); ) {
      int next = i + 1;
      while (next < answers.size() && answers.get(next).request() == answers.get(i).request()) {
        next++;
      }
      if (i > 0 || !answeredBefore(answers.getFirst(), rows, stored)) {
        checkRequest(device, answers.subList(i, next), rows);
      }
      i = next;
    }
    // What was answered before the record of answers began is nobody's invention.
    long first = answers.isEmpty() ? Long.MAX_VALUE : answers.getFirst().count();
    rows.times.keySet().removeIf(count -> count < first);
    rows.times.forEach(
        (count, n) -> problems.add("INVENTED " + device + ": nobody answered count " + count));
  }

  /**
   * Whether the first answer on record is one to a request that was sent again, and the answer to
   * its first sending was given just before the record of answers began, and is stored.
   */
  private static boolean answeredBefore(Answer first, Stored rows, Series stored) {
    Integer row = rows.rows.get(first.count() - 1);
    return row != null
        && !rows.times.containsKey(first.count())
        && first.millis() - stored.millis()[row] < SENT_AGAIN_MILLIS;
  }

  /**
   * One request, one sample. Where it was sent again, the device answered twice: one answer is
   * stored. An answer that came too late is not; then the failed read is stored in its place.
   */
  private void checkRequest(String device, List<Answer> answers, Stored rows) {
    int stored = 0;
    for (Answer answer : answers) {
      Integer found = rows.times.remove(answer.count());
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
    }
    if (stored == 0) {
      if (rows.takeTimeout(answers.getFirst().count())) {
        givenUp++;
      } else {
        problems.add("LOST " + device + ": answer " + answers.getFirst() + " is not stored");
      }
    }
  }

  private Stored rows(String device, Series stored) {
    Stored rows = new Stored();
    for (int row = 0; row < stored.size(); row++) {
      if (row > 0 && stored.millis()[row] <= stored.millis()[row - 1]) {
        problems.add(
            "DOUBLED "
                + device
                + ": two samples at "
                + Arrays.toString(Arrays.copyOfRange(stored.millis(), row - 1, row + 1)));
      }
      byte quality = stored.qualities()[row];
      if (Quality.usable(quality)) {
        long count = Math.round(stored.values()[row] / unitsPerCount);
        rows.times.merge(count, 1, Integer::sum);
        rows.rows.put(count, row);
      } else if (quality == Quality.BAD_TIMEOUT.code()) {
        rows.timeouts.set(row);
      }
    }
    return rows;
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

  /** Requests whose answer came too late: a failed read is stored in its place. */
  long givenUp() {
    return givenUp;
  }
}
