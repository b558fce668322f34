package org.parkwatch.collectors.mqtt;

import java.util.ArrayList;
import java.util.List;

/**
 * A Sparkplug B payload, as far as we need it.
 *
 * <p>Source: Eclipse Sparkplug 3.0.0, section 6.4 and {@code sparkplug_b.proto}.
 *
 * @param millis when it was sent, UTC, by the clock of its source; 0 if it does not say
 * @param seq 0..255; -1 if it has none, as deaths of nodes
 */
record SparkplugPayload(long millis, int seq, List<SparkplugMetric> metrics) {
  /** More are no device's, and would cost more memory than their bytes. */
  private static final int MAX_METRICS = 20_000;

  private static final int SEQ_END = 256;
  private static final int TIMESTAMP = 1;
  private static final int METRIC = 2;
  private static final int SEQ = 3;

  SparkplugPayload {
    metrics = List.copyOf(metrics);
  }

  /**
   * Decodes.
   *
   * @throws MalformedPayload if it is no such payload; never anything else
   */
  static SparkplugPayload read(byte[] bytes) throws MalformedPayload {
    ProtoReader in = new ProtoReader(bytes);
    long millis = 0;
    long seq = -1;
    List<SparkplugMetric> metrics = new ArrayList<>();
    while (in.next()) {
      switch (in.field()) {
        case TIMESTAMP -> millis = in.number();
        case SEQ -> seq = in.number();
        case METRIC -> {
          if (metrics.size() == MAX_METRICS) {
            throw new MalformedPayload("more than " + MAX_METRICS + " metrics");
          }
          metrics.add(SparkplugMetric.read(in.message()));
        }
        default -> in.skip();
      }
    }
    if (seq < -1 || seq >= SEQ_END) {
      throw new MalformedPayload("sequence number " + seq);
    }
    return new SparkplugPayload(millis, (int) seq, metrics);
  }

  /** Whether it has values of the past only. */
  boolean historical() {
    return !metrics.isEmpty() && metrics.stream().allMatch(SparkplugMetric::historical);
  }

  /** When its newest value of the present was taken; 0 if nothing says so. */
  long sourceMillis() {
    long newest = 0;
    for (SparkplugMetric metric : metrics) {
      newest = metric.historical() ? newest : Math.max(newest, metric.millis());
    }
    return newest > 0 ? newest : millis;
  }

  /** The number of the metric, -1 if there is no such metric. */
  long number(String name) {
    for (SparkplugMetric metric : metrics) {
      if (name.equals(metric.name()) && !metric.isNull()) {
        return (long) metric.value(metric.datatype());
      }
    }
    return -1;
  }
}
