package org.parkwatch.collectors.mqtt;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.Fault;

/**
 * The session of one Sparkplug node and its devices: births, deaths, the sequence of its messages,
 * and when it is to be born again. Confined to its broker's thread.
 *
 * <p>Source: Eclipse Sparkplug 3.0.0, sections 4 and 5.
 */
final class NodeSession {
  private static final int SEQ_MASK = 0xFF;
  private static final int MAX_DOUBLINGS = 10;

  private final String name;
  private final MqttOptions options;
  private final Reporter reporter;
  private final BirthRate rate = new BirthRate();
  private Map<String, SparkplugDevice> devices = new HashMap<>();

  private boolean born;
  private long bdSeq = -1;
  private int seq;
  private long heardNanos;
  private long bornNanos;

  /** Why and since when a rebirth is wanted; null if none is. */
  private @Nullable String wanted;

  private long wantedNanos;
  private int asks;
  private long nextAskNanos;

  NodeSession(String name, MqttOptions options, Reporter reporter) {
    this.name = name;
    this.options = options;
    this.reporter = reporter;
  }

  /** From now on it has these devices, by their last part of the path; those it had go on. */
  void assign(Map<String, HeardDevice> now, long nanos) {
    Map<String, SparkplugDevice> next = new HashMap<>();
    now.forEach((device, heard) -> {
      SparkplugDevice before = devices.get(device);
      if (before != null && before.heard == heard) {
        next.put(device, before);
      } else {
        next.put(device, new SparkplugDevice(heard));
        if (born) {
          want("of new devices", nanos);
        }
      }
    });
    devices = next;
  }

  /** The broker is connected: what was missed in between only a birth tells. */
  void connected(long nanos) {
    if (!born) {
      nextAskNanos = nanos;
      asks = 0;
      want("since the broker was connected", nanos);
    }
  }

  /** The broker is gone, and with it the thread of messages. */
  void lost(String why) {
    born = false;
    wanted = null;
    devices
        .values()
        .forEach(device -> {
          device.unborn();
          device.heard.forget(Fault.NO_BROKER, why);
        });
  }

  /** Takes a message of the node or one of its devices. */
  void take(SparkplugTopic topic, byte[] bytes, long receivedMillis, long nanos) {
    if (topic.type() == SparkplugTopic.Type.NCMD || topic.type() == SparkplugTopic.Type.DCMD) {
      return; // commands of whoever, to the node
    }
    SparkplugPayload payload;
    try {
      payload = SparkplugPayload.read(bytes);
    } catch (MalformedPayload e) {
      garbage(topic, e, nanos);
      return;
    }
    heardNanos = nanos;
    switch (topic.type()) {
      case NBIRTH -> birth(payload, nanos);
      case NDEATH -> death(payload);
      default -> {
        if (!born) {
          want("before any birth", nanos);
        } else {
          follow(payload, nanos);
          take(topic, payload, receivedMillis, nanos);
        }
      }
    }
  }

  private void take(
      SparkplugTopic topic, SparkplugPayload payload, long receivedMillis, long nanos) {
    String part = topic.device();
    SparkplugDevice device = part == null ? null : devices.get(part);
    if (part == null) {
      return; // NDATA: no point is read from the node itself
    }
    if (device == null) {
      reporter.unknownTopic("device " + part + " of Sparkplug node " + name);
      return;
    }
    switch (topic.type()) {
      case DBIRTH -> device.birth(payload, reporter, receivedMillis, nanos);
      case DDEATH -> {
        device.unborn();
        reporter.doubted(device.heard, Fault.GONE, "by its own death");
      }
      default -> {
        if (device.born()) {
          device.data(payload, reporter, receivedMillis);
        } else {
          reporter.fault(device.heard, Fault.WRONG_OBJECTS, "data before a birth");
          want("of a device that sent data before its birth", nanos);
        }
      }
    }
  }

  private void birth(SparkplugPayload payload, long nanos) {
    if (rate.excessive(nanos)) {
      devices.values().forEach(d -> reporter.fault(d.heard, Fault.TOO_MANY_BIRTHS, "node " + name));
    }
    born = true;
    bornNanos = nanos;
    bdSeq = payload.number("bdSeq");
    seq = Math.max(0, payload.seq());
    if (wanted != null && nanos - wantedNanos > options.longestRetry().toNanos()) {
      asks = 0;
    }
    wanted = null;
    devices.values().forEach(SparkplugDevice::unborn);
  }

  private void death(SparkplugPayload payload) {
    long of = payload.number("bdSeq");
    if (born && of >= 0 && bdSeq >= 0 && of != bdSeq) {
      return; // the will of a connection that the node has already replaced
    }
    born = false;
    wanted = null;
    devices
        .values()
        .forEach(device -> {
          device.unborn();
          reporter.doubted(device.heard, Fault.GONE, "by the death of node " + name);
        });
  }

  /** Every message of a node carries the number after the one before. */
  private void follow(SparkplugPayload payload, long nanos) {
    int expected = seq + 1 & SEQ_MASK;
    if (payload.seq() != expected) {
      String gap = "node %s sent %d after %d".formatted(name, payload.seq(), seq);
      devices.values().forEach(d -> reporter.fault(d.heard, Fault.SEQUENCE_GAP, gap));
      want("after a gap in the sequence", nanos);
    }
    seq = payload.seq() >= 0 ? payload.seq() : expected;
  }

  private void garbage(SparkplugTopic topic, MalformedPayload problem, long nanos) {
    String part = topic.device();
    String detail = "%s: %s".formatted(topic.type(), problem.getMessage());
    devices.forEach((key, device) -> {
      if (part == null || part.equals(key)) {
        device.unborn();
        reporter.doubted(device.heard, Fault.GARBAGE, detail);
      }
    });
    want("after a payload that is none", nanos);
  }

  private void want(String why, long nanos) {
    if (wanted == null) {
      wanted = why;
      wantedNanos = nanos;
    }
  }

  /** Whether the node is to be asked for a rebirth now; then the next time is later. */
  boolean asks(long nanos) {
    if (born && wanted == null && nanos - heardNanos > options.quietSparkplug().toNanos()) {
      want("after a long silence", nanos);
    }
    if (wanted == null && born && unborn() && nanos - bornNanos > options.rebirth().toNanos()) {
      want("of devices that were not born with it", nanos);
    }
    if (wanted == null || nanos - nextAskNanos < 0) {
      return false;
    }
    long pause =
        Math.min(
            options.firstRetry().toNanos() << Math.min(asks, MAX_DOUBLINGS),
            options.longestRetry().toNanos());
    asks++;
    nextAskNanos = nanos + pause;
    return true;
  }

  private boolean unborn() {
    return devices.values().stream().anyMatch(device -> !device.born());
  }

  /** Devices that had to be born again, and were not in time, are no longer believed. */
  void judge(long nanos) {
    String why = wanted;
    boolean late = why != null && nanos - wantedNanos > options.rebirth().toNanos();
    boolean leftOut = born && nanos - bornNanos > options.rebirth().toNanos();
    if (!late && !leftOut) {
      return;
    }
    for (SparkplugDevice device : devices.values()) {
      if (device.heard.doubt == null && (late || !device.born())) {
        reporter.doubted(
            device.heard,
            Fault.SILENT,
            late ? "no rebirth " + why : "not born with its node " + name);
      }
    }
  }

  String name() {
    return name;
  }
}
