package org.parkwatch.collectors.modbus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.Fault;

/**
 * One TCP connection with one request in flight, opened when it is needed. Whatever goes wrong
 * closes it, so that an answer that comes late is never taken for the next. A deadline holds for
 * the whole answer: a peer that sends a byte a second does not hold the line. Confined to one
 * thread, which may be interrupted.
 */
final class Connection implements AutoCloseable {
  /** Modbus messaging on TCP/IP V1.0b, section 3.1.3: transaction, protocol, length, unit. */
  private static final int HEADER = 7;

  private static final int NANOS_PER_MILLI = 1_000_000;

  private final String host;
  private final int port;
  private final Duration connectTimeout;
  private final AtomicLong strays;
  private final LongSupplier nanoTime;
  private final Frame frame = new Frame();
  private int transaction = ThreadLocalRandom.current().nextInt();
  private @Nullable Socket socket;

  /** Whether an answer came over this connection: then its end may only be the peer's tidiness. */
  private boolean proven;

  /**
   * A connection that is not open yet.
   *
   * @param strays counts connections given up because something came that nobody had asked for
   * @param nanoTime for deadlines
   */
  Connection(
      String host, int port, Duration connectTimeout, AtomicLong strays, LongSupplier nanoTime) {
    this.host = host;
    this.port = port;
    this.connectTimeout = connectTimeout;
    this.strays = strays;
    this.nanoTime = nanoTime;
  }

  /** Asks a unit and waits for its answer or the deadline. */
  Reply exchange(BlockRequest request, int unit, Duration timeout) {
    boolean old = proven;
    Reply reply = exchangeOnce(request, unit, timeout);
    // many gateways close what was idle for a while: that is known only when one writes to it
    return old && reply instanceof Reply.Failure failure && failure.fault() == Fault.CLOSED
        ? exchangeOnce(request, unit, timeout)
        : reply;
  }

  private Reply exchangeOnce(BlockRequest request, int unit, Duration timeout) {
    Reply reply;
    try {
      Socket open = open();
      reply = converse(open, request, unit, timeout);
    } catch (IOException e) {
      reply = new Reply.Failure(Fault.UNREACHABLE, String.valueOf(e.getMessage()));
    }
    if (reply instanceof Reply.Failure) {
      close();
    } else {
      proven = true;
    }
    return reply;
  }

  private Socket open() throws IOException {
    Socket known = socket;
    if (known != null && known.getInputStream().available() > 0) {
      strays.incrementAndGet();
      close();
      known = null;
    }
    if (known != null) {
      return known;
    }
    Socket fresh = new Socket();
    try {
      fresh.setTcpNoDelay(true);
      fresh.connect(new InetSocketAddress(host, port), Math.toIntExact(connectTimeout.toMillis()));
    } catch (IOException e) {
      fresh.close();
      throw e;
    }
    socket = fresh;
    return fresh;
  }

  private Reply converse(Socket open, BlockRequest request, int unit, Duration timeout) {
    long deadline = nanoTime.getAsLong() + timeout.toNanos();
    transaction = (transaction + 1) & 0xFFFF;
    frame.clear();
    try {
      open.getOutputStream().write(request.frame(transaction, unit));
      fill(open, HEADER, deadline);
      Fault fault = frame.header(transaction, unit);
      if (fault != null) {
        return new Reply.Failure(fault, frame.text());
      }
      fill(open, frame.total(), deadline);
      return frame.reply(request);
    } catch (SocketTimeoutException e) {
      return new Reply.Failure(
          frame.size() == 0 ? Fault.TIMEOUT : Fault.TRUNCATED,
          "within %d ms, %d bytes came".formatted(timeout.toMillis(), frame.size()));
    } catch (IOException e) {
      return new Reply.Failure(
          frame.size() == 0 ? Fault.CLOSED : Fault.TRUNCATED, String.valueOf(e.getMessage()));
    }
  }

  private void fill(Socket open, int size, long deadline) throws IOException {
    InputStream in = open.getInputStream();
    while (frame.size() < size) {
      long millis = (deadline - nanoTime.getAsLong()) / NANOS_PER_MILLI;
      if (millis <= 0 && in.available() == 0) { // what is there came in time: it is we who are late
        throw new SocketTimeoutException();
      }
      open.setSoTimeout((int) Math.max(1, millis));
      if (!frame.readFrom(in, size)) {
        throw new EOFException("after " + frame.size() + " bytes");
      }
    }
  }

  /** The words, or bits one a place, that came with the newest {@link Reply.Places}. */
  short[] places() {
    return frame.places();
  }

  @Override
  public void close() {
    Socket open = socket;
    socket = null;
    proven = false;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // it is gone either way
      }
    }
  }
}
