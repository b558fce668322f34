package org.parkwatch.ui.map;

import java.util.Locale;

/** What the colours and numbers of the floor map mean. */
public enum MapLayer {
  TEMPERATURE,
  /** Percent of contracted power, or kW. */
  POWER,
  AGE,
  ALARMS;

  /** The name that the web component uses. */
  String attribute() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The layer with this name of the web component; TEMPERATURE for any other text. */
  static MapLayer of(String attribute) {
    for (MapLayer layer : values()) {
      if (layer.attribute().equals(attribute)) {
        return layer;
      }
    }
    return TEMPERATURE;
  }
}
