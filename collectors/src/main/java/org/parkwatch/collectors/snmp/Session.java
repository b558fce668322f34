package org.parkwatch.collectors.snmp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.Fault;

/**
 * How one device is spoken to by SNMPv3: its engine, found by asking, its clock, and a user's keys
 * for it. Asked for again after a refusal, after silence and whenever the device says that it is
 * another. Confined to its lane's thread, but for what is known of the engine, which anyone may
 * read.
 */
final class Session {
  /** RFC 3414, 2.2.3: seconds within which a message must come. */
  private static final int WINDOW_SECONDS = 150;

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int MIN_ENGINE = 5;
  private static final int MAX_ENGINE = 32;

  /** Who, and what time: after that an agent goes round in circles. */
  private static final int MOST_LESSONS = 3;

  /** What a message meant. */
  enum Meaning {
    /** The answer reads it. */
    ANSWER,
    /** Who the engine is, or what its time: ask again. */
    LESSON,
    /** The device refuses us. */
    REFUSAL,
    /** Not from whom it should be, or of another time. */
    NOT_BELIEVED,
    GARBAGE
  }

  /** Last arc but one of the counters that reports carry: RFC 3414, section 5. */
  private static final int UNSUPPORTED_LEVEL = 1;

  private static final int NOT_IN_TIME_WINDOW = 2;
  private static final int UNKNOWN_USER = 3;
  private static final int UNKNOWN_ENGINE = 4;
  private static final int WRONG_DIGEST = 5;
  private static final int DECRYPTION_ERROR = 6;

  /** What is known of an engine. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Engine(byte[] id, EngineKeys keys, int boots, int time, long atNanos) {
    int timeAt(long nowNanos) {
      return time + (int) ((nowNanos - atNanos) / NANOS_PER_SECOND);
    }
  }

  private final UserKeys user;
  private long salt = ThreadLocalRandom.current().nextLong();
  private volatile @Nullable Engine engine;
  private byte[] inside = {};
  private int lessons;
  private String refusal = "";

  Session(UserKeys user) {
    this.user = user;
  }

  UserKeys user() {
    return user;
  }

  /**
   * What was known before a restart: if it still holds, the engine need not be asked who it is.
   *
   * @param time of the engine at {@code nowNanos}
   */
  void recall(byte[] id, int boots, int time, long nowNanos) {
    engine = new Engine(id, user.of(id), boots, time, nowNanos);
  }

  /** What is known of an engine at an instant. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  record Known(byte[] id, int boots, int time) {}

  /** What is known of the engine; null if nothing is. Thread-safe. */
  @Nullable Known known(long nowNanos) {
    Engine known = engine;
    return known == null ? null : new Known(known.id, known.boots, known.timeAt(nowNanos));
  }

  /** The device did not answer: an agent that was replaced may drop what is for another engine. */
  void silent() {
    engine = null;
    lessons = 0;
  }

  /**
   * A request as it goes over the wire: the question who is there, while that is not known.
   *
   * @param pdu with the id
   */
  ByteBuffer message(byte[] pdu, int id, long nowNanos) {
    Engine known = engine;
    if (known == null) {
      return ByteBuffer.wrap(SecureMessage.discovery(id, pdu));
    }
    return ByteBuffer.wrap(
        SecureMessage.of(
            id,
            SecureMessage.REPORTABLE,
            pdu,
            known.id,
            known.boots,
            known.timeAt(nowNanos),
            user,
            known.keys,
            salt++));
  }

  /**
   * Takes what came for a request of this device.
   *
   * @param answer reads the inside
   */
  Meaning take(SecureMessage message, Answer answer, long nowNanos) {
    boolean authentic = message.isSigned() && authentic(message);
    if (message.isSigned() != authentic || (message.isEncrypted() && !authentic)) {
      return Meaning.NOT_BELIEVED;
    }
    byte[] scoped = open(message);
    Fault fault = scoped == null ? Fault.GARBAGE : answer.scoped(ByteBuffer.wrap(scoped));
    if (scoped == null || fault != null) {
      return Meaning.GARBAGE;
    }
    if (answer.usmCounter() >= 0) {
      return report(message, authentic, answer.usmCounter(), nowNanos);
    }
    boolean level = (message.flags() & user.level()) == user.level();
    if (!level || !fromEngine(message) || (authentic && !inTime(message, nowNanos))) {
      return Meaning.NOT_BELIEVED;
    }
    lessons = 0;
    inside = scoped;
    return Meaning.ANSWER;
  }

  /** The scoped PDU of the newest answer, not encrypted any more. */
  byte[] inside() {
    return inside;
  }

  private boolean fromEngine(SecureMessage message) {
    Engine known = engine;
    return known != null
        && Arrays.equals(known.id, message.engine())
        && Arrays.equals(user.user(), message.user());
  }

  private boolean authentic(SecureMessage message) {
    Engine known = engine;
    return known != null
        && fromEngine(message)
        && known.keys.signed(message.whole(), message.signatureAt(), message.signature());
  }

  private byte @Nullable [] open(SecureMessage message) {
    Engine known = engine;
    if (known == null || !message.isEncrypted()) {
      return message.data();
    }
    try {
      return known.keys.decrypt(message.data(), message.boots(), message.time(), message.salt());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Whether an authentic message is of now; if so its engine's clock is taken over. */
  private boolean inTime(SecureMessage message, long nowNanos) {
    Engine known = engine;
    if (known == null || message.boots() < known.boots) {
      return false;
    }
    int expected = known.timeAt(nowNanos);
    if (message.boots() == known.boots && message.time() < expected - WINDOW_SECONDS) {
      return false;
    }
    engine = new Engine(known.id, known.keys, message.boots(), message.time(), nowNanos);
    return true;
  }

  private Meaning report(SecureMessage message, boolean authentic, int counter, long nowNanos) {
    if (lessons >= MOST_LESSONS) {
      return refuse("goes round in circles over who it is and what time");
    }
    int length = message.engine().length;
    if (counter == UNKNOWN_ENGINE && length >= MIN_ENGINE && length <= MAX_ENGINE) {
      engine =
          new Engine(
              message.engine(),
              user.of(message.engine()),
              message.boots(),
              message.time(),
              nowNanos);
      lessons++;
      return Meaning.LESSON;
    }
    if (counter == NOT_IN_TIME_WINDOW) {
      Engine known = engine;
      // an agent that does not sign this is asked who it is anew
      engine =
          known != null && authentic
              ? new Engine(known.id, known.keys, message.boots(), message.time(), nowNanos)
              : null;
      lessons++;
      return Meaning.LESSON;
    }
    return refuse(
        switch (counter) {
          case UNSUPPORTED_LEVEL -> "(does not take this user at this level of security)";
          case UNKNOWN_USER -> "(does not know the user)";
          case WRONG_DIGEST -> "(wrong digest: another authentication password or method)";
          case DECRYPTION_ERROR -> "(cannot decrypt: another privacy password or method)";
          default -> "(report that says nothing known)";
        });
  }

  private Meaning refuse(String why) {
    refusal = why;
    engine = null;
    lessons = 0;
    return Meaning.REFUSAL;
  }

  /** What the newest refusal was about. */
  String refusal() {
    return refusal;
  }
}
