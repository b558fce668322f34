package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.profiles.binding.Oid;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * GET, GETNEXT and GETBULK of SNMP v2c as objects, for what is asked once a device: what it is and
 * which rows it has. Polling goes by {@link Request} and {@link Answer}, which make none.
 */
final class WalkMessage {
  private WalkMessage() {}

  /** The bytes of a request. */
  static ByteBuffer encode(int type, int id, List<Oid> names, int repetitions, Secret community)
      throws IOException {
    PDU pdu = new PDU();
    pdu.setType(type);
    pdu.setRequestID(new Integer32(id));
    if (type == PDU.GETBULK) {
      pdu.setNonRepeaters(0);
      pdu.setMaxRepetitions(repetitions);
    }
    names.forEach(name -> pdu.add(new VariableBinding(new OID(name.arcs()))));
    Integer32 version = new Integer32(SnmpConstants.version2c);
    OctetString name = new OctetString(community.reveal().getBytes(StandardCharsets.UTF_8));
    int length = version.getBERLength() + name.getBERLength() + pdu.getBERLength();
    BEROutputStream out =
        new BEROutputStream(ByteBuffer.allocate(length + BER.getBERLengthOfLength(length) + 1));
    BER.encodeHeader(out, BER.SEQUENCE, length);
    version.encodeBER(out);
    name.encodeBER(out);
    pdu.encodeBER(out);
    return out.getBuffer().flip();
  }

  /**
   * Reads an answer.
   *
   * @throws IOException if it is none
   */
  static PDU decode(ByteBuffer datagram) throws IOException {
    BERInputStream in = new BERInputStream(datagram);
    BER.decodeHeader(in, new BER.MutableByte());
    new Integer32().decodeBER(in);
    new OctetString().decodeBER(in);
    PDU pdu = new PDU();
    try {
      pdu.decodeBER(in);
    } catch (RuntimeException e) {
      throw new IOException("answer cannot be read", e);
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
