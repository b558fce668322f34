package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.profiles.binding.Oid;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/**
 * A GET for some objects of a read plan, encoded once by SNMP4J and shared by all devices of a make
 * and community; only the request id differs from send to send. Confined to one lane's thread while
 * it is written out.
 */
final class Request {
  /** Ids from here up to 2^31-1 always take four bytes, so that they can be put in place. */
  static final int FIRST_ID = 0x0100_0000;

  private static final int ID_BYTES = 4;
  private static final Charset ENCODING = StandardCharsets.UTF_8;

  private final int[] objects;
  private final byte[][] names;
  private final int version;
  private final byte[] community;
  private final ByteBuffer message;
  private final int idAt;
  private final int pduAt;

  /**
   * Encodes a request.
   *
   * @param oids of the whole plan
   * @param objects places in the plan of those to ask for
   * @param version as it stands in a plain message
   * @param community of a plain message
   */
  Request(List<Oid> oids, int[] objects, int version, Secret community) {
    this.objects = objects;
    this.version = version;
    this.names = new byte[objects.length][];
    this.community = community.reveal().getBytes(ENCODING);
    PDU pdu = new PDU();
    pdu.setType(PDU.GET);
    for (int i = 0; i < objects.length; i++) {
      OID oid = new OID(oids.get(objects[i]).arcs());
      pdu.add(new VariableBinding(oid));
      names[i] = nameOf(oid);
    }
    byte[] first = encode(pdu, FIRST_ID);
    byte[] other = encode(pdu, ~FIRST_ID & Integer.MAX_VALUE);
    idAt = firstDifference(first, other);
    pduAt = first.length - pdu.getBERLength();
    message = ByteBuffer.allocateDirect(first.length).put(first);
  }

  /** The message with this id, ready to send; valid until the next call. */
  ByteBuffer withId(int id) {
    message.putInt(idAt, id);
    return message.clear();
  }

  /** The PDU with this id alone, as SNMPv3 wraps it. */
  byte[] pdu(int id) {
    message.putInt(idAt, id);
    byte[] pdu = new byte[message.capacity() - pduAt];
    message.get(pduAt, pdu);
    return pdu;
  }

  int size() {
    return objects.length;
  }

  /** Place in the plan of the i-th object asked for. */
  int object(int i) {
    return objects[i];
  }

  int[] objects() {
    return objects.clone();
  }

  /** The i-th object's name as it stands on the wire, without tag and length. */
  byte[] name(int i) {
    return names[i];
  }

  int version() {
    return version;
  }

  byte[] community() {
    return community;
  }

  private byte[] encode(PDU pdu, int id) {
    try {
      pdu.setRequestID(new Integer32(id));
      Integer32 number = new Integer32(version);
      OctetString name = new OctetString(community);
      int length = number.getBERLength() + name.getBERLength() + pdu.getBERLength();
      BEROutputStream out =
          new BEROutputStream(ByteBuffer.allocate(length + BER.getBERLengthOfLength(length) + 1));
      BER.encodeHeader(out, BER.SEQUENCE, length);
      number.encodeBER(out);
      name.encodeBER(out);
      pdu.encodeBER(out);
      return out.getBuffer().array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] nameOf(OID oid) {
    try {
      BEROutputStream out = new BEROutputStream(ByteBuffer.allocate(oid.getBERLength()));
      oid.encodeBER(out);
      byte[] whole = out.getBuffer().array();
      BERInputStream in = new BERInputStream(ByteBuffer.wrap(whole));
      int length = BER.decodeHeader(in, new BER.MutableByte());
      return Arrays.copyOfRange(whole, whole.length - length, whole.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int firstDifference(byte[] a, byte[] b) {
    int at = Arrays.mismatch(a, b);
    if (a.length != b.length || at < 0 || at + ID_BYTES > a.length) {
      throw new IllegalStateException("request id does not stand in four bytes");
    }
    return at;
  }
}
