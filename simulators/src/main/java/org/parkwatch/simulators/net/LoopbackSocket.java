package org.parkwatch.simulators.net;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A UDP socket bound to a port of every address, but to the loopback device only, which tells for
 * each datagram the address it was sent to. A channel of the JDK cannot: it answers 127.10.0.7 from
 * 127.0.0.1, and a socket an address would need 24,000 files.
 *
 * <p>Closed by the thread that opened it, after the threads that use it have ended.
 */
final class LoopbackSocket implements AutoCloseable {
  private static final int BUFFER_BYTES = 8 << 20;
  private static final int WAIT_MILLIS = 100;
  private static final int SOCKADDR_BYTES = 16;
  private static final ValueLayout.OfShort NETWORK_SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Arena arena = Arena.ofShared();
  private final MemorySegment errno = arena.allocate(Libc.ERRNO_LAYOUT);
  private final int fd;
  private final int port;

  /**
   * @param port 0 for any free one
   */
  LoopbackSocket(int port) throws IOException {
    fd = Libc.socket(errno, Libc.AF_INET, Libc.SOCK_DGRAM | Libc.SOCK_CLOEXEC, 0);
    if (fd < 0) {
      throw failed("open a UDP socket");
    }
    try {
      confineToLoopback();
      setInt(Libc.IPPROTO_IP, Libc.IP_PKTINFO, 1, "learn destination addresses");
      setBuffers();
      setReceiveTimeout();
      this.port = bind(port);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  int port() {
    return port;
  }

  int fd() {
    return fd;
  }

  Datagrams batch(int capacity, int slotBytes) {
    return new Datagrams(arena, capacity, slotBytes);
  }

  @Override
  public void close() {
    Libc.close(errno, fd);
    arena.close();
  }

  private void confineToLoopback() throws IOException {
    byte[] name = "lo\0".getBytes(StandardCharsets.US_ASCII);
    MemorySegment device = arena.allocateFrom(ValueLayout.JAVA_BYTE, name);
    if (Libc.setsockopt(
            errno, fd, Libc.SOL_SOCKET, Libc.SO_BINDTODEVICE, device, (int) device.byteSize())
        != 0) {
      throw failed("confine the socket to the loopback device");
    }
  }

  /** The kernel grants at most net.core.rmem_max unless we are privileged; less only drops. */
  private void setBuffers() throws IOException {
    MemorySegment size = arena.allocateFrom(JAVA_INT, BUFFER_BYTES);
    if (Libc.setsockopt(errno, fd, Libc.SOL_SOCKET, Libc.SO_RCVBUFFORCE, size, 4) != 0) {
      setInt(Libc.SOL_SOCKET, Libc.SO_RCVBUF, BUFFER_BYTES, "set the receive buffer");
    }
    setInt(Libc.SOL_SOCKET, Libc.SO_SNDBUF, BUFFER_BYTES, "set the send buffer");
  }

  /** Lets the receiving thread look now and then whether it is still wanted. */
  private void setReceiveTimeout() throws IOException {
    MemorySegment timeval = arena.allocate(16, 8);
    timeval.set(JAVA_LONG, 0, WAIT_MILLIS / 1000);
    timeval.set(JAVA_LONG, 8, WAIT_MILLIS % 1000 * 1000L);
    if (Libc.setsockopt(errno, fd, Libc.SOL_SOCKET, Libc.SO_RCVTIMEO, timeval, 16) != 0) {
      throw failed("set the receive timeout");
    }
  }

  private int bind(int wanted) throws IOException {
    MemorySegment address = arena.allocate(SOCKADDR_BYTES, 8);
    address.set(JAVA_SHORT, 0, (short) Libc.AF_INET);
    address.set(NETWORK_SHORT, 2, (short) wanted);
    if (Libc.bind(errno, fd, address, SOCKADDR_BYTES) != 0) {
      throw failed("bind UDP port " + wanted + " (is another simulator running?)");
    }
    MemorySegment length = arena.allocateFrom(JAVA_INT, SOCKADDR_BYTES);
    if (Libc.getsockname(errno, fd, address, length) != 0) {
      throw failed("learn the bound port");
    }
    return address.get(NETWORK_SHORT, 2) & 0xFFFF;
  }

  private void setInt(int level, int option, int value, String what) throws IOException {
    MemorySegment segment = arena.allocateFrom(JAVA_INT, value);
    if (Libc.setsockopt(errno, fd, level, option, segment, 4) != 0) {
      throw failed(what);
    }
  }

  private IOException failed(String what) {
    return new IOException("cannot " + what + ": errno " + Libc.errno(errno));
  }
}
