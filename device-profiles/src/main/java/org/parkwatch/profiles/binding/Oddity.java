package org.parkwatch.profiles.binding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

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
  PARTIAL_MESSAGES(Family.MQTT),
  /** It drops a request for several objects and says nothing. */
  NO_MULTI_OID(Family.SNMP),
  /** It drops a GETBULK for more rows than a few; of families by MIB, for only they are walked. */
  MAX_REPETITIONS(Family.SNMP);

  private final Family family;

  Oddity(Family family) {
    this.family = family;
  }

  /** As profiles write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a number stands behind it. */
  public boolean hasNumber() {
    return this == PAUSE || this == MAX_REPETITIONS;
  }

  /** Those that profiles of a family can name. */
  public static Set<Oddity> ofProfiles(Family family) {
    return Arrays.stream(values())
        .filter(oddity -> oddity.family == family && oddity != MAX_REPETITIONS)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those that families by MIB can name. */
  public static Set<Oddity> ofMibs() {
    return Set.of(NO_MULTI_OID, MAX_REPETITIONS);
  }

  /** All of some, for people. */
  public static String known(Set<Oddity> some) {
    String words = some.stream().sorted().map(Oddity::word).collect(Collectors.joining(", "));
    return words.isEmpty() ? "none" : words;
  }
}
