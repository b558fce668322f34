package org.parkwatch.collectors.modbus;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.line.Wire;

/**
 * One connection with one request in flight. Whatever goes wrong closes it, so that an answer that
 * comes late is never taken for the next. A deadline holds for the whole answer: a peer that sends
 * a byte a second does not hold the line. Confined to one thread, which may be interrupted.
 */
final class Connection implements AutoCloseable {
  private final Wire wire;
  private final Framing framing;
  private final Frame frame = new Frame();
  private int transaction = ThreadLocalRandom.current().nextInt();

  /** A connection that is not open yet. */
  Connection(Wire wire, Framing framing) {
    this.wire = wire;
    this.framing = framing;
  }

  Framing framing() {
    return framing;
  }

  /** Asks a unit and waits for its answer or the deadline. */
  Reply exchange(UnitRequest request, int unit, Duration timeout) {
    boolean old = wire.isProven();
    Reply reply = exchangeOnce(request, unit, timeout);
    // many gateways close what was idle for a while: that is known only when one writes to it
    return old && reply instanceof Reply.Failure failure && failure.fault() == Fault.CLOSED
        ? exchangeOnce(request, unit, timeout)
        : reply;
  }

  private Reply exchangeOnce(UnitRequest request, int unit, Duration timeout) {
    try {
      wire.open();
    } catch (IOException e) {
      wire.close();
      return new Reply.Failure(Fault.UNREACHABLE, String.valueOf(e.getMessage()));
    }
    try {
      Reply reply = converse(request, unit, wire.deadline(timeout));
      if (reply instanceof Reply.Failure) {
        wire.close();
      } else {
        wire.proven();
      }
      return reply;
    } catch (SocketTimeoutException e) {
      wire.settle(timeout);
      return new Reply.Failure(
          frame.came() == 0 ? Fault.TIMEOUT : Fault.TRUNCATED,
          "within %d ms, %d bytes came".formatted(timeout.toMillis(), frame.came()));
    } catch (IOException e) {
      wire.close();
      return new Reply.Failure(
          frame.came() == 0 ? Fault.CLOSED : Fault.TRUNCATED, String.valueOf(e.getMessage()));
    }
  }

  private Reply converse(UnitRequest request, int unit, long deadline) throws IOException {
    transaction = (transaction + 1) & 0xFFFF;
    frame.begin(framing);
    wire.send(request.frame(framing, transaction, unit));
    while (true) {
      fill(framing.head(), deadline);
      Fault fault = frame.header(transaction, unit, request);
      if (fault == null) {
        whole(deadline);
        return frame.reply(request);
      }
      if (framing == Framing.TCP || fault != Fault.WRONG_ID) {
        return new Reply.Failure(fault, frame.text());
      }
      // on a serial line another unit may answer when its time is over: that is not this one's
      // fault
      whole(deadline);
      if (!frame.intact()) {
        return new Reply.Failure(Fault.GARBAGE, frame.text());
      }
      wire.stray();
      frame.begin(framing);
    }
  }

  private void whole(long deadline) throws IOException {
    while (frame.size() < frame.total()) {
      fill(frame.total(), deadline);
    }
  }

  private void fill(int size, long deadline) throws IOException {
    while (frame.size() < size) {
      frame.readFrom(wire, size, deadline);
    }
  }

  /** The words, or bits one a place, that came with the newest {@link Reply.Places}. */
  short[] places() {
    return frame.places();
  }

  @Override
  public void close() {
    wire.close();
  }
}
