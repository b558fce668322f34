package org.parkwatch.simulators.snmp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Answers SNMPv3 requests of one user with authentication and privacy; anything less is reported as
 * an unsupported security level. Mutable, confined to one thread.
 */
public final class SnmpV3Engine<C> {
  private static final int REPORT = 0xA8;
  private static final int WINDOW_SECONDS = 150;
  private static final byte[] NOBODY = {};

  /** The last number but one of usmStats objects (RFC 3414, 5). */
  private static final int UNSUPPORTED_LEVEL = 1;

  private static final int NOT_IN_TIME_WINDOW = 2;
  private static final int UNKNOWN_USER = 3;
  private static final int UNKNOWN_ENGINE = 4;
  private static final int WRONG_DIGEST = 5;
  private static final int DECRYPTION_ERROR = 6;

  private final SnmpEngine<C> inner = new SnmpEngine<>();
  private final V3Message message = new V3Message();
  private byte[] reply = {};
  private long salts;
  private int reports;

  /** What one agent is and knows at a moment. Immutable. */
  public static final class Agent {
    final UsmUser user;
    final UsmUser.Keys keys;
    final int boots;
    final int seconds;

    private Agent(UsmUser user, UsmUser.Keys keys, int boots, int seconds) {
      this.user = user;
      this.keys = keys;
      this.boots = boots;
      this.seconds = seconds;
    }

    /**
     * An agent that knows the user, about to start.
     *
     * @param engineId its own, 5 to 32 bytes
     */
    public static Agent of(byte[] engineId, UsmUser user) {
      return new Agent(user, user.at(engineId.clone()), 0, 0);
    }

    /** The same agent after so many starts, so many seconds after the last. */
    public Agent at(int nowBoots, int nowSeconds) {
      return new Agent(user, keys, nowBoots, nowSeconds);
    }
  }

  /** Whether a message says that it is of version 3. */
  public static boolean speaks(byte[] bytes, int length) {
    return V3Message.is(bytes, length);
  }

  /** What answers the requests inside; its log and request id are those of the last request. */
  public SnmpEngine<C> inner() {
    return inner;
  }

  /** The reply after {@link Outcome#ANSWERED} or {@link Outcome#REPORTED}. */
  public byte[] reply() {
    return reply;
  }

  /** Gives the last reply another request id, signed as it should be: a confused device. */
  public void renumber(int requestId, Agent agent) {
    inner.renumber(requestId, NOBODY);
    try {
      reply = message(agent, V3Message.AUTHENTICATED | V3Message.ENCRYPTED, innerPdu());
    } catch (MalformedException | GeneralSecurityException e) {
      throw new IllegalStateException("the last reply cannot be written again", e);
    }
  }

  /** A PDU that nobody asked for, signed and encrypted as the agent's own. */
  public byte[] unasked(Agent agent, int messageId, byte[] pdu) {
    message.messageId = messageId;
    try {
      return message(agent, V3Message.AUTHENTICATED | V3Message.ENCRYPTED, pdu);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks an algorithm of SNMPv3", e);
    }
  }

  /** Answers one datagram. */
  public Outcome answer(byte[] bytes, int length, Agent agent, MibTree<C> tree, C reading) {
    try {
      message.read(bytes, length);
      int wrong = problem(bytes, length, agent);
      if (wrong != 0) {
        return report(agent, wrong);
      }
      byte[] scoped;
      try {
        scoped = crypt(Cipher.DECRYPT_MODE, agent, message.salt, message.data);
      } catch (GeneralSecurityException e) {
        return report(agent, DECRYPTION_ERROR);
      }
      byte[] request = BerBytes.sequence(BerBytes.integer(1), BerBytes.octets(), pdu(scoped));
      Outcome outcome = inner.answer(request, request.length, NOBODY, tree, reading);
      if (outcome == Outcome.ANSWERED) {
        reply = message(agent, V3Message.AUTHENTICATED | V3Message.ENCRYPTED, innerPdu());
      }
      return outcome;
    } catch (MalformedException e) {
      return Outcome.MALFORMED;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks an algorithm of SNMPv3", e);
    }
  }

  private static byte[] pdu(byte[] scoped) throws MalformedException {
    return V3Message.pdu(scoped);
  }

