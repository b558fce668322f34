package org.parkwatch.profiles;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.parkwatch.profiles.binding.Family;

/** Ways in which devices differ from what their protocol's standard says. */
public enum Oddity {
  /** The profile writes registers as the manual does, counted from 1. */
  COUNT_FROM_1(Family.MODBUS),
  /** Floating point numbers have their low word first, whatever the order of the others. */
  SWAPPED_FLOATS(Family.MODBUS),
  /** It answers for one number at a time; a request for several is refused or answered wrongly. */
  ONE_NUMBER_A_REQUEST(Family.MODBUS),
  /** It needs time between an answer and the next request, which it would not hear. */
  PAUSE(Family.MODBUS),
  /** It does not answer the second read over a connection. */
  CONNECTION_A_READ(Family.MODBUS),
  /** What did not change is left out of its messages: it has not gone for that. */
  PARTIAL_MESSAGES(Family.MQTT);

  private final Family family;

  Oddity(Family family) {
    this.family = family;
  }

  /** As profiles write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean fits(Family other) {
    return family == other;
  }

  /** All that devices of a family can have, for people. */
  static String known(Family family) {
    String words =
        Arrays.stream(values())
            .filter(oddity -> oddity.fits(family))
            .map(Oddity::word)
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "none" : words;
  }
}
