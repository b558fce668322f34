package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.profiles.binding.Oid;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * GET, GETNEXT and GETBULK as objects, for what is asked once a device: what it is and which rows
 * it has. Polling goes by {@link Request} and {@link Answer}, which make none.
 */
final class WalkMessage {
  private WalkMessage() {}

  /** The bytes of a request's PDU. */
  static byte[] pdu(int type, int id, List<Oid> names, int repetitions) throws IOException {
    PDU pdu = new PDU();
    pdu.setType(type);
    pdu.setRequestID(new Integer32(id));
    if (type == PDU.GETBULK) {
      pdu.setNonRepeaters(0);
      pdu.setMaxRepetitions(repetitions);
    }
    names.forEach(name -> pdu.add(new VariableBinding(new OID(name.arcs()))));
    BEROutputStream out = new BEROutputStream(ByteBuffer.allocate(pdu.getBERLength()));
    pdu.encodeBER(out);
    return out.getBuffer().array();
  }

  /** A PDU in a message of SNMP v1 or v2c. */
  static ByteBuffer plain(int version, byte[] community, byte[] pdu) throws IOException {
    Integer32 number = new Integer32(version);
    OctetString name = new OctetString(community);
    int length = number.getBERLength() + name.getBERLength() + pdu.length;
    BEROutputStream out =
        new BEROutputStream(ByteBuffer.allocate(length + BER.getBERLengthOfLength(length) + 1));
    BER.encodeHeader(out, BER.SEQUENCE, length);
    number.encodeBER(out);
    name.encodeBER(out);
    out.write(pdu);
    return out.getBuffer().flip();
  }

  /**
   * Reads the answer in a message of SNMP v1 or v2c.
   *
   * @throws IOException if it is none, or names what is no object
   */
  static PDU decode(ByteBuffer datagram) throws IOException {
    return read(
        datagram,
        in -> {
          new Integer32().decodeBER(in);
          new OctetString().decodeBER(in);
        });
  }

  /**
   * Reads the answer in a scoped PDU of SNMPv3.
   *
   * @throws IOException if it is none, or names what is no object
   */
  static PDU decodeScoped(ByteBuffer scoped) throws IOException {
    return read(
        scoped,
        in -> {
          new OctetString().decodeBER(in);
          new OctetString().decodeBER(in);
        });
  }

  /** What stands before the PDU. */
  private interface Head {
    void skip(BERInputStream in) throws IOException;
  }

  private static PDU read(ByteBuffer bytes, Head head) throws IOException {
    BERInputStream in = new BERInputStream(bytes);
    PDU pdu = new PDU();
    try {
      BER.decodeHeader(in, new BER.MutableByte());
      head.skip(in);
      pdu.decodeBER(in);
    } catch (RuntimeException e) {
      throw new IOException("answer cannot be read", e);
    }
    for (VariableBinding one : pdu.getVariableBindings()) {
      if (!Oid.isValid(one.getOid().toDottedString())) {
        throw new IOException("answer names what is no object: '" + one.getOid() + "'");
      }
    }
    return pdu;
  }

  /** A value as text; null where the device says that there is none. */
  static @Nullable String text(Variable value) {
    return switch (value) {
      case Null nothing -> null;
      case TimeTicks ticks -> Long.toString(ticks.toLong());
      case Counter64 counter -> Long.toUnsignedString(counter.getValue());
      case OctetString octets -> text(octets.getValue());
      case OID oid -> oid.toDottedString();
      default -> value.toString();
    };
  }

  /** Devices write UTF-8, or Latin-1, and end texts with a NUL. */
  private static String text(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    }
    return text.replace("\0", "");
  }
}
