package org.parkwatch.simulators.plant;

/** One diesel genset. Confined to the stepper's thread. */
final class Genset {
  static final double FULL_RPM = 1500;
  private static final long COOLING_SECONDS = 180;
  private static final long POST_RUN_SECONDS = 60;

  final String code;
  final double ratedWatts;

  /** Place in its group from 0, and how many there are. */
  final int place;

  final int of;

  Word engine = Word.STOPPED;
  boolean failsToStart;
  boolean heaterFailed;
  boolean testing;
  double rpm;
  double watts;
  double wattHours;
  double runSeconds;
  double coolantCelsius = 42;
  double dayTankLevel = 92;
  int starts;
  private long orderedAt;
  private long stoppedAt;

  Genset(String code, double ratedWatts, int place, int of) {
    this.code = code;
    this.ratedWatts = ratedWatts;
    this.place = place;
    this.of = of;
    runSeconds = 3600.0 * (180 + 13 * place);
    wattHours = runSeconds / 3600 * 0.3 * ratedWatts;
    starts = 190 + 7 * place;
  }

  /** On the bus: the first after 15 s, the last after 60 s. */
  boolean onBus(long now) {
    return engine == Word.RUNNING && now - orderedAt >= 15 + 45L * place / Math.max(1, of - 1);
  }

  void step(long now, boolean ordered, double load, double seconds) {
    switch (engine) {
      case STOPPED, POST_RUN -> {
        if (ordered) {
          engine = Word.PRE_START;
          orderedAt = now;
          starts++;
        } else if (engine == Word.POST_RUN
            && now - stoppedAt >= COOLING_SECONDS + POST_RUN_SECONDS) {
          engine = Word.STOPPED;
        }
      }
      case PRE_START -> {
        if (now - orderedAt >= 3) {
          engine = failsToStart ? Word.FAILED : Word.WARM_UP;
        }
      }
      case WARM_UP -> {
        if (now - orderedAt >= 11) {
          engine = Word.RUNNING;
        }
      }
      case RUNNING -> {
        if (!ordered) {
          engine = Word.COOLING;
          stoppedAt = now;
        }
      }
      case COOLING -> {
        if (ordered) {
          engine = Word.RUNNING;
        } else if (now - stoppedAt >= COOLING_SECONDS) {
          engine = Word.POST_RUN;
        }
      }
      case FAILED -> {
        if (!failsToStart) {
          engine = Word.STOPPED; // repaired and reset: it starts anew if it is still ordered to
        }
      }
      default -> engine = Word.STOPPED;
    }
    run(load, seconds);
  }

  private void run(double load, double seconds) {
    boolean turning = engine == Word.WARM_UP || engine == Word.RUNNING || engine == Word.COOLING;
    rpm =
        turning
            ? Math.min(FULL_RPM, rpm + 190 * seconds)
            : engine == Word.PRE_START ? 120 : Math.max(0, rpm - 120 * seconds);
    watts = engine == Word.RUNNING ? load : 0;
    wattHours += watts * seconds / 3600;
    double goal = turning ? 70 + 18 * watts / ratedWatts : heaterFailed ? 22 : 42;
    coolantCelsius += (goal - coolantCelsius) * Math.min(1, seconds / (turning ? 240 : 1800));
    if (turning) {
      runSeconds += seconds;
      dayTankLevel =
          dayTankLevel < 70 ? 92 : dayTankLevel - 100 * litresPerSecond() * seconds / 950;
    }
  }

  /** Fuel it burns in litres a second. */
  double litresPerSecond() {
    return rpm < 1000 ? 0 : (38 + 0.215 * watts / 1000) / 3600;
  }

  boolean turning() {
    return rpm > 1000;
  }
}
