package org.parkwatch.telemetry.influx;

import java.util.Locale;
import org.parkwatch.telemetry.history.HistoryCapabilities;

/** The servers that history can be kept in. */
public enum ServerKind {
  /** InfluxDB 1.x, and 2.x through its 1.x paths: /write and InfluxQL. */
  INFLUXDB,
  /** One node of VictoriaMetrics: values to 12 digits, and repeats are kept beside each other. */
  VICTORIA_METRICS;

  /** What such a server can do. */
  public HistoryCapabilities capabilities() {
    return switch (this) {
      case INFLUXDB -> new HistoryCapabilities(true, true, true, false);
      case VICTORIA_METRICS -> new HistoryCapabilities(false, false, false, false);
    };
  }

  /** As settings and commands write it, such as {@code victoria-metrics}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
