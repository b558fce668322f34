package org.parkwatch.simulators.ydt1363;

import java.util.Arrays;
import org.parkwatch.simulators.plant.Signals;

/** The signals of one equipment by name. Thread-safe. */
record Readings(Signals signals, String equipment) {
  /** NaN if there is none of that name, or no value. */
  double of(String signal) {
    int slot = signals.slot(equipment, signal);
    return slot < 0 ? Double.NaN : signals.value(slot);
  }

  double[] all(String... names) {
    return Arrays.stream(names).mapToDouble(this::of).toArray();
  }

  /** Whether a state has this word. */
  boolean is(String signal, String word) {
    int slot = signals.slot(equipment, signal);
    return slot >= 0 && signals.word(slot).equals(word);
  }
}
