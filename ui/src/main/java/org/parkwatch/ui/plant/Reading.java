package org.parkwatch.ui.plant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node or a piece of equipment says of itself at a moment.
 *
 * @param figures only those that are fresh, the one that matters first
 * @param heardMillis when it was last heard, where nothing is known of now; 0 for never
 */
record Reading(State state, Said said, List<Figure> figures, long heardMillis) {
  /** How it stands, the gravest first. */
  enum State {
    DEAD,
    FAILED,
    /** A store of energy carries the load. */
    BATTERY,
    /** Energised past its protection. */
    BYPASS,
    DEGRADED,
    UNKNOWN,
    LIVE,
    /** Sound and not carrying: open, standing by, stopped. */
    IDLE,
    /** Nobody asks it, and nothing around it says. */
    UNMEASURED;

    boolean bad() {
      return compareTo(UNKNOWN) < 0;
    }
  }

  /**
   * A text of the screens with what stands in its places.
   *
   * @param about which part, or how many of how many; empty where it is about the whole
   */
  record Said(String about, String key, List<String> parts) {
    static Said of(String key, String... parts) {
      return new Said("", key, List.of(parts));
    }

    Said about(String what) {
      return new Said(what, key, parts);
    }
  }

  /** A value in the unit that it is shown in; never NaN. */
  record Figure(double value, int decimals, String unit) {}

  Reading {
    figures = List.copyOf(figures);
  }

  static Reading of(State state, Said said) {
    return new Reading(state, said, List.of(), 0);
  }

  Reading with(List<Figure> shown) {
    return new Reading(state, said, shown, heardMillis);
  }

  /** Whether it passes energy on; null where nobody knows. */
  @Nullable Boolean delivers() {
    return switch (state) {
      case LIVE, BATTERY, BYPASS, DEGRADED -> true;
      case DEAD, FAILED, IDLE -> false;
      case UNKNOWN, UNMEASURED -> null;
    };
  }
}
