package org.parkwatch.simulators.plant;

/**
 * Small movements that make a reading look alive: the same for the same thing and second. Cheap: a
 * table of smooth noise.
 */
final class Jitter {
  private static final int SIZE = 1024;
  private static final double[] NOISE = new double[SIZE];

  static {
    for (int i = 0; i < SIZE; i++) {
      double turn = 2 * Math.PI * i / SIZE;
      NOISE[i] =
          0.5 * Math.sin(3 * turn) + 0.3 * Math.sin(17 * turn + 1) + 0.2 * Math.sin(71 * turn + 2);
    }
  }

  private Jitter() {}

  /** -1..1, moves over minutes. */
  static double at(int what, long second) {
    return NOISE[(int) ((what * 0x9E3779B1L + second) & (SIZE - 1))];
  }

  /** 0..1, of the thing alone. */
  static double fixed(int what) {
    int h = what * 0x9E3779B1;
    h ^= h >>> 15;
    h *= 0x85EBCA6B;
    h ^= h >>> 13;
    return (h >>> 8) / (double) (1 << 24);
  }

  /** Steady over restarts, at least 0. */
  static int hash(String text) {
    int h = text.hashCode() * 0x9E3779B1;
    return (h ^ (h >>> 16)) & 0x7FFF_FFFF;
  }
}
