package org.parkwatch.profiles;

import java.util.List;
import java.util.stream.Stream;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.profiles.binding.NoReading;

/**
 * What any device of the field can measure, in the stored unit: the range of points whose family
 * does not know better, and the numbers by which devices of all makes say that they have no
 * reading.
 */
record PlausibleRange(double min, double max) {
  private static final double TEN_YEARS = 10 * 366 * 86_400.0;

  /** Ends of the integers of 16 and 32 bits. */
  private static final List<NoReading> ENDS =
      List.of(
          NoReading.code(Integer.MIN_VALUE),
          NoReading.code(Integer.MAX_VALUE),
          NoReading.code(0xFFFF_FFFFL),
          NoReading.code(-32_768),
          NoReading.code(32_767),
          NoReading.code(65_535),
          NoReading.code(-9_999),
          NoReading.code(-999_999));

  private static final NoReading MINUS_ONE = NoReading.code(-1);

  static PlausibleRange of(Quantity quantity) {
    return switch (quantity) {
      case VOLTAGE -> new PlausibleRange(-2_000, 50_000);
      case CURRENT -> new PlausibleRange(-20_000, 20_000);
      case ACTIVE_POWER, APPARENT_POWER, REACTIVE_POWER -> new PlausibleRange(-50_000, 50_000);
      case ACTIVE_ENERGY -> new PlausibleRange(-1e10, 1e10);
      case POWER_FACTOR -> new PlausibleRange(-1, 1);
      case FREQUENCY -> new PlausibleRange(0, 1_000);
      case TEMPERATURE -> new PlausibleRange(-60, 250);
      case HUMIDITY -> new PlausibleRange(0, 100);
      case LOAD -> new PlausibleRange(0, 300);
      case PERCENT -> new PlausibleRange(-100, 1_000);
      case DURATION -> new PlausibleRange(0, TEN_YEARS);
      case FLOW, VOLUME -> new PlausibleRange(0, 1_000_000);
      case PRESSURE -> new PlausibleRange(-10_000, 100_000);
      case SPEED -> new PlausibleRange(0, 100_000);
      case STATE, EVENT, COMM_UP -> new PlausibleRange(0, 5);
      case COOLING_POWER -> new PlausibleRange(0, 100_000);
      case RESISTANCE, RATIO, CONCENTRATION, OBSCURATION, DISTANCE, COUNT, DATA ->
          new PlausibleRange(-1e12, 1e12);
    };
  }

  /** Codes of a quantity; what only grows, or may be -1, has fewer. */
  static List<NoReading> noReading(Quantity quantity) {
    return switch (quantity) {
      case STATE, EVENT, COMM_UP, COUNT -> List.of();
      case ACTIVE_ENERGY -> List.of(MINUS_ONE, NoReading.code(0xFFFF_FFFFL));
      case VOLTAGE, FREQUENCY, HUMIDITY, LOAD, PERCENT, DURATION, FLOW, SPEED, COOLING_POWER ->
          Stream.concat(ENDS.stream(), Stream.of(MINUS_ONE)).toList();
      default -> ENDS;
    };
  }
}
