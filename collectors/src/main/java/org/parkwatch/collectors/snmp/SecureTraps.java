package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/**
 * Notifications by SNMPv3. A trap is signed for the engine that sends it, an inform for ours, which
 * the device asks for first. Each device is believed by its own user only, at that user's level of
 * security or above. Confined to one thread.
 */
final class SecureTraps {
  private static final int WINDOW_SECONDS = 150;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final String STATISTICS = "1.3.6.1.6.3.15.1.1.";
  private static final int NOT_IN_TIME_WINDOW = 2;
  private static final int UNKNOWN_ENGINE = 4;

  /** What is to be done about a message. */
  sealed interface Outcome {
    /** A device tells something. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way
    record Told(DevicePoll poll, TrapPdu trap, boolean signed, byte @Nullable [] answer)
        implements Outcome {}

    /** The device asks who we are, or what time we have. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way
    record Asked(byte[] answer) implements Outcome {}

    /** Not believed. */
    record Refused(Disbelief why) implements Outcome {}
  }

  /** What is known of an engine that sent authentic traps. */
  private static final class Sender {
    /** More than one source is heard of within the window. */
    private static final int MOST_SEEN = 1024;

    final byte[] engine;
    final EngineKeys keys;
    private int boots;
    private int time;
    private long atNanos;

    /** Of the newest traps, by time and message id; all of one count of boots. */
    private final Set<Long> seen =
        Collections.newSetFromMap(
            new LinkedHashMap<>() {
              private static final long serialVersionUID = 1;

              @Override
              protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
                return size() > MOST_SEEN;
              }
            });

    Sender(SecureMessage first, EngineKeys keys, long nowNanos) {
      engine = first.engine();
      this.keys = keys;
      boots = first.boots();
      time = first.time();
      atNanos = nowNanos;
    }

    /** Why an authentic trap is not believed; null if it is, and then it is remembered. */
    @Nullable Disbelief doubt(SecureMessage message, long nowNanos) {
      long expected = time + (nowNanos - atNanos) / NANOS_PER_SECOND;
      if (message.boots() < boots
          || (message.boots() == boots && message.time() < expected - WINDOW_SECONDS)) {
        return Disbelief.ANOTHER_TIME;
      }
      if (message.boots() > boots) {
        boots = message.boots();
        seen.clear();
      }
      if (!seen.add((long) message.time() << Integer.SIZE | (message.id() & 0xFFFF_FFFFL))) {
        return Disbelief.SENT_BEFORE;
      }
      time = message.time();
      atNanos = nowNanos;
      return null;
    }
  }

  private final OwnEngine own;
  private final Map<DevicePoll, Sender> senders = new HashMap<>();
  private int reports;

  SecureTraps(OwnEngine own) {
    this.own = own;
  }

  /** From now on there are these devices and no others. */
  void forgetAllBut(Set<DevicePoll> devices) {
    senders.keySet().retainAll(devices);
  }

  /**
   * Takes a message.
   *
   * @param devices at the address that it came from
   * @throws IOException if it holds no notification
   */
  Outcome take(SecureMessage message, List<DevicePoll> devices, long nowNanos) throws IOException {
    boolean toUs = Arrays.equals(message.engine(), own.id());
    boolean reportable = (message.flags() & SecureMessage.REPORTABLE) != 0;
    if (!toUs && reportable) {
      return new Outcome.Asked(
          SecureMessage.inTheClear(
              message.id(), report(UNKNOWN_ENGINE), own.id(), own.boots(), own.time(nowNanos)));
    }
    DevicePoll poll = sender(message, devices);
    if (poll == null || poll.session == null) {
      return new Outcome.Refused(Disbelief.ANOTHER_USER);
    }
    UserKeys user = poll.session.user();
    if ((message.flags() & user.level()) != user.level()) {
      return new Outcome.Refused(Disbelief.LESS_SECURE);
    }
    EngineKeys keys = toUs ? own.keys(user) : keys(poll, user, message.engine());
    boolean signed = message.isSigned();
    if (signed && !keys.signed(message.whole(), message.signatureAt(), message.signature())) {
      return new Outcome.Refused(Disbelief.WRONG_DIGEST);
    }
    if (signed && toUs && !inOurTime(message, nowNanos)) {
      return new Outcome.Asked(
          own.message(message.id(), report(NOT_IN_TIME_WINDOW), user, nowNanos));
    }
    Disbelief doubt = signed && !toUs ? doubt(poll, keys, message, nowNanos) : null;
    if (doubt != null) {
      return new Outcome.Refused(doubt);
    }
    TrapPdu.Scoped scoped = TrapPdu.Scoped.read(inside(message, keys));
    if (scoped.trap().inform() != toUs) {
      return new Outcome.Refused(Disbelief.ANOTHER_ENGINE);
    }
    byte[] answer = toUs ? own.answer(message.id(), scoped.answer(), user, nowNanos) : null;
    return new Outcome.Told(poll, scoped.trap(), signed, answer);
  }

  private static @Nullable DevicePoll sender(SecureMessage message, List<DevicePoll> devices) {
    for (DevicePoll poll : devices) {
      Session session = poll.session;
      if (session != null && Arrays.equals(session.user().user(), message.user())) {
        return poll;
      }
    }
    return null;
  }

  private EngineKeys keys(DevicePoll poll, UserKeys user, byte[] engine) {
    Sender known = senders.get(poll);
    return known != null && Arrays.equals(known.engine, engine) ? known.keys : user.of(engine);
  }

  private boolean inOurTime(SecureMessage message, long nowNanos) {
    return message.boots() == own.boots()
        && Math.abs(message.time() - own.time(nowNanos)) <= WINDOW_SECONDS;
  }

  /** Why an authentic trap is one of old, sent again by somebody; null if it is not. */
  private @Nullable Disbelief doubt(
      DevicePoll poll, EngineKeys keys, SecureMessage message, long nowNanos) {
    Sender known = senders.get(poll);
    if (known == null || !Arrays.equals(known.engine, message.engine())) {
      known = new Sender(message, keys, nowNanos);
      senders.put(poll, known);
    }
    return known.doubt(message, nowNanos);
  }

  private static byte[] inside(SecureMessage message, EngineKeys keys) throws IOException {
    try {
      return message.isEncrypted()
          ? keys.decrypt(message.data(), message.boots(), message.time(), message.salt())
          : message.data();
    } catch (IllegalArgumentException e) {
      throw new IOException("cannot be decrypted", e);
    }
  }

  private byte[] report(int counter) throws IOException {
    PDU pdu = new PDU();
    pdu.setType(PDU.REPORT);
    pdu.add(new VariableBinding(new OID(STATISTICS + counter + ".0"), new Counter32(++reports)));
    BEROutputStream out = new BEROutputStream(ByteBuffer.allocate(pdu.getBERLength()));
    pdu.encodeBER(out);
    return out.getBuffer().array();
  }
}
