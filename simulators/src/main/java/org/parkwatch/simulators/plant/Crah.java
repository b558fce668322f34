package org.parkwatch.simulators.plant;

/** One air handler with a chilled water coil. Confined to the stepper's thread. */
final class Crah {
  /** From voltage to full air. */
  private static final long RESTART_SECONDS = 30;

  final PowerNode node;
  final double ratedWatts;
  Word state = Word.RUNNING;
  double coolingWatts;

  /** Speed of the fans as a share. */
  double fan = 0.6;

  double runSeconds;

  Crah(PowerNode node) {
    this.node = node;
    ratedWatts = 1000 * node.draft.rating("ratedKw", 110);
    runSeconds = 3600.0 * (4000 + Jitter.hash(node.code()) % 9000);
  }

  void step(long now, double seconds) {
    if (node.tripped) {
      state = Word.FAILED;
    } else if (!node.live) {
      state = Word.OFF;
    } else if (state == Word.STARTING || state == Word.RUNNING) {
      state = now - node.changedAt >= RESTART_SECONDS ? Word.RUNNING : Word.STARTING;
    } else {
      state = Word.STARTING;
      node.changedAt = now;
    }
    if (state == Word.RUNNING) {
      runSeconds += seconds;
    }
  }

  /** Takes its part of the room's heat. */
  void carry(double watts) {
    coolingWatts = watts;
    double goal = state == Word.RUNNING ? 0.42 + 0.58 * Math.min(1, watts / ratedWatts) : 0;
    fan += (goal - fan) * (goal < fan && state == Word.RUNNING ? 0.1 : 0.5);
    node.ownWatts = state == Word.RUNNING ? 350 + 6200 * fan * fan * fan : 60;
  }
}
