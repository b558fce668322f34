package org.parkwatch.simulators.plant;

/** What may happen in a room beside power and air. Confined to the stepper's thread. */
final class RoomHazards {
  /** Metres along the rope; NaN while dry. */
  double leakMetres = Double.NaN;

  /** 0 none, else since when the release of the extinguishing gas counts down, in Unix seconds. */
  long releaseSince;

  /** Cabinet door that stands open, 1..200; 0 none. */
  int openDoor;

  boolean smoke;

  Word release(long second) {
    if (releaseSince == 0) {
      return Word.NORMAL;
    }
    return second - releaseSince < 30 ? Word.COUNTDOWN : Word.RELEASED;
  }
}
