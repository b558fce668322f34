package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.parkwatch.profiles.binding.Oid;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * What a notification says: a trap of v1 (RFC 1157), a trap or inform of v2 (RFC 3416). Believes
 * nothing; a bounded part of what is too long is left out.
 *
 * @param kind name of the notification; of a v1 trap after RFC 3584, section 3.1
 * @param objects what it carries, without its time and name; at most {@value #MOST_OBJECTS}
 * @param told UTC milliseconds, if one of the objects is a date
 * @param pdu as it came, to be answered
 */
record TrapPdu(boolean inform, Oid kind, List<Value> objects, OptionalLong told, PDU pdu) {
  private static final int MOST_OBJECTS = 32;
  private static final int LONGEST_TEXT = 200;
  private static final Oid UP_TIME = new Oid("1.3.6.1.2.1.1.3.0");
  private static final Oid NAME = new Oid("1.3.6.1.6.3.1.1.4.1.0");
  private static final String GENERIC = "1.3.6.1.6.3.1.1.5.";
  private static final int ENTERPRISE_SPECIFIC = 6;

  /** An object and its value as text. */
  record Value(Oid object, String text) {}

  /**
   * Reads a PDU.
   *
   * @throws IOException if it is no notification
   */
  static TrapPdu read(ByteBuffer bytes, BERInputStream in) throws IOException {
    if (!bytes.hasRemaining()) {
      throw new IOException("nothing inside");
    }
    byte type = bytes.get(bytes.position());
    try {
      return switch (type) {
        case (byte) PDU.V1TRAP -> ofV1(in);
        case (byte) PDU.TRAP, (byte) PDU.INFORM -> ofV2(in);
        default -> throw new IOException("no notification, but " + (type & 0xFF));
      };
    } catch (RuntimeException e) {
      throw new IOException("notification cannot be read", e);
    }
  }

  private static TrapPdu ofV1(BERInputStream in) throws IOException {
    PDUv1 pdu = new PDUv1();
    pdu.decodeBER(in);
    String name =
        pdu.getGenericTrap() == ENTERPRISE_SPECIFIC
            ? pdu.getEnterprise().toDottedString() + ".0." + specific(pdu)
            : GENERIC + (pdu.getGenericTrap() + 1);
    return of(pdu, name);
  }

  private static String specific(PDUv1 pdu) {
    return Integer.toUnsignedString(pdu.getSpecificTrap());
  }

  private static TrapPdu ofV2(BERInputStream in) throws IOException {
    PDU pdu = new PDU();
    pdu.decodeBER(in);
    String name = "";
    for (VariableBinding each : pdu.getVariableBindings()) {
      if (name(each).equals(NAME.text()) && each.getVariable() instanceof OID oid) {
        name = oid.toDottedString();
      }
    }
    return of(pdu, name);
  }

  private static TrapPdu of(PDU pdu, String name) throws IOException {
    if (!Oid.isValid(name)) {
      throw new IOException("notification without a name");
    }
    List<Value> objects = new ArrayList<>();
    OptionalLong told = OptionalLong.empty();
    for (VariableBinding each : pdu.getVariableBindings()) {
      String object = name(each);
      if (object.equals(UP_TIME.text()) || object.equals(NAME.text()) || !Oid.isValid(object)) {
        continue;
      }
      OptionalLong date = date(each.getVariable());
      told = told.isPresent() ? told : date;
      if (objects.size() < MOST_OBJECTS) {
        objects.add(new Value(new Oid(object), text(each.getVariable(), date)));
      }
    }
    return new TrapPdu(pdu.getType() == PDU.INFORM, new Oid(name), objects, told, pdu);
  }

  private static String name(VariableBinding binding) {
    return binding.getOid().toDottedString();
  }

  private static OptionalLong date(Variable value) {
    return value instanceof OctetString octets
        ? DateAndTime.millis(ByteBuffer.wrap(octets.getValue()), octets.length())
        : OptionalLong.empty();
  }

  /** One line of bounded length, without control characters. */
  private static String text(Variable value, OptionalLong date) {
    String text =
        date.isPresent()
            ? java.time.Instant.ofEpochMilli(date.getAsLong()).toString()
            : String.valueOf(WalkMessage.text(value));
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + " …";
  }

  /** The PDU that answers an inform: RFC 3416, section 4.2.7. */
  byte[] answer() throws IOException {
    PDU answer = new PDU(pdu);
    answer.setType(PDU.RESPONSE);
    answer.setErrorStatus(PDU.noError);
    answer.setErrorIndex(0);
    BEROutputStream out = new BEROutputStream(ByteBuffer.allocate(answer.getBERLength()));
    answer.encodeBER(out);
    return out.getBuffer().array();
  }

  /** By which a repetition is known. */
  int requestId() {
    return pdu.getType() == PDU.V1TRAP ? 0 : pdu.getRequestID().toInt();
  }

  /**
   * A notification of SNMPv3 in its context.
   *
   * @param engine of the context, and its name: an answer gives them back
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  record Scoped(byte[] engine, byte[] name, TrapPdu trap) {
    /** Reads a scoped PDU that is not encrypted any more. */
    static Scoped read(byte[] scoped) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(scoped);
      BERInputStream in = new BERInputStream(bytes);
      BER.MutableByte tag = new BER.MutableByte();
      int length = BER.decodeHeader(in, tag, false);
      if (tag.getValue() != BER.SEQUENCE || length > bytes.remaining()) {
        throw new IOException("no scoped PDU");
      }
      bytes.limit(bytes.position() + length);
      byte[] engine = BER.decodeString(in, tag);
      byte[] name = BER.decodeString(in, tag);
      return new Scoped(engine, name, TrapPdu.read(bytes, in));
    }

    /** The scoped PDU that answers an inform. */
    byte[] answer() throws IOException {
      return SecureMessage.scoped(engine, name, trap.answer());
    }
  }
}
