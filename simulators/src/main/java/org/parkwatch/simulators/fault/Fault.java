package org.parkwatch.simulators.fault;

/** Something that can be made to go wrong with a device. */
public sealed interface Fault {
  /** A fault of the line: at most one at a time. */
  sealed interface OfLine extends Fault {}

  /** It does not answer. */
  record Silent() implements OfLine {}

  /**
   * It answers late.
   *
   * @param millis 1..600,000
   */
  record Slow(long millis) implements OfLine {
    public static final long DEFAULT_MILLIS = 3000;

    public Slow {
      if (millis < 1 || millis > 600_000) {
        throw new IllegalArgumentException("slow needs 1 to 600000 ms, not " + millis);
      }
    }
  }

  /** It answers nonsense. */
  record Garbage(GarbageKind kind) implements OfLine {}

  /**
   * It carries more than it should.
   *
   * @param percent of the rated current, 1..200
   */
  record Overload(double percent) implements Fault {
    public static final double DEFAULT_PERCENT = 90;

    public Overload {
      if (!(percent >= 1 && percent <= 200)) {
        throw new IllegalArgumentException("overload needs 1 to 200 percent, not " + percent);
      }
    }
  }

  /**
   * The air at its inlet is too warm.
   *
   * @param celsius -20..80
   */
  record Hot(double celsius) implements Fault {
    public static final double DEFAULT_CELSIUS = 33;

    public Hot {
      if (!(celsius >= -20 && celsius <= 80)) {
        throw new IllegalArgumentException("hot needs -20 to 80 degrees Celsius, not " + celsius);
      }
    }
  }

  /** Its inlet probe is unplugged, which each make reports in its own way. */
  record SensorLost() implements Fault {}

  /** It restarts: the energy register begins at 0, and so does sysUpTime. Not undone by a clear. */
  record CounterReset() implements Fault {}
}
