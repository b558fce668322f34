package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.profiles.binding.WireType;
import org.parkwatch.profiles.read.RawValues;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;

/**
 * Reads one answer after the other with SNMP4J's BER, straight into raw values: an object per
 * variable would cost more than all the rest. Believes nothing: any datagram gives a fault, never
 * an exception. Re-used; confined to one thread.
 */
final class Answer {
  private static final byte NO_SUCH_OBJECT = (byte) 0x80;
  private static final byte NO_SUCH_INSTANCE = (byte) 0x81;
  private static final byte END_OF_MIB_VIEW = (byte) 0x82;

  /** Longest text that can hold a number: a few digits, sign, point, quotes, unit. */
  private static final int MAX_TEXT = 32;

  private static final double TWO_TO_64 = 0x1p64;

  private static final OID USM_STATS = new OID("1.3.6.1.6.3.15.1.1");

  private final BER.MutableByte tag = new BER.MutableByte();
  private final byte[] community = new byte[256];
  private BERInputStream in = new BERInputStream(ByteBuffer.allocate(0));
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private int communityLength;
  private int version;
  private int requestId;
  private int errorStatus;
  private int errorIndex;
  private int usmCounter = -1;
  private long receivedMillis;

  int requestId() {
    return requestId;
  }

  int errorStatus() {
    return errorStatus;
  }

  /** 1-based place of the object that the error is about; 0 for none. */
  int errorIndex() {
    return errorIndex;
  }

  /**
   * Reads up to the variables.
   *
   * @return null if it is a response of SNMP v1 or v2c
   */
  @Nullable Fault header(ByteBuffer datagram) {
    bytes = datagram;
    in = new BERInputStream(datagram);
    try {
      return readHeader();
    } catch (IOException | RuntimeException e) {
      return Fault.GARBAGE;
    }
  }

  private @Nullable Fault readHeader() throws IOException {
    int total = bytes.remaining();
    if (total < 2 || bytes.get(bytes.position()) != BER.SEQUENCE) {
      return Fault.GARBAGE;
    }
    int length = BER.decodeHeader(in, tag, false);
    if (length > bytes.remaining()) {
      return Fault.TRUNCATED;
    }
    version = BER.decodeInteger(in, tag);
    readCommunity();
    if (version != SnmpConstants.version1 && version != SnmpConstants.version2c) {
      return Fault.WRONG_CREDENTIAL;
    }
    BER.decodeHeader(in, tag);
    return tag.getValue() == (byte) PDU.RESPONSE ? readPdu() : Fault.GARBAGE;
  }

  private @Nullable Fault readPdu() throws IOException {
    requestId = BER.decodeInteger(in, tag);
    errorStatus = BER.decodeInteger(in, tag);
    errorIndex = BER.decodeInteger(in, tag);
    BER.decodeHeader(in, tag);
    return tag.getValue() == BER.SEQUENCE ? null : Fault.GARBAGE;
  }

  /**
   * Reads the inside of an SNMPv3 message up to the variables.
   *
   * @param scopedPdu not encrypted, or not any more
   * @return null if it is a response or a report
   */
  @Nullable Fault scoped(ByteBuffer scopedPdu) {
    bytes = scopedPdu;
    in = new BERInputStream(scopedPdu);
    usmCounter = -1;
    try {
      return readScoped();
    } catch (IOException | RuntimeException e) {
      return Fault.GARBAGE;
    }
  }

  private @Nullable Fault readScoped() throws IOException {
    int length = BER.decodeHeader(in, tag, false);
    if (tag.getValue() != BER.SEQUENCE || length > bytes.remaining()) {
      return Fault.GARBAGE;
    }
    bytes.limit(bytes.position() + length); // what is encrypted may be padded
    BER.decodeString(in, tag);
    BER.decodeString(in, tag);
    BER.decodeHeader(in, tag);
    byte type = tag.getValue();
    if (type != (byte) PDU.RESPONSE && type != (byte) PDU.REPORT) {
      return Fault.GARBAGE;
    }
    Fault fault = readPdu();
    if (fault == null && type == (byte) PDU.REPORT) {
      BER.decodeHeader(in, tag);
      int[] name = BER.decodeOID(in, tag);
      usmCounter = new OID(name).startsWith(USM_STATS) ? name[USM_STATS.size()] : 0;
    }
    return fault;
  }

  /** Which counter of RFC 3414, section 5, a report carries; 0 for another, -1 for no report. */
  int usmCounter() {
    return usmCounter;
  }

