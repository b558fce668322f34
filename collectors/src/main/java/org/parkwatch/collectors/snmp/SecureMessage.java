package org.parkwatch.collectors.snmp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityModel;

/**
 * The outside of an SNMPv3 message with the user-based security model: RFC 3412 section 6 and RFC
 * 3414 section 2.4, with SNMP4J's BER. Believes nothing; whether it is authentic is for {@link
 * Session} to find out.
 *
 * @param id given back by the answer or report to a request
 * @param engine of the authoritative engine: the agent's
 * @param boots how often the engine started, {@code time} seconds ago for the last time
 * @param signature 0 to 48 bytes; they lie in the message from {@code signatureAt} on
 * @param salt 0 or 8 bytes
 * @param data scoped PDU, encrypted if the flags say so
 * @param whole the message as it came
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
record SecureMessage(
    int id,
    int flags,
    byte[] engine,
    int boots,
    int time,
    byte[] user,
    byte[] signature,
    int signatureAt,
    byte[] salt,
    byte[] data,
    byte[] whole) {
  static final int SIGNED = 1;
  static final int ENCRYPTED = 2;
  static final int REPORTABLE = 4;
  static final int SALT = 8;

  private static final byte[] NONE = {};

  /** Longest message that we say we take. */
  private static final int MAX_SIZE = 8192;

  /** Version 3 stands behind the outer header: 02 01 03. */
  static boolean isOne(ByteBuffer datagram) {
    int at = datagram.position() + 1;
    if (datagram.remaining() < 8 || datagram.get(at - 1) != BER.SEQUENCE) {
      return false;
    }
    int first = datagram.get(at) & 0xFF;
    at += first < 0x80 ? 1 : 1 + (first & 0x7F);
    return at + 3 <= datagram.limit()
        && datagram.get(at) == BER.INTEGER
        && datagram.get(at + 1) == 1
        && datagram.get(at + 2) == SnmpConstants.version3;
  }

  /** Reads the outside; null if it is not one. */
  static @Nullable SecureMessage read(ByteBuffer datagram) {
    byte[] whole = new byte[datagram.remaining()];
    datagram.get(whole);
    ByteBuffer bytes = ByteBuffer.wrap(whole);
    try {
      return read(whole, bytes, new BERInputStream(bytes));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable SecureMessage read(byte[] whole, ByteBuffer bytes, BERInputStream in)
      throws IOException {
    BER.MutableByte tag = new BER.MutableByte();
    BER.decodeHeader(in, tag);
    BER.decodeInteger(in, tag);
    BER.decodeHeader(in, tag);
    int id = BER.decodeInteger(in, tag);
    BER.decodeInteger(in, tag);
    byte[] flags = BER.decodeString(in, tag);
    int model = BER.decodeInteger(in, tag);
    BER.decodeHeader(in, tag);
    BER.decodeHeader(in, tag);
    byte[] engine = BER.decodeString(in, tag);
    int boots = BER.decodeInteger(in, tag);
    int time = BER.decodeInteger(in, tag);
    byte[] user = BER.decodeString(in, tag);
    byte[] signature = BER.decodeString(in, tag);
    int signatureAt = bytes.position() - signature.length;
    byte[] salt = BER.decodeString(in, tag);
    if (flags.length != 1 || model != SecurityModel.SECURITY_MODEL_USM) {
      return null;
    }
    boolean encrypted = (flags[0] & ENCRYPTED) != 0;
    byte[] data;
    if (encrypted) {
      data = BER.decodeString(in, tag);
    } else {
      data = new byte[bytes.remaining()];
      bytes.get(data);
    }
    if (encrypted && salt.length != SALT) {
      return null;
    }
    return new SecureMessage(
        id, flags[0], engine, boots, time, user, signature, signatureAt, salt, data, whole);
  }

  boolean isSigned() {
    return (flags & SIGNED) != 0;
  }

  boolean isEncrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  /** A request that asks an engine who it is: without user and keys. */
  static byte[] discovery(int id, byte[] pdu) {
    return clear(id, REPORTABLE, pdu, new byte[0], 0, 0);
  }

  /** A report in the clear: who the engine is. */
  static byte[] inTheClear(int id, byte[] pdu, byte[] engine, int boots, int time) {
    return clear(id, 0, pdu, engine, boots, time);
  }

  private static byte[] clear(int id, int flags, byte[] pdu, byte[] engine, int boots, int time) {
    byte[] security = security(engine, boots, time, NONE, NONE, NONE);
    return message(id, flags, security, scoped(engine, NONE, pdu));
  }

  /**
   * A message at the user's level of security, with an engine's keys.
   *
   * @param reportable {@link #REPORTABLE} for a request, 0 for what is not to be answered
   * @param saltCounter never the same for two messages under one key
   */
  static byte[] of(
      int id,
      int reportable,
      byte[] pdu,
      byte[] engine,
      int boots,
      int time,
      UserKeys user,
      EngineKeys keys,
      long saltCounter) {
    return ofScoped(
        id, reportable, scoped(engine, NONE, pdu), engine, boots, time, user, keys, saltCounter);
  }

  /** As above, of a scoped PDU: that of an answer names the context that was asked. */
  static byte[] ofScoped(
      int id,
      int reportable,
      byte[] clear,
      byte[] engine,
      int boots,
      int time,
      UserKeys user,
      EngineKeys keys,
      long saltCounter) {
    boolean encrypts = (user.level() & ENCRYPTED) != 0;
    byte[] salt = encrypts ? keys.ciphering().salt(boots, saltCounter) : new byte[0];
    byte[] data = encrypts ? octets(keys.encrypt(clear, boots, time, salt)) : clear;
    byte[] place = new byte[user.signatureLength()];
    byte[] security = security(engine, boots, time, user.user(), place, salt);
    byte[] message = message(id, reportable | user.level(), security, data);
    // the salt ends the security parameters, which the data follow
    int signatureAt = message.length - data.length - octets(salt).length - place.length;
    keys.sign(message, signatureAt);
    return message;
  }

  private static byte[] message(int id, int flags, byte[] security, byte[] data) {
    byte[] header =
        sequence(
            integer(id),
            integer(MAX_SIZE),
            octets(new byte[] {(byte) flags}),
            integer(SecurityModel.SECURITY_MODEL_USM));
    return sequence(integer(SnmpConstants.version3), header, octets(security), data);
  }

  private static byte[] security(
      byte[] engine, int boots, int time, byte[] user, byte[] signature, byte[] salt) {
    return sequence(
        octets(engine),
        integer(boots),
        integer(time),
        octets(user),
        octets(signature),
        octets(salt));
  }

  /** A PDU in its context (RFC 3412, 6.8). */
  static byte[] scoped(byte[] contextEngine, byte[] contextName, byte[] pdu) {
    return sequence(octets(contextEngine), octets(contextName), pdu);
  }

  private static byte[] integer(int value) {
    return encoded(out -> BER.encodeInteger(out, BER.INTEGER, value));
  }

  private static byte[] octets(byte[] bytes) {
    return encoded(out -> BER.encodeString(out, BER.OCTETSTRING, bytes));
  }

  private static byte[] sequence(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    int total = length;
    return encoded(out -> {
      BER.encodeHeader(out, BER.SEQUENCE, total);
      for (byte[] part : parts) {
        out.write(part);
      }
    });
  }

  private interface Encoder {
    void to(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] encoded(Encoder encoder) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      encoder.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
