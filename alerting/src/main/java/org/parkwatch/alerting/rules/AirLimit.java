package org.parkwatch.alerting.rules;

import org.parkwatch.facility.park.AirClass;

/** A limit of the air of a room, as rules name it. */
public enum AirLimit {
  RECOMMENDED_LOW("recommended.temperature.low"),
  RECOMMENDED_HIGH("recommended.temperature.high"),
  RECOMMENDED_DEW_LOW("recommended.dew-point.low"),
  RECOMMENDED_DEW_HIGH("recommended.dew-point.high"),
  RECOMMENDED_HUMIDITY("recommended.humidity.high"),
  ALLOWABLE_LOW("allowable.temperature.low"),
  ALLOWABLE_HIGH("allowable.temperature.high"),
  ALLOWABLE_DEW_LOW("allowable.dew-point.low"),
  ALLOWABLE_DEW_HIGH("allowable.dew-point.high"),
  ALLOWABLE_HUMIDITY("allowable.humidity.high");

  private final String word;

  AirLimit(String word) {
    this.word = word;
  }

  /** As it stands in a rule file. */
  public String word() {
    return word;
  }

  /** In degrees Celsius, or % relative humidity. */
  public double of(AirClass air) {
    return switch (this) {
      case RECOMMENDED_LOW -> air.recommended().lowCelsius();
      case RECOMMENDED_HIGH -> air.recommended().highCelsius();
      case RECOMMENDED_DEW_LOW -> air.recommended().lowDew();
      case RECOMMENDED_DEW_HIGH -> air.recommended().highDew();
      case RECOMMENDED_HUMIDITY -> air.recommended().highHumidity();
      case ALLOWABLE_LOW -> air.allowable().lowCelsius();
      case ALLOWABLE_HIGH -> air.allowable().highCelsius();
      case ALLOWABLE_DEW_LOW -> air.allowable().lowDew();
      case ALLOWABLE_DEW_HIGH -> air.allowable().highDew();
      case ALLOWABLE_HUMIDITY -> air.allowable().highHumidity();
    };
  }
}
