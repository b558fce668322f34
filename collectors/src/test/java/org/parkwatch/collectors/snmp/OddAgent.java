package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.simulators.snmp.MibTree;
import org.parkwatch.simulators.snmp.Outcome;
import org.parkwatch.simulators.snmp.SnmpEngine;
import org.snmp4j.PDU;

/**
 * A device of its own at a socket: the simulators' engine behind a card that drops what is too much
 * for it and says nothing.
 *
 * @param <C> what its objects are read from
 */
final class OddAgent<C> implements AutoCloseable {
  /** The most objects it has been asked for together. */
  final AtomicInteger mostAsked = new AtomicInteger();

  private final DatagramSocket socket =
      new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private final MibTree<C> tree;
  private final C reading;
  private final int objects;
  private final int repetitions;

  /**
   * Answers from now on.
   *
   * @param objects more in a request are dropped
   * @param repetitions more in a GETBULK are dropped
   */
  OddAgent(MibTree<C> tree, C reading, int objects, int repetitions) throws IOException {
    this.tree = tree;
    this.reading = reading;
    this.objects = objects;
    this.repetitions = repetitions;
    Thread.ofPlatform().daemon().name("odd-agent").start(this::run);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private void run() {
    SnmpEngine<C> engine = new SnmpEngine<>();
    byte[] community = TestPark.COMMUNITY.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[65_535];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
        socket.receive(packet);
        byte[] message = Arrays.copyOf(bytes, packet.getLength());
        if (!dropped(TestAgent.Message.decode(ByteBuffer.wrap(message)).pdu())
            && engine.answer(message, message.length, community, tree, reading)
                == Outcome.ANSWERED) {
          socket.send(
              new DatagramPacket(
                  engine.replyBytes(),
                  engine.replyFrom(),
                  engine.replyLength(),
                  packet.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      // it is closed
    }
  }

  private boolean dropped(PDU request) {
    mostAsked.accumulateAndGet(request.size(), Math::max);
    return request.size() > objects
        || (request.getType() == PDU.GETBULK && request.getMaxRepetitions() > repetitions);
  }

  @Override
  public void close() {
    socket.close();
  }
}