  /** 0 if the message may be answered, else what to report. */
  private int problem(byte[] bytes, int length, Agent agent) throws GeneralSecurityException {
    if (!Arrays.equals(message.engineId, agent.keys.engineId)) {
      return UNKNOWN_ENGINE;
    }
    if (!Arrays.equals(message.user, agent.user.name)) {
      return UNKNOWN_USER;
    }
    int level = V3Message.AUTHENTICATED | V3Message.ENCRYPTED;
    if ((message.flags & level) != level || message.salt.length != 8) {
      return UNSUPPORTED_LEVEL;
    }
    int size = agent.user.authentication.signatureBytes;
    if (message.signatureLength != size) {
      return WRONG_DIGEST;
    }
    byte[] unsigned = Arrays.copyOf(bytes, length);
    Arrays.fill(unsigned, message.signatureAt, message.signatureAt + size, (byte) 0);
    byte[] found = Arrays.copyOfRange(bytes, message.signatureAt, message.signatureAt + size);
    if (!MessageDigest.isEqual(found, sign(agent, unsigned))) {
      return WRONG_DIGEST;
    }
    boolean inTime =
        message.boots == agent.boots && Math.abs(message.time - agent.seconds) <= WINDOW_SECONDS;
    return inTime ? 0 : NOT_IN_TIME_WINDOW;
  }

  private Outcome report(Agent agent, int what) throws GeneralSecurityException {
    if ((message.flags & V3Message.REPORTABLE) == 0) {
      return Outcome.NOT_A_REQUEST;
    }
    reports++;
    byte[] binding =
        BerBytes.sequence(
            BerBytes.value(Ber.OBJECT_IDENTIFIER, Ber.oid("1.3.6.1.6.3.15.1.1." + what + ".0")),
            BerBytes.integer(Ber.COUNTER32, reports));
    byte[] pdu =
        BerBytes.value(
            REPORT,
            BerBytes.concat(
                BerBytes.integer(0),
                BerBytes.integer(0),
                BerBytes.integer(0),
                BerBytes.sequence(binding)));
    reply = message(agent, what == NOT_IN_TIME_WINDOW ? V3Message.AUTHENTICATED : 0, pdu);
    return Outcome.REPORTED;
  }

  private byte[] innerPdu() throws MalformedException {
    BerReader reader = new BerReader();
    int to = inner.replyFrom() + inner.replyLength();
    reader.reset(inner.replyBytes(), inner.replyFrom(), to);
    reader.header(Ber.SEQUENCE);
    reader.int32();
    int community = reader.header(Ber.OCTET_STRING);
    return Arrays.copyOfRange(inner.replyBytes(), reader.position() + community, to);
  }

  private byte[] message(Agent agent, int flags, byte[] pdu) throws GeneralSecurityException {
    byte[] data = BerBytes.sequence(BerBytes.octets(agent.keys.engineId), BerBytes.octets(), pdu);
    byte[] salt = {};
    if ((flags & V3Message.ENCRYPTED) != 0) {
      salt = ByteBuffer.allocate(8).putLong(++salts).array();
      data = BerBytes.octets(crypt(Cipher.ENCRYPT_MODE, agent, salt, data));
    }
    boolean signed = (flags & V3Message.AUTHENTICATED) != 0;
    byte[] signature = new byte[signed ? agent.user.authentication.signatureBytes : 0];
    byte[] user = flags == 0 ? message.user : agent.user.name;
    byte[] out = assemble(agent, flags, user, signature, salt, data);
    if (signed) {
      out = assemble(agent, flags, user, sign(agent, out), salt, data);
    }
    return out;
  }

  private byte[] assemble(
      Agent agent, int flags, byte[] user, byte[] signature, byte[] salt, byte[] data) {
    byte[] security =
        BerBytes.sequence(
            BerBytes.octets(agent.keys.engineId),
            BerBytes.integer(agent.boots),
            BerBytes.integer(agent.seconds),
            BerBytes.octets(user),
            BerBytes.octets(signature),
            BerBytes.octets(salt));
    return BerBytes.sequence(
        BerBytes.integer(3),
        BerBytes.sequence(
            BerBytes.integer(message.messageId),
            BerBytes.integer(SnmpEngine.MAX_MESSAGE_BYTES),
            BerBytes.octets((byte) flags),
            BerBytes.integer(3)),
        BerBytes.octets(security),
        data);
  }

  private static byte[] sign(Agent agent, byte[] bytes) throws GeneralSecurityException {
    UsmUser.Authentication authentication = agent.user.authentication;
    Mac mac = Mac.getInstance(authentication.mac);
    mac.init(new SecretKeySpec(agent.keys.authentication, authentication.mac));
    return Arrays.copyOf(mac.doFinal(bytes), authentication.signatureBytes);
  }

  /** RFC 3826, 3.1.2.1: boots, time and salt are the initial vector. */
  private byte[] crypt(int mode, Agent agent, byte[] salt, byte[] data)
      throws GeneralSecurityException {
    boolean own = mode == Cipher.ENCRYPT_MODE;
    byte[] vector =
        ByteBuffer.allocate(16)
            .putInt(own ? agent.boots : message.boots)
            .putInt(own ? agent.seconds : message.time)
            .put(salt)
            .array();
    Cipher cipher = Cipher.getInstance("AES/CFB/NoPadding");
    cipher.init(mode, new SecretKeySpec(agent.keys.privacy, "AES"), new IvParameterSpec(vector));
    return cipher.doFinal(data);
  }
}
