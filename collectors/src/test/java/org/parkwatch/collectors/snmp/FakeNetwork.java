package org.parkwatch.collectors.snmp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/** A network for one thread: datagrams come in when the test says. */
final class FakeNetwork implements SnmpTransport {
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way
  record Delivery(byte[] bytes, InetSocketAddress from, long atMillis) {}

  private final LongSupplier now;

  final ArrayDeque<Delivery> underway = new ArrayDeque<>();
  final List<byte[]> sent = new ArrayList<>();
  BiFunction<ByteBuffer, Integer, List<Delivery>> peer = (request, n) -> List.of();

  /**
   * A network.
   *
   * @param now milliseconds of the test's own clock
   */
  FakeNetwork(LongSupplier now) {
    this.now = now;
  }

  @Override
  public void send(ByteBuffer datagram, InetSocketAddress to, int device) {
    byte[] bytes = new byte[datagram.remaining()];
    datagram.get(bytes);
    sent.add(bytes);
    underway.addAll(peer.apply(ByteBuffer.wrap(bytes), sent.size()));
  }

  @Override
  public boolean receive(Receiver receiver) {
    List<Delivery> due = underway.stream().filter(d -> d.atMillis() <= now.getAsLong()).toList();
    underway.removeAll(due);
    for (Delivery delivery : due) {
      boolean large = delivery.bytes().length > 8192;
      receiver.datagram(ByteBuffer.wrap(delivery.bytes()), large, delivery.from());
    }
    return true;
  }

  @Override
  public void close() {}
}
