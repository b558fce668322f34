package org.parkwatch.tests.rig;

import java.util.Arrays;
import java.util.Collection;

/** Order statistics of measured times, by nearest rank: every answer was really measured. */
public final class Percentiles {
  private final long[] sorted;

  public Percentiles(Collection<Long> values) {
    sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  public int size() {
    return sorted.length;
  }

  /**
   * The smallest value that at least this share of all values does not exceed; NaN if there is
   * none.
   *
   * @param share 0..1
   */
  public double at(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1];
  }

  @Override
  public String toString() {
    return Arrays.toString(sorted);
  }
}
