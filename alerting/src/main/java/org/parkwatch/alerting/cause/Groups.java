package org.parkwatch.alerting.cause;

import java.util.HashMap;
import java.util.Map;

/** Which of many numbered things belong together. Confined to one thread. */
final class Groups {
  private final Map<Integer, Integer> above = new HashMap<>();

  /** The number that stands for all that belong together with this one. */
  int of(int one) {
    int top = one;
    for (Integer next = above.get(top); next != null; next = above.get(top)) {
      top = next;
    }
    int walk = one;
    while (walk != top) {
      int next = above.getOrDefault(walk, top);
      above.put(walk, top);
      walk = next;
    }
    return top;
  }

  /** From now on they belong together. */
  void join(int one, int other) {
    int a = of(one);
    int b = of(other);
    if (a != b) {
      above.put(Math.max(a, b), Math.min(a, b));
    }
  }
}
