package org.parkwatch.simulators.plant;

/** A pump or tower with a drive. Confined to the stepper's thread. */
final class Auxiliary {
  final PowerNode node;
  final double ratedWatts;

  /** Speed as a share; 0 while it stands. */
  double speed;

  double runSeconds;

  Auxiliary(PowerNode node, double usualKw) {
    this.node = node;
    ratedWatts = 1000 * node.draft.rating("ratedKw", usualKw);
    runSeconds = 3600.0 * (5000 + Jitter.hash(node.code()) % 8000);
  }

  boolean could() {
    return node.live && !node.tripped;
  }

  Word state() {
    return node.tripped
        ? Word.FAILED
        : !node.live ? Word.OFF : speed > 0.02 ? Word.RUNNING : Word.STANDBY;
  }

  /** Drives it at the speed, within a few seconds; 0 to stand still. */
  void drive(double wanted, double seconds) {
    double goal = could() ? wanted : 0;
    speed += (goal - speed) * Math.min(1, 0.25 * seconds);
    speed = speed < 0.01 && goal == 0 ? 0 : speed;
    node.ownWatts = speed == 0 ? 40 : ratedWatts * (0.03 + 0.9 * speed * speed * speed);
    if (speed > 0) {
      runSeconds += seconds;
    }
  }
}
