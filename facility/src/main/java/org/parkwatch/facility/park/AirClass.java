package org.parkwatch.facility.park;

/**
 * What the air at the inlets of a room's equipment may be: the one place that rules and screens
 * take these limits from.
 *
 * <p>Sources: ASHRAE TC 9.9, Equipment Thermal Guidelines for Data Processing Environments, 2021
 * (5th edition), reference card: recommended for classes A1 to A4, allowable by class. GB
 * 50174-2017, annex A: cold aisle or inlet, one set for grades A, B and C; it has no second one for
 * equipment at work, for which that of ASHRAE's class A1 stands in.
 */
public enum AirClass {
  ASHRAE_A1("ASHRAE 2021 A1", Limits.ASHRAE, new Limits(15, 32, -12, 17, 80)),
  ASHRAE_A2("ASHRAE 2021 A2", Limits.ASHRAE, new Limits(10, 35, -12, 21, 80)),
  ASHRAE_A3("ASHRAE 2021 A3", Limits.ASHRAE, new Limits(5, 40, -12, 24, 85)),
  ASHRAE_A4("ASHRAE 2021 A4", Limits.ASHRAE, new Limits(5, 45, -12, 24, 90)),
  GB_50174("GB 50174-2017", new Limits(18, 27, 5.5, 15, 60), ASHRAE_A1.allowable);

  /** Of a park that says nothing. */
  public static final AirClass USUAL = ASHRAE_A1;

  /**
   * One set of limits; the limits themselves are allowed.
   *
   * @param lowCelsius dry bulb, {@code highCelsius} likewise
   * @param lowDew dew point in degrees Celsius, {@code highDew} likewise
   * @param highHumidity % relative humidity
   */
  public record Limits(
      double lowCelsius, double highCelsius, double lowDew, double highDew, double highHumidity) {
    private static final Limits ASHRAE = new Limits(18, 27, -9, 15, 70);
  }

  private final String standard;

  @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
  private final Limits recommended;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Limits allowable;

  AirClass(String standard, Limits recommended, Limits allowable) {
    this.standard = standard;
    this.recommended = recommended;
    this.allowable = allowable;
  }

  /** Name of the standard, its edition and the class. */
  public String standard() {
    return standard;
  }

  public Limits recommended() {
    return recommended;
  }

  public Limits allowable() {
    return allowable;
  }
}
