package org.parkwatch.collectors.snmp;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.health.HealthKeeper;
import org.parkwatch.collectors.schedule.Backoff;
import org.parkwatch.facility.park.Device;

/**
 * One device under collection: its address, its make, and the read under way. Confined to its
 * lane's thread, but for the health, which anyone may read.
 */
final class DevicePoll {
  enum Phase {
    IDLE,
    /** Due, but too many requests are in flight. */
    WAITING,
    IN_FLIGHT
  }

  final Device device;
  final InetSocketAddress address;
  final Make make;
  final Secret community;
  final HealthKeeper health;
  final Backoff backoff = new Backoff();

  Phase phase = Phase.IDLE;
  long slotMillis;
  long tick;
  long startNanos;

  /** Of the newest request; ids of requests are positive. */
  int requestId = -1;

  /** Of the one before, whose answer may still come. */
  int previousRequestId = -1;

  int attempt;
  int requestIndex;
  int requestsOfSlot;
  @Nullable Split split;

  /** What came instead of an answer while we waited; tells a sick device from a silent one. */
  @Nullable Fault suspicion;

  /** -1 unknown, 0 down, 1 up. */
  int up = -1;

  long minute = -1;
  long lastOkMillis;
  long lastDurationNanos;

  DevicePoll(Device device, InetSocketAddress address, Make make, Secret community) {
    this.device = device;
    this.address = address;
    this.make = make;
    this.community = community;
    this.health = new HealthKeeper(device.id());
  }

  Round round() {
    return make.round(tick);
  }

  /** The request under way. */
  Request request() {
    return split == null ? round().whole() : split.request(requestIndex);
  }

  /** Samples are stamped with the scheduled second. */
  long stamp() {
    return slotMillis - Math.floorMod(slotMillis, 1000L);
  }
}
