package org.parkwatch.collectors.snmp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.poll.Make;
import org.parkwatch.collectors.poll.PolledDevice;
import org.parkwatch.facility.park.Device;

/**
 * One device under collection and its requests under way. Confined to its lane's thread, but for
 * the health, which anyone may read.
 */
final class DevicePoll extends PolledDevice<Requests> {
  private static final int ON_TIME_MILLIS = 1000;

  enum Phase {
    IDLE,
    /** Due, but too many requests are in flight. */
    WAITING,
    IN_FLIGHT
  }

  final InetSocketAddress address;
  final Credential credential;
  final int lane;

  /** What its notifications mean for its event points. */
  final ToldEvents events;

  /** Null but for SNMPv3. */
  final @Nullable Session session;

  /** Whether it drops requests for several objects. */
  private final boolean oneByOne;

  Phase phase = Phase.IDLE;

  /** Of the newest request; ids of requests are positive. */
  int requestId = -1;

  /** Of the one before, whose answer may still come. */
  int previousRequestId = -1;

  /** Whether it stands among {@link Wanted}. */
  final AtomicBoolean wanted = new AtomicBoolean();

  /** Whether and when it was read for that. */
  boolean readAsWanted;

  long readAsWantedNanos;

  int attempt;
  int requestIndex;
  int requestsOfSlot;
  @Nullable Split split;

  /** What came instead of an answer while we waited; tells a sick device from a silent one. */
  @Nullable Fault suspicion;

  DevicePoll(
      Device device,
      int lane,
      Make<Requests> make,
      ToldEvents events,
      Credential credential,
      @Nullable Session session,
      boolean oneByOne) {
    super(device, make, ON_TIME_MILLIS);
    this.address = new InetSocketAddress(device.host(), device.port());
    this.events = events;
    this.credential = credential;
    this.lane = lane;
    this.session = session;
    this.oneByOne = oneByOne;
  }

  /** A read begins: nothing sent, nothing heard. */
  void begin() {
    phase = Phase.IN_FLIGHT;
    suspicion = null;
    requestIndex = 0;
    requestsOfSlot = 0;
    Split divided = split;
    if (divided != null && divided.serves(round().requests(), slotMillis())) {
      divided.begin();
    } else {
      split = oneByOne ? Split.oneByOne(round().requests(), slotMillis()) : null;
    }
  }

  /** The request under way. */
  Request request() {
    return split == null ? round().requests().whole() : split.request(requestIndex);
  }

  /** The request under way as it goes over the wire; valid until the next call. */
  ByteBuffer message(long nowNanos) {
    return session == null
        ? request().withId(requestId)
        : session.message(request().pdu(requestId), requestId, nowNanos);
  }
}
