package org.parkwatch.alerting.evaluate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Conditions that come and go again and again (chattering alarms, ISA-18.2-2016, 16.5.4): one that
 * was raised {@value #RAISES} times within ten minutes stands until it has been over for ten
 * minutes without a break. Confined to the alarm thread.
 */
final class Chatter {
  static final int RAISES = 5;
  static final Duration WITHIN = Duration.ofMinutes(10);

  /** For so long it must be over then. */
  static final Duration QUIET = Duration.ofMinutes(10);

  private final byte[] raises;
  private final long[] firstMillis;
  private List<Integer> caught = new ArrayList<>();

  Chatter(int conditions) {
    raises = new byte[conditions];
    firstMillis = new long[conditions];
  }

  /** A condition became true. */
  void raised(int condition, long atMillis) {
    if (raises[condition] == 0 || atMillis - firstMillis[condition] > WITHIN.toMillis()) {
      raises[condition] = 0;
      firstMillis[condition] = atMillis;
    }
    raises[condition]++;
    if (raises[condition] == RAISES) {
      caught.add(condition);
    }
  }

  /** A condition is over. */
  void over(int condition) {
    if (holds(condition)) {
      raises[condition] = 0;
    }
  }

  /** Whether a condition that is true must be quiet for a while before it is over. */
  boolean holds(int condition) {
    return raises[condition] >= RAISES;
  }

  /** Those that have begun to be held since the last call, in the order in which they did. */
  List<Integer> takeCaught() {
    if (caught.isEmpty()) {
      return List.of();
    }
    List<Integer> taken = caught;
    caught = new ArrayList<>();
    return taken;
  }

  /** How often it was raised since {@link #firstMillis(int)}, as far as that still counts. */
  int raises(int condition, long nowMillis) {
    return holds(condition) || nowMillis - firstMillis[condition] <= WITHIN.toMillis()
        ? raises[condition]
        : 0;
  }

  long firstMillis(int condition) {
    return firstMillis[condition];
  }

  void restore(int condition, int count, long since) {
    raises[condition] = (byte) count;
    firstMillis[condition] = since;
  }
}
