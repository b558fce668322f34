package org.parkwatch.profiles.read;

/** Points read from one answer, in the order of a plan's points. Re-used; one thread. */
public final class PointValues {
  private double[] values = new double[16];
  private Verdict[] verdicts = new Verdict[16];
  private boolean[] uncertain = new boolean[16];

  void reset(int points) {
    if (points > values.length) {
      values = new double[points];
      verdicts = new Verdict[points];
      uncertain = new boolean[points];
    }
  }

  void put(int point, double value, Verdict verdict) {
    values[point] = value;
    verdicts[point] = verdict;
    uncertain[point] = false;
  }

  void uncertain(int point, boolean now) {
    uncertain[point] = now;
  }

  /** In the unit of the point's quantity; NaN unless GOOD. */
  public double value(int point) {
    return values[point];
  }

  public Verdict verdict(int point) {
    return verdicts[point];
  }

  /** Whether the device calls the value of a point that is GOOD an estimate. */
  public boolean uncertain(int point) {
    return uncertain[point];
  }
}
