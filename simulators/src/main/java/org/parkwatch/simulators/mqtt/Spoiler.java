package org.parkwatch.simulators.mqtt;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.parkwatch.simulators.fault.GarbageKind;

/** Makes nonsense of what a device says. Confined to the gateways' thread. */
final class Spoiler {
  private static final int MOST_RANDOM_BYTES = 200;
  private static final int OVERSIZED_BYTES = 9_000;

  private final SplittableRandom random = new SplittableRandom(11);
  private int turn;

  /** The kind whose turn it is, or the one that was asked for. */
  GarbageKind next(GarbageKind asked) {
    return asked.at(turn++);
  }

  /** What goes out in place of a payload; what carries a wrong name is right in itself. */
  byte[] spoilt(GarbageKind kind, byte[] right) {
    return switch (kind) {
      case RANDOM -> bytes(random.nextInt(1, MOST_RANDOM_BYTES));
      case TRUNCATED -> Arrays.copyOf(right, right.length / 2);
      case OVERSIZED -> bytes(OVERSIZED_BYTES);
      case WRONG_ID, ROTATING -> right;
    };
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
