package org.parkwatch.simulators.mqtt;

import java.nio.charset.StandardCharsets;

/**
 * Payloads of Sparkplug B as the gateways send and understand them.
 *
 * <p>Source: Eclipse Sparkplug 3.0.0, section 6.4 and {@code sparkplug_b.proto}.
 */
final class Sparkplug {
  static final String REBIRTH = "Node Control/Rebirth";
  private static final int INT32 = 3;
  private static final int INT64 = 4;
  private static final int FLOAT = 9;
  private static final int BOOLEAN = 11;
  private static final int SEQ_MASK = 0xFF;

  private static final int METRIC = 2;

  private Sparkplug() {}

  /** The last will, and the death that is the same: no sequence number, only the session's. */
  static byte[] death(long bdSeq) {
    return new ProtoWriter().message(METRIC, bdSeq(bdSeq)).end();
  }

  /** The death of a device behind a node that lives. */
  static byte[] deviceDeath(long millis, int seq) {
    return end(begin(millis), seq);
  }

  static byte[] nodeBirth(long millis, int seq, long bdSeq) {
    ProtoWriter rebirth =
        new ProtoWriter().text(1, REBIRTH).number(3, millis).number(4, BOOLEAN).truth(14, false);
    return begin(millis)
        .message(METRIC, bdSeq(bdSeq))
        .message(METRIC, rebirth)
        .number(3, seq)
        .end();
  }

  private static ProtoWriter bdSeq(long number) {
    return new ProtoWriter().text(1, "bdSeq").number(4, INT64).number(11, number);
  }

  static ProtoWriter begin(long millis) {
    return new ProtoWriter().number(1, millis);
  }

  /**
   * Adds a value.
   *
   * @param birth whether it carries name and datatype too
   * @param value NaN for a sensor that is lost
   */
  static void metric(
      ProtoWriter payload, MqttList.Row row, long alias, boolean birth, long millis, double value) {
    ProtoWriter metric = new ProtoWriter();
    if (birth) {
      metric.text(1, row.metric());
    }
    metric.number(2, alias).number(3, millis);
    if (birth) {
      metric.number(4, row.whole() ? INT32 : FLOAT);
    }
    if (Double.isNaN(value)) {
      metric.truth(7, true);
    } else if (row.whole()) {
      metric.number(10, (int) value & 0xFFFF_FFFFL);
    } else {
      metric.float32(12, (float) value);
    }
    payload.message(METRIC, metric);
  }

  static byte[] end(ProtoWriter payload, int seq) {
    return payload.number(3, seq).end();
  }

  static int after(int seq) {
    return (seq + 1) & SEQ_MASK;
  }

  /** Whether a command asks for a rebirth: it carries the metric of that name, set to true. */
  static boolean asksForRebirth(byte[] command) {
    byte[] name = REBIRTH.getBytes(StandardCharsets.UTF_8);
    byte[] truth = {14 << 3, 1};
    int named = find(command, name, 0);
    return named >= 0 && find(command, truth, named + name.length) >= 0;
  }

  private static int find(byte[] in, byte[] what, int from) {
    for (int i = from; i + what.length <= in.length; i++) {
      int same = 0;
      while (same < what.length && in[i + same] == what[same]) {
        same++;
      }
      if (same == what.length) {
        return i;
      }
    }
    return -1;
  }
}
