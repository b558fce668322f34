package org.parkwatch.telemetry.derive;

import java.util.Arrays;

/**
 * What a formula keeps from one turn to the next, as numbers: a checkpoint writes them down and
 * gives them back. Confined to the engine's thread.
 */
abstract class Kept {
  final double[] numbers;

  Kept(int size) {
    numbers = new double[size];
    Arrays.fill(numbers, Double.NaN);
  }

  /** Goes on from saved numbers, unless they are another formula's. */
  void take(double[] saved) {
    if (saved.length == numbers.length) {
      System.arraycopy(saved, 0, numbers, 0, saved.length);
    }
  }
}