  private void readCommunity() throws IOException {
    communityLength = BER.decodeHeader(in, tag);
    if (tag.getValue() != BER.OCTETSTRING || communityLength > community.length) {
      throw new IOException("no community");
    }
    bytes.get(community, 0, communityLength);
  }

  /** Whether the answer carries the request's version and community. */
  boolean isFor(Request request) {
    return isFor(request.version(), request.community());
  }

  /** Whether a plain answer carries this version and community. */
  boolean isFor(int expected, byte[] name) {
    return version == expected
        && Arrays.equals(community, 0, communityLength, name, 0, name.length);
  }

  /**
   * Reads the variables; they must be those of the request, in its order (RFC 3416, 4.2.1).
   *
   * @param receivedMillis when the answer came, UTC; what a device's clock is compared with
   * @return null if all could be read
   */
  @Nullable Fault values(Request request, RawValues into, long receivedMillis) {
    this.receivedMillis = receivedMillis;
    into.received(receivedMillis);
    try {
      for (int i = 0; i < request.size(); i++) {
        BER.decodeHeader(in, tag);
        if (tag.getValue() != BER.SEQUENCE) {
          return Fault.GARBAGE;
        }
        int length = BER.decodeHeader(in, tag);
        if (tag.getValue() != BER.OID || !sameName(request.name(i), length)) {
          return Fault.WRONG_OBJECTS;
        }
        value(request.object(i), into);
      }
      return bytes.hasRemaining() ? Fault.WRONG_OBJECTS : null;
    } catch (IOException | RuntimeException e) {
      return bytes.hasRemaining() ? Fault.GARBAGE : Fault.TRUNCATED;
    }
  }

  private boolean sameName(byte[] name, int length) {
    if (length != name.length) {
      return false;
    }
    int at = bytes.position();
    for (int i = 0; i < length; i++) {
      if (bytes.get(at + i) != name[i]) {
        return false;
      }
    }
    bytes.position(at + length);
    return true;
  }

  private void value(int object, RawValues into) throws IOException {
    int length = BER.decodeHeader(in, tag);
    int end = bytes.position() + length;
    byte type = tag.getValue();
    if (type == BER.INTEGER) {
      into.number(object, WireType.INTEGER, signed(length));
    } else if (type == BER.GAUGE32) {
      into.number(object, WireType.GAUGE, unsigned(length));
    } else if (type == BER.COUNTER32) {
      into.number(object, WireType.COUNTER, unsigned(length));
    } else if (type == BER.COUNTER64) {
      into.number(object, WireType.COUNTER64, unsigned(length));
    } else if (type == BER.TIMETICKS) {
      into.number(object, WireType.TICKS, unsigned(length));
    } else if (type == BER.OCTETSTRING) {
      text(object, length, into);
    } else if (type == NO_SUCH_OBJECT || type == NO_SUCH_INSTANCE || type == END_OF_MIB_VIEW) {
      into.noSuchObject(object);
    } else {
      into.otherType(object);
    }
    bytes.position(end);
  }

  /** Some agents send more than four bytes for 32-bit numbers; up to eight are taken. */
  private double signed(int length) throws IOException {
    checkNumber(length, 8);
    long value = bytes.get();
    for (int i = 1; i < length; i++) {
      value = (value << 8) | (bytes.get() & 0xFF);
    }
    return value;
  }

  /** Nine bytes are eight with a leading zero; some agents leave the zero out. */
  private double unsigned(int length) throws IOException {
    checkNumber(length, 9);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = (value << 8) | (bytes.get() & 0xFF);
    }
    return value >= 0 ? value : value + TWO_TO_64;
  }

  private static void checkNumber(int length, int max) throws IOException {
    if (length < 1 || length > max) {
      throw new IOException("number of " + length + " bytes");
    }
  }

  /** A date, or a number in text: quotes, blanks, NULs and a unit behind it are left out. */
  private void text(int object, int length, RawValues into) {
    OptionalLong told = DateAndTime.millis(bytes, length);
    if (told.isPresent()) {
      into.number(object, WireType.CLOCK, (told.getAsLong() - receivedMillis) / 1e3);
      return;
    }
    if (length > MAX_TEXT) {
      into.otherType(object);
      return;
    }
    StringBuilder digits = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = (char) (bytes.get() & 0xFF);
      if ((c >= '0' && c <= '9') || c == '.' || (c == '-' && digits.isEmpty())) {
        digits.append(c);
      } else if (!digits.isEmpty()) {
        break;
      }
    }
    try {
      into.number(object, WireType.TEXT, Double.parseDouble(digits.toString()));
    } catch (NumberFormatException e) {
      into.otherType(object);
    }
  }
}
