package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Sends and receives datagrams without ever waiting. One thread. The second implementation is the
 * tests' network on a fake clock.
 */
interface SnmpTransport extends AutoCloseable {
  /** Takes a datagram that came in; the buffer is only lent. */
  @FunctionalInterface
  interface Receiver {
    /**
     * A datagram came in.
     *
     * @param truncated true if it was larger than the transport takes
     */
    void datagram(ByteBuffer datagram, boolean truncated, InetSocketAddress from);
  }

  /**
   * Sends a datagram.
   *
   * @param device spreads devices over sockets; the same device keeps its socket
   * @throws IOException if the system refuses, as for a network without a route
   */
  void send(ByteBuffer datagram, InetSocketAddress to, int device) throws IOException;

  /**
   * Hands over what has come in, up to a bound.
   *
   * @return false if more may be waiting: then nobody's silence can be judged yet
   */
  boolean receive(Receiver receiver) throws IOException;

  @Override
  void close();
}
