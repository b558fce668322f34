package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.parkwatch.collectors.credentials.Secret;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.mp.SnmpConstants;

/**
 * A notification in a message of SNMP v1 or v2c.
 *
 * @param version as it stands in the message
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record PlainTrap(int version, byte[] community, TrapPdu trap) {
  private static final int LONGEST_COMMUNITY = 255;

  /**
   * Reads a message.
   *
   * @throws IOException if it is none, or no notification
   */
  static PlainTrap read(ByteBuffer datagram) throws IOException {
    BERInputStream in = new BERInputStream(datagram);
    BER.MutableByte tag = new BER.MutableByte();
    int length = BER.decodeHeader(in, tag, false);
    if (tag.getValue() != BER.SEQUENCE || length > datagram.remaining()) {
      throw new IOException("is cut off");
    }
    int version = BER.decodeInteger(in, tag);
    if (version != SnmpConstants.version1 && version != SnmpConstants.version2c) {
      throw new IOException("is of an unknown version");
    }
    int size = BER.decodeHeader(in, tag);
    if (tag.getValue() != BER.OCTETSTRING || size < 0 || size > LONGEST_COMMUNITY) {
      throw new IOException("has no community");
    }
    byte[] community = new byte[size];
    datagram.get(community);
    return new PlainTrap(version, community, TrapPdu.read(datagram, in));
  }

  boolean isBy(Secret name) {
    return MessageDigest.isEqual(community, name.reveal().getBytes(StandardCharsets.UTF_8));
  }

  /** What answers an inform. */
  byte[] answer() throws IOException {
    return WalkMessage.plain(version, community, trap.answer()).array();
  }
}
