package org.parkwatch.tests.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.parkwatch.simulators.snmp.Outcome;
import org.parkwatch.simulators.snmp.SnmpEngine;

/** An SNMP agent on a free UDP port of the loopback that answers what a recording holds. */
final class RecordedAgent implements AutoCloseable {
  static final String COMMUNITY = "public";

  private static final int LARGEST_REQUEST = 65_535;
  private static final int GOODBYE_MILLIS = 2_000;

  private final Recording recording;
  private final DatagramSocket socket;
  private final Thread thread;

  RecordedAgent(Recording recording) throws IOException {
    this.recording = recording;
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    thread = Thread.ofPlatform().daemon().name("agent-" + recording.id()).start(this::serve);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
  }

  private void serve() {
    SnmpEngine<Recording> engine = new SnmpEngine<>();
    byte[] community = COMMUNITY.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[LARGEST_REQUEST];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
      try {
        socket.receive(packet);
        Outcome outcome =
            engine.answer(bytes, packet.getLength(), community, recording.objects(), recording);
        if (outcome == Outcome.ANSWERED) {
          socket.send(
              new DatagramPacket(
                  engine.replyBytes(),
                  engine.replyFrom(),
                  engine.replyLength(),
                  packet.getSocketAddress()));
        }
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException("agent of " + recording.path(), e);
        }
      }
    }
  }

  @Override
  public void close() {
    socket.close();
    try {
      thread.join(GOODBYE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
