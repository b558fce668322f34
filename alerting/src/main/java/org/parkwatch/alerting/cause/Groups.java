package org.parkwatch.alerting.cause;

/** Which of many numbered things belong together. Confined to one thread. */
final class Groups {
  private final int[] above;

  /** Numbers 0 to {@code size - 1}, each on its own. */
  Groups(int size) {
    above = new int[size];
    for (int i = 0; i < size; i++) {
      above[i] = i;
    }
  }

  /** The number that stands for all that belong together with this one. */
  int of(int one) {
    int top = one;
    while (above[top] != top) {
      top = above[top];
    }
    int walk = one;
    while (walk != top) {
      int next = above[walk];
      above[walk] = top;
      walk = next;
    }
    return top;
  }

  /** From now on they belong together. */
  void join(int one, int other) {
    int a = of(one);
    int b = of(other);
    above[Math.max(a, b)] = Math.min(a, b);
  }
}
