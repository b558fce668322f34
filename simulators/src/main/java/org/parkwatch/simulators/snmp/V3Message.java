package org.parkwatch.simulators.snmp;

import java.util.Arrays;

/** The parts of an SNMPv3 message (RFC 3412, RFC 3414), by their place in it. Mutable. */
final class V3Message {
  static final int AUTHENTICATED = 1;
  static final int ENCRYPTED = 2;
  static final int REPORTABLE = 4;
  private static final int USM = 3;

  int messageId;
  int flags;
  int boots;
  int time;
  byte[] engineId = {};
  byte[] user = {};
  byte[] salt = {};
  int signatureAt;
  int signatureLength;

  /** The scoped PDU with its header, or the content of the encrypted one. */
  byte[] data = {};

  private final BerReader reader = new BerReader();

  /** Whether a message says that it is of version 3. */
  static boolean is(byte[] message, int length) {
    BerReader reader = new BerReader();
    reader.reset(message, 0, length);
    try {
      reader.header(Ber.SEQUENCE);
      return reader.int32() == 3;
    } catch (MalformedException e) {
      return false;
    }
  }

  void read(byte[] message, int length) throws MalformedException {
    reader.reset(message, 0, length);
    reader.header(Ber.SEQUENCE);
    reader.int32();
    reader.header(Ber.SEQUENCE);
    messageId = reader.int32();
    reader.int32();
    byte[] flag = octets(message);
    if (flag.length != 1) {
      throw new MalformedException("flags of " + flag.length + " bytes");
    }
    flags = flag[0] & 0xFF;
    if (reader.int32() != USM) {
      throw new MalformedException("another security model than USM");
    }
    reader.header(Ber.OCTET_STRING);
    reader.header(Ber.SEQUENCE);
    engineId = octets(message);
    boots = reader.int32();
    time = reader.int32();
    user = octets(message);
    signatureLength = reader.header(Ber.OCTET_STRING);
    signatureAt = reader.position();
    reader.skipTo(signatureAt + signatureLength);
    salt = octets(message);
    if ((flags & ENCRYPTED) != 0) {
      data = octets(message);
    } else {
      int from = reader.position();
      int content = reader.header(Ber.SEQUENCE);
      data = Arrays.copyOfRange(message, from, reader.position() + content);
    }
  }

  private byte[] octets(byte[] message) throws MalformedException {
    int length = reader.header(Ber.OCTET_STRING);
    int from = reader.position();
    reader.skipTo(from + length);
    return Arrays.copyOfRange(message, from, from + length);
  }

  /** The PDU inside a scoped PDU, with its header. */
  static byte[] pdu(byte[] scoped) throws MalformedException {
    BerReader reader = new BerReader();
    reader.reset(scoped, 0, scoped.length);
    reader.header(Ber.SEQUENCE);
    for (int i = 0; i < 2; i++) {
      int length = reader.header(Ber.OCTET_STRING);
      reader.skipTo(reader.position() + length);
    }
    int from = reader.position();
    int content = reader.anyHeader();
    return Arrays.copyOfRange(scoped, from, reader.position() + content);
  }
}
