package org.parkwatch.simulators.plant;

/** One chiller with its pumps and tower. Confined to the stepper's thread. */
final class Chiller {
  private static final double WATTS_PER_RT = 3517;
  private static final long RAMP_SECONDS = 60;

  final PowerNode node;
  final int place;
  final double ratedWatts;
  Word state = Word.STANDBY;
  double coolingWatts;
  double cop = 5;
  int starts;
  double runSeconds;
  private long since = Long.MIN_VALUE / 2;
  private long unwantedSince;

  Chiller(PowerNode node, int place) {
    this.node = node;
    this.place = place;
    ratedWatts = WATTS_PER_RT * node.draft.rating("ratedRt", 1300);
    starts = 240 + 31 * place;
    runSeconds = 3600.0 * (9000 + 700 * place);
  }

  /** Runs at once, as it has been doing for long. */
  void settle() {
    state = Word.RUNNING;
  }

  boolean could() {
    return node.live && state != Word.FAILED;
  }

  /** From order to cold water: three minutes for the first, five for the last. */
  void step(long now, boolean wanted, double seconds) {
    if (node.tripped) {
      state = Word.FAILED;
    } else if (!node.live) {
      state = Word.OFF;
    } else if (state == Word.OFF || state == Word.FAILED) {
      state = Word.STANDBY;
    } else if (state == Word.STANDBY && wanted) {
      state = Word.STARTING;
      since = now;
      starts++;
    } else if (state == Word.STARTING && now - since >= 180 + 24L * place) {
      state = Word.RUNNING;
      since = now;
    } else if (state == Word.RUNNING && !wanted) {
      unwantedSince = unwantedSince == 0 ? now : unwantedSince;
      if (now - unwantedSince >= 900) {
        state = Word.STANDBY;
        unwantedSince = 0;
      }
    }
    if (wanted) {
      unwantedSince = 0;
    }
    if (state == Word.RUNNING) {
      runSeconds += seconds;
    }
  }

  /** What it can cool now in W: ramps up within a minute. */
  double capacity(long now) {
    return state != Word.RUNNING
        ? 0
        : ratedWatts * Math.min(1, (double) Math.max(0, now - since) / RAMP_SECONDS);
  }

  /** Takes its part of the heat. */
  void carry(double watts, double condenserCelsius) {
    coolingWatts = watts;
    double share = watts / ratedWatts;
    cop = Math.clamp(6.1 - 0.075 * (condenserCelsius - 20) - 1.6 * Math.pow(share - 0.75, 2), 3, 7);
    node.ownWatts =
        switch (state) {
          case RUNNING -> 12_000 + watts / cop;
          case STARTING -> 9_000;
          default -> 1_500;
        };
  }
}
