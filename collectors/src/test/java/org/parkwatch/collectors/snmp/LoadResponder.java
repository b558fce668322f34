package org.parkwatch.collectors.snmp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.ProfilePoint;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.binding.Reading;
import org.parkwatch.profiles.binding.Scale;
import org.parkwatch.profiles.binding.UnitSource;
import org.parkwatch.profiles.binding.WireType;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Variable;

/**
 * Answers every GET of the built-in profiles on a few ports of 127.0.0.1, as cheaply as it can: an
 * answer is made once for each different request, then only the id is put in. One port never
 * answers, one answers after three seconds. Prints its first port.
 */
final class LoadResponder {
  private static final int PORTS = 66;
  private static final int DEAD = PORTS - 2;
  private static final int SLOW = PORTS - 1;
  private static final long SLOW_NANOS = 3_000_000_000L;

  private record Late(ByteBuffer answer, SocketAddress to, DatagramChannel by, long atNanos) {}

  private final TestAgent agent = new TestAgent();
  private final Map<ByteBuffer, byte[]> answers = new HashMap<>();
  private final ArrayDeque<Late> late = new ArrayDeque<>();
  private final ByteBuffer in = ByteBuffer.allocateDirect(4096);

  private LoadResponder() {
    for (Profile profile : Profiles.load().all()) {
      List<ProfilePoint> spoken = profile.family() == Family.SNMP ? profile.points() : List.of();
      for (ProfilePoint point : spoken) {
        point.binding().readings().forEach(this::value);
      }
    }
  }

  /** Offset of the port that a device is to be asked at. */
  static int port(int device, boolean dead, boolean slow) {
    return dead ? DEAD : slow ? SLOW : device % DEAD;
  }

  public static void main(String[] args) throws Exception {
    new LoadResponder().run();
  }

  private void value(Reading reading) {
    long raw = reading.states().isEmpty() ? 20 : reading.states().getFirst().from();
    boolean gauge = reading.wire().contains(WireType.GAUGE);
    agent.with(reading.address().toString(), gauge ? new Gauge32(raw) : new Integer32((int) raw));
    reading.when().ifPresent(when -> number(when.address().toString(), when.equalTo()));
    if (reading.scale() instanceof Scale.Digits digits) {
      agent.with(digits.address().toString(), new Gauge32(1));
    }
    if (reading.unit() instanceof UnitSource.Switched unit) {
      number(unit.address().toString(), unit.units().keySet().iterator().next());
    }
  }

  private void number(String oid, long value) {
    Variable number = new Integer32((int) value);
    agent.with(oid, number);
  }

  private void run() throws Exception {
    Selector selector = Selector.open();
    int first = 0;
    for (int i = 0; i < PORTS; i++) {
      DatagramChannel channel = DatagramChannel.open();
      channel.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
      int port = i == 0 ? 0 : first + i;
      channel.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, i);
      if (i == 0) {
        first = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      }
    }
    System.out.println(first);
    while (true) {
      selector.select(20);
      for (SelectionKey key : selector.selectedKeys()) {
        serve((DatagramChannel) key.channel(), (Integer) key.attachment());
      }
      selector.selectedKeys().clear();
      for (Late next = late.peek();
          next != null && next.atNanos - System.nanoTime() <= 0;
          next = late.peek()) {
        next.by.send(next.answer, next.to);
        late.remove();
      }
    }
  }

  private void serve(DatagramChannel channel, int port) throws Exception {
    while (true) {
      in.clear();
      SocketAddress from = channel.receive(in);
      if (from == null) {
        return;
      }
      in.flip();
      if (port == SLOW) {
        late.add(new Late(answer(), from, channel, System.nanoTime() + SLOW_NANOS));
      } else if (port != DEAD) {
        channel.send(answer(), from);
      }
    }
  }

  private ByteBuffer answer() {
    int idAt = idAt(in);
    int id = in.getInt(idAt);
    in.putInt(idAt, Request.FIRST_ID);
    byte[] bytes = answers.get(in);
    if (bytes == null) {
      ByteBuffer key = ByteBuffer.allocate(in.remaining()).put(in.duplicate()).flip();
      bytes = agent.answer(in.duplicate());
      answers.put(key, bytes);
    }
    ByteBuffer answer = ByteBuffer.wrap(bytes.clone());
    return answer.putInt(idAt(answer), id);
  }

  /** Both headers are sequence, version, community, PDU; then comes the id of four bytes. */
  private static int idAt(ByteBuffer message) {
    int community = 1 + lengthBytes(message, 1) + 3;
    int pdu = community + 2 + message.get(community + 1);
    return pdu + 1 + lengthBytes(message, pdu + 1) + 2;
  }

  private static int lengthBytes(ByteBuffer message, int at) {
    int first = message.get(at);
    return first >= 0 ? 1 : 1 + (first & 0x7F);
  }
}
