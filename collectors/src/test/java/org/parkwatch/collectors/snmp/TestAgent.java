package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** Answers like an agent, with SNMP4J's own messages: the other half is not the code under test. */
final class TestAgent {
  private final Map<OID, Variable> values = new HashMap<>();

  /** More objects than this are too big for it. */
  int maxObjects = Integer.MAX_VALUE;

  /** An object it answers with genErr for. */
  String genErrFor = "";

  TestAgent with(String oid, Variable value) {
    values.put(new OID(oid), value);
    return this;
  }

  record Message(int version, OctetString community, PDU pdu) {
    static Message decode(ByteBuffer bytes) {
      try {
        BERInputStream in = new BERInputStream(bytes);
        BER.decodeHeader(in, new BER.MutableByte());
        Integer32 version = new Integer32();
        version.decodeBER(in);
        OctetString community = new OctetString();
        community.decodeBER(in);
        PDU pdu = new PDU();
        pdu.decodeBER(in);
        return new Message(version.toInt(), community, pdu);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    byte[] encode() {
      try {
        Integer32 number = new Integer32(version);
        int length = number.getBERLength() + community.getBERLength() + pdu.getBERLength();
        BEROutputStream out =
            new BEROutputStream(ByteBuffer.allocate(length + 1 + BER.getBERLengthOfLength(length)));
        BER.encodeHeader(out, BER.SEQUENCE, length);
        number.encodeBER(out);
        community.encodeBER(out);
        pdu.encodeBER(out);
        return out.getBuffer().array();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The answer to a GET. */
  Message answer(Message request) {
    PDU response = new PDU();
    response.setType(PDU.RESPONSE);
    response.setRequestID(request.pdu().getRequestID());
    for (int i = 0; i < request.pdu().size(); i++) {
      OID oid = request.pdu().get(i).getOid();
      response.add(new VariableBinding(oid, values.getOrDefault(oid, Null.noSuchInstance)));
      if (oid.toDottedString().equals(genErrFor)) {
        response.setErrorStatus(PDU.genErr);
        response.setErrorIndex(i + 1);
      }
    }
    if (request.pdu().size() > maxObjects) {
      response.clear();
      response.setType(PDU.RESPONSE);
      response.setRequestID(request.pdu().getRequestID());
      response.setErrorStatus(PDU.tooBig);
      response.setErrorIndex(0);
    }
    return new Message(request.version(), request.community(), response);
  }

  byte[] answer(ByteBuffer request) {
    return answer(Message.decode(request)).encode();
  }
}
