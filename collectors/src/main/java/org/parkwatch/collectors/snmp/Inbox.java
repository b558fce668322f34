package org.parkwatch.collectors.snmp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.Fault;

/**
 * Sorts what comes in: to which read in flight a datagram belongs, by id, address and credential,
 * or why it is nobody's. Confined to its lane's thread.
 */
final class Inbox {
  /** Who reads on with what came. */
  interface Reader {
    /** The answer to the read's newest request; {@link Inbox#answer} stands before its values. */
    void answered(DevicePoll poll, InetSocketAddress from);

    /** The device said who it is, or what time: the same must be asked again. */
    void again(DevicePoll poll);

    /** The device refuses user or keys. */
    void refusesKeys(DevicePoll poll, String why);
  }

  private final InFlight inFlight;
  private final Strangers strangers;
  private final Reader reader;
  private final Answer answer = new Answer();

  Inbox(InFlight inFlight, Strangers strangers, Reader reader) {
    this.inFlight = inFlight;
    this.strangers = strangers;
    this.reader = reader;
  }

  /** Of the newest datagram. */
  Answer answer() {
    return answer;
  }

  /**
   * Takes a datagram.
   *
   * @param nowNanos by which sessions judge the time of an engine
   */
  void take(ByteBuffer datagram, boolean truncated, InetSocketAddress from, long nowNanos) {
    if (!truncated && SecureMessage.isOne(datagram)) {
      secure(SecureMessage.read(datagram), from, nowNanos);
      return;
    }
    Fault fault = truncated ? Fault.OVERSIZED : answer.header(datagram);
    if (fault != null) {
      strangers.suspect(from, fault);
      return;
    }
    DevicePoll poll = inFlight.waiting(answer.requestId());
    if (poll == null || !poll.address.equals(from)) {
      strangers.stray(from, answer.requestId());
    } else if (poll.session != null || !answer.isFor(poll.request())) {
      strangers.suspect(from, Fault.WRONG_CREDENTIAL);
    } else {
      believed(poll, from);
    }
  }

  /** An SNMPv3 message; null if it only began like one. */
  private void secure(@Nullable SecureMessage message, InetSocketAddress from, long nowNanos) {
    if (message == null) {
      strangers.suspect(from, Fault.GARBAGE);
      return;
    }
    DevicePoll poll = inFlight.waiting(message.id());
    Session session = poll == null ? null : poll.session;
    if (poll == null || !poll.address.equals(from)) {
      strangers.stray(from, message.id());
    } else if (session == null) {
      strangers.suspect(from, Fault.WRONG_CREDENTIAL);
    } else {
      switch (session.take(message, answer, nowNanos)) {
        case ANSWER -> believed(poll, from);
        case LESSON -> reader.again(poll);
        case REFUSAL -> reader.refusesKeys(poll, session.refusal());
        case NOT_BELIEVED -> strangers.suspect(from, Fault.WRONG_CREDENTIAL);
        case GARBAGE -> strangers.suspect(from, Fault.GARBAGE);
      }
    }
  }

  private void believed(DevicePoll poll, InetSocketAddress from) {
    if (answer.requestId() != poll.requestId) {
      strangers.suspect(from, Fault.WRONG_ID);
    } else {
      reader.answered(poll, from);
    }
  }
}
