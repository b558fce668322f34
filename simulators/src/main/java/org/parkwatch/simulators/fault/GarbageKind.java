package org.parkwatch.simulators.fault;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a device answers that answers nonsense. */
public enum GarbageKind {
  /** Bytes by chance. */
  RANDOM,
  /** The right answer, cut in the middle. */
  TRUNCATED,
  /** A well-formed answer of more than 9,000 bytes. */
  OVERSIZED,
  /** The right answer to a request that was never sent. */
  WRONG_ID,
  /** One of the above after the other. */
  ROTATING;

  /** The kinds that take turns. */
  private static final GarbageKind[] TURNS = {RANDOM, TRUNCATED, OVERSIZED, WRONG_ID};

  /** Itself; for {@link #ROTATING} the kind whose turn it is. */
  public GarbageKind at(int turn) {
    return this == ROTATING ? TURNS[Math.floorMod(turn, TURNS.length)] : this;
  }

  /** As people write it, such as {@code wrong-id}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<GarbageKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
