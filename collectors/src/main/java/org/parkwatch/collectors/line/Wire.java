package org.parkwatch.collectors.line;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The TCP connection of a line, opened when it is needed. What comes unasked is never taken for an
 * answer: a connection on which it lies is given up, and one with a serial line behind it is
 * listened to until it is quiet before anything is asked. Confined to one thread, which may be
 * interrupted.
 */
public final class Wire implements AutoCloseable {
  private static final int NANOS_PER_MILLI = 1_000_000;

  /** Longest that is listened for quiet: a line that babbles on is no line. */
  private static final Duration BABBLE = Duration.ofSeconds(1);

  private final LineKey key;
  private final Duration connectTimeout;
  private final Duration quiet;
  private final AtomicLong strays;
  private final LongSupplier nanoTime;
  private final byte[] dropped = new byte[512];
  private @Nullable Socket socket;

  /** Whether an answer came over this connection: then its end may only be the peer's tidiness. */
  private boolean proven;

  /**
   * A connection that is not open yet.
   *
   * @param quiet how long a new connection must be silent before it is used; zero where answers
   *     carry the number of their request
   * @param strays counts connections given up because something came that nobody had asked for
   * @param nanoTime for deadlines
   */
  public Wire(
      LineKey key,
      Duration connectTimeout,
      Duration quiet,
      AtomicLong strays,
      LongSupplier nanoTime) {
    this.key = key;
    this.connectTimeout = connectTimeout;
    this.quiet = quiet;
    this.strays = strays;
    this.nanoTime = nanoTime;
  }

  /** A deadline so long from now. */
  public long deadline(Duration timeout) {
    return nanoTime.getAsLong() + timeout.toNanos();
  }

  /**
   * Opens it, or makes sure that nothing lies on it.
   *
   * @throws IOException if nobody is there
   */
  public void open() throws IOException {
    Socket known = socket;
    if (known != null && known.getInputStream().available() > 0) {
      strays.incrementAndGet();
      close();
    }
    if (socket != null) {
      return;
    }
    Socket fresh = new Socket();
    try {
      fresh.setTcpNoDelay(true);
      fresh.connect(
          new InetSocketAddress(key.host(), key.port()),
          Math.toIntExact(connectTimeout.toMillis()));
    } catch (IOException e) {
      fresh.close();
      throw e;
    }
    socket = fresh;
    if (quiet.isPositive() && !dropUntilQuiet(quiet, BABBLE)) {
      close();
      throw new IOException("the line does not fall silent");
    }
  }

  public void send(byte[] frame) throws IOException {
    connected().getOutputStream().write(frame);
  }

  /**
   * Reads some bytes, at least one.
   *
   * @param upTo end of the place for them
   * @return how many
   * @throws SocketTimeoutException at the deadline; what lies there by then came in time: if we are
   *     late it is we who are
   * @throws EOFException at the end of the stream
   */
  public int read(byte[] into, int from, int upTo, long deadline) throws IOException {
    Socket open = connected();
    InputStream in = open.getInputStream();
    long millis = (deadline - nanoTime.getAsLong()) / NANOS_PER_MILLI;
    if (millis <= 0 && in.available() == 0) {
      throw new SocketTimeoutException();
    }
    open.setSoTimeout((int) Math.max(1, millis));
    int count = in.read(into, from, upTo - from);
    if (count < 0) {
      throw new EOFException("the connection was closed");
    }
    return count;
  }

  private Socket connected() throws IOException {
    Socket open = socket;
    if (open == null) {
      throw new IOException("not connected");
    }
    return open;
  }

  /** A right answer came over it. */
  public void proven() {
    proven = true;
  }

  public boolean isProven() {
    return proven;
  }

  public void stray() {
    strays.incrementAndGet();
  }

  /**
   * There was no answer in time: waits for it to come late and drops it, so that it finds nobody
   * who waits for another. Then closes. At once where answers carry the number of their request.
   */
  public void settle(Duration atMost) {
    try {
      if (quiet.isPositive() && socket != null) {
        connected().setSoTimeout(Math.toIntExact(atMost.toMillis()));
        if (connected().getInputStream().read(dropped) > 0) {
          strays.incrementAndGet();
          dropUntilQuiet(quiet, BABBLE);
        }
      }
    } catch (IOException e) {
      // nothing came, or it is gone
    }
    close();
  }

  /** Whether it became quiet in time. */
  private boolean dropUntilQuiet(Duration silence, Duration atMost) throws IOException {
    Socket open = connected();
    open.setSoTimeout(Math.toIntExact(silence.toMillis()));
    long end = deadline(atMost);
    boolean came = false;
    try {
      while (nanoTime.getAsLong() - end < 0) {
        if (open.getInputStream().read(dropped) < 0) {
          throw new EOFException("the connection was closed");
        }
        if (!came) {
          strays.incrementAndGet();
        }
        came = true;
      }
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    }
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
