package org.parkwatch.collectors.modbus;

import com.ghgande.j2mod.modbus.util.ModbusUtil;
import java.io.DataInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.parkwatch.collectors.rig.TcpListener;

/**
 * A Modbus server written by hand on plain sockets, because no library would misbehave like this.
 * Thread-safe.
 */
final class Peer implements AutoCloseable {
  /** What it does with a request. */
  interface Manner {
    /**
     * Answers, or does not.
     *
     * @param request the whole frame
     * @param number of the request on all connections, from 1
     */
    void answer(byte[] request, int number, OutputStream out) throws Exception;
  }

  /** Thrown by a manner: the connection is closed. */
  static final class HangUp extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final TcpListener listener;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger mostBusy = new AtomicInteger();
  private final boolean rtu;
  private volatile Manner manner;
  private volatile byte[] greeting = new byte[0];

  Peer(Manner manner) throws IOException {
    this(manner, false);
  }

  private Peer(Manner manner, boolean rtu) throws IOException {
    this.manner = manner;
    this.rtu = rtu;
    listener = new TcpListener(this::serve);
  }

  /** A serial server: its manner gets requests, and gives answers, as if they were of TCP. */
  static Peer serial(Manner manner) throws IOException {
    return new Peer((q, n, out) -> manner.answer(q, n, new RtuStream(out)), true);
  }

  void behaveSerial(Manner newManner) {
    manner = (q, n, out) -> newManner.answer(q, n, new RtuStream(out));
  }

  /** What lies ready for whoever connects, as bytes of a serial line do. */
  void greet(byte[] bytes) {
    greeting = bytes;
  }

  /** The same answer as on a serial line. */
  static byte[] rtu(byte[] answer) {
    byte[] frame = Arrays.copyOfRange(answer, 6, answer.length + 2);
    int[] crc = ModbusUtil.calculateCRC(frame, 0, frame.length - 2);
    frame[frame.length - 2] = (byte) crc[0];
    frame[frame.length - 1] = (byte) crc[1];
    return frame;
  }

  /** Writes whole answers as on a serial line. */
  private static final class RtuStream extends FilterOutputStream {
    RtuStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] answer) throws IOException {
      out.write(rtu(answer));
    }
  }

  /** Where nobody listens. */
  static InetSocketAddress nobody() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
    }
  }

  void behave(Manner newManner) {
    manner = newManner;
  }

  InetSocketAddress address() {
    return listener.address();
  }

  /** Requests that came so far. */
  int requests() {
    return requests.get();
  }

  /** Most requests under way at a time, over all connections. */
  int mostBusy() {
    return mostBusy.get();
  }

  int connections() {
    return listener.connections();
  }

  private void serve(Socket socket) throws Exception {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    socket.getOutputStream().write(greeting);
    while (true) {
      byte[] request = new byte[12];
      in.readFully(request, rtu ? 6 : 0, rtu ? 6 : 12);
      in.skipNBytes(rtu ? 2 : 0); // the CRC is looked at where it is tested
      mostBusy.accumulateAndGet(busy.incrementAndGet(), Math::max);
      try {
        manner.answer(request, requests.incrementAndGet(), socket.getOutputStream());
      } finally {
        busy.decrementAndGet();
      }
    }
  }

  static int unit(byte[] request) {
    return request[6] & 0xFF;
  }

  static int start(byte[] request) {
    return ((request[8] & 0xFF) << 8) | (request[9] & 0xFF);
  }

  static int count(byte[] request) {
    return ((request[10] & 0xFF) << 8) | (request[11] & 0xFF);
  }

  /** A right answer: word i holds the first word's value plus i. */
  static byte[] words(byte[] request, int first) {
    int count = count(request);
    byte[] frame = new byte[9 + 2 * count];
    System.arraycopy(request, 0, frame, 0, 8);
    frame[4] = (byte) ((3 + 2 * count) >>> 8);
    frame[5] = (byte) (3 + 2 * count);
    frame[8] = (byte) (2 * count);
    for (int i = 0; i < count; i++) {
      frame[9 + 2 * i] = (byte) ((first + i) >>> 8);
      frame[10 + 2 * i] = (byte) (first + i);
    }
    return frame;
  }

  static byte[] exception(byte[] request, int code) {
    byte[] frame = new byte[9];
    System.arraycopy(request, 0, frame, 0, 8);
    frame[4] = 0;
    frame[5] = 3;
    frame[7] |= (byte) 0x80;
    frame[8] = (byte) code;
    return frame;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
