package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Datagrams over several unconnected sockets. Confined to one thread. */
final class UdpTransport implements SnmpTransport {
  private static final Logger LOG = LoggerFactory.getLogger(UdpTransport.class);

  /** Taken from one socket before the next has its turn. */
  private static final int BURST = 512;

  /** Golden ratio: neighbouring ids fall on different sockets, whatever share a lane has. */
  private static final int SPREAD = 0x9E3779B9;

  private final List<DatagramChannel> channels = new ArrayList<>();
  private final ByteBuffer inbound;

  UdpTransport(SnmpOptions options) throws IOException {
    // one byte more than we take: a full buffer shows that the datagram was too large
    inbound = ByteBuffer.allocateDirect(options.maxInboundBytes() + 1);
    try {
      for (int i = 0; i < options.socketsPerLane(); i++) {
        DatagramChannel channel = DatagramChannel.open();
        channels.add(channel);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, options.receiveBufferBytes());
        channel.bind(null);
        channel.configureBlocking(false);
      }
      LOG.info(
          "{} SNMP sockets with {} bytes of receive buffer each",
          channels.size(),
          channels.getFirst().getOption(StandardSocketOptions.SO_RCVBUF));
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  @Override
  public void send(ByteBuffer datagram, InetSocketAddress to, int device) throws IOException {
    try {
      // 0 bytes sent means a full send buffer: the retry comes after the timeout
      channels.get(Math.floorMod((device * SPREAD) >>> 16, channels.size())).send(datagram, to);
    } catch (UnresolvedAddressException e) {
      throw new IOException("host name does not resolve", e);
    }
  }

  @Override
  public boolean receive(Receiver receiver) throws IOException {
    boolean drained = true;
    for (DatagramChannel channel : channels) {
      for (int i = 0; ; i++) {
        if (i == BURST) {
          drained = false;
          break;
        }
        inbound.clear();
        if (!(channel.receive(inbound) instanceof InetSocketAddress from)) {
          break;
        }
        inbound.flip();
        receiver.datagram(inbound, inbound.limit() == inbound.capacity(), from);
      }
    }
    return drained;
  }

  @Override
  public void close() {
    for (DatagramChannel channel : channels) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
