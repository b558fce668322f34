package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.Fault;

/**
 * Questions to one device and their answers, one after the other, by any version of SNMP: sent no
 * faster than it is told to, sent again after silence. One thread.
 */
final class Exchange implements AutoCloseable {
  private static final int TRIES = 3;
  private static final int LARGEST_DATAGRAM = 65_535;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final InetSocketAddress device;
  private final Access access;
  private final byte[] community;
  private final @Nullable Session session;
  private final DatagramSocket socket;
  private final long pauseNanos;
  private final byte[] inbound = new byte[LARGEST_DATAGRAM];
  private final Answer answer = new Answer();
  private int lastId = Request.FIRST_ID;
  private long lastSentNanos;

  /**
   * Opens a socket; nothing is sent yet.
   *
   * @param timeoutMillis for each of three tries of a question
   * @param mostPerSecond questions
   */
  Exchange(InetSocketAddress device, Access access, int timeoutMillis, int mostPerSecond)
      throws IOException {
    this.device = device;
    this.access = access;
    community = access.community().reveal().getBytes(StandardCharsets.UTF_8);
    UserKeys user = access.user();
    session = user == null ? null : new Session(user);
    pauseNanos = NANOS_PER_SECOND / mostPerSecond;
    lastSentNanos = System.nanoTime() - pauseNanos;
    socket = new DatagramSocket();
    socket.setSoTimeout(timeoutMillis);
    socket.connect(device);
  }

  /** The id of the next question. */
  int nextId() {
    return ++lastId;
  }

  /** Whether replies are scoped PDUs, those of SNMPv3; else whole messages. */
  boolean scoped() {
    return session != null;
  }

  /** Of the newest reply; it stands before its variables. */
  Answer answer() {
    return answer;
  }

  /**
   * Asks and waits.
   *
   * @param pdu with the id
   * @return the reply: of SNMPv3 what is inside
   * @throws NoAnswer with what came instead of an answer, if anything did
   */
  ByteBuffer ask(byte[] pdu, int id) throws IOException {
    Fault fault = Fault.TIMEOUT;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      send(pdu, id);
      try {
        while (true) {
          DatagramPacket packet = new DatagramPacket(inbound, inbound.length);
          socket.receive(packet);
          ByteBuffer datagram = ByteBuffer.wrap(inbound, 0, packet.getLength()).slice();
          Session.Meaning meaning = session == null ? plain(datagram) : secure(session, datagram);
          switch (meaning) {
            case ANSWER -> {
              if (answer.requestId() == id) {
                return session == null
                    ? datagram.duplicate().rewind()
                    : ByteBuffer.wrap(session.inside());
              }
              fault = Fault.WRONG_ID;
            }
            case LESSON -> send(pdu, id);
            case REFUSAL ->
                throw new NoAnswer(
                    device, Fault.KEYS_REFUSED, session == null ? "" : session.refusal());
            case NOT_BELIEVED -> fault = Fault.WRONG_CREDENTIAL;
            case GARBAGE -> fault = Fault.GARBAGE;
          }
        }
      } catch (SocketTimeoutException e) {
        // the next try; what came instead stays as the reason
      }
    }
    throw new NoAnswer(device, fault, "");
  }

  @Override
  public void close() {
    socket.close();
  }

  private void send(byte[] pdu, int id) throws IOException {
    long wait = pauseNanos - (System.nanoTime() - lastSentNanos);
    if (wait > 0) {
      LockSupport.parkNanos(wait);
    }
    lastSentNanos = System.nanoTime();
    ByteBuffer message =
        session == null
            ? WalkMessage.plain(access.version(), community, pdu)
            : session.message(pdu, id, lastSentNanos);
    byte[] bytes = new byte[message.remaining()];
    message.get(bytes);
    socket.send(new DatagramPacket(bytes, bytes.length));
  }

  private Session.Meaning plain(ByteBuffer datagram) {
    Fault fault = answer.header(datagram);
    if (fault != null) {
      return fault == Fault.WRONG_CREDENTIAL
          ? Session.Meaning.NOT_BELIEVED
          : Session.Meaning.GARBAGE;
    }
    return answer.isFor(access.version(), community)
        ? Session.Meaning.ANSWER
        : Session.Meaning.NOT_BELIEVED;
  }

  private Session.Meaning secure(Session known, ByteBuffer datagram) {
    SecureMessage message = SecureMessage.isOne(datagram) ? SecureMessage.read(datagram) : null;
    return message == null
        ? Session.Meaning.GARBAGE
        : known.take(message, answer, System.nanoTime());
  }
}
