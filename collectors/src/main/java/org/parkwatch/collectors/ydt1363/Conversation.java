package org.parkwatch.collectors.ydt1363;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.line.Wire;

/**
 * One command in flight on a line. An answer does not say which command it is for: what comes late
 * is waited for and dropped before the next command is sent. Confined to one thread, which may be
 * interrupted.
 */
final class Conversation implements AutoCloseable {
  private final Wire wire;
  private final Duration timeout;
  private final Duration settleTime;
  private final FrameReader reader = new FrameReader();

  /**
   * Nothing is sent yet.
   *
   * @param timeout from a command to its whole answer
   * @param settleTime how long an answer that did not come in time is waited for
   */
  Conversation(Wire wire, Duration timeout, Duration settleTime) {
    this.wire = wire;
    this.timeout = timeout;
    this.settleTime = settleTime;
  }

  /** Sends a command and waits for its answer or the deadline. */
  Reply exchange(Frame command) {
    boolean old = wire.isProven();
    Reply reply = exchangeOnce(command);
    // many serial servers close what was idle for a while: that is known only when one writes to it
    return old && reply instanceof Reply.Failure failure && failure.fault() == Fault.CLOSED
        ? exchangeOnce(command)
        : reply;
  }

  private Reply exchangeOnce(Frame command) {
    try {
      wire.open();
    } catch (IOException e) {
      wire.close();
      return new Reply.Failure(Fault.UNREACHABLE, String.valueOf(e.getMessage()));
    }
    reader.begin();
    try {
      wire.send(command.encode());
      Frame answer = answer(command, wire.deadline(timeout));
      wire.proven();
      if (reader.hasMore()) { // nobody asked for more: it may go on
        wire.stray();
        wire.close();
      }
      return answer.cid2() == 0 ? new Reply.Answered(answer) : new Reply.Refusal(answer.cid2());
    } catch (SocketTimeoutException e) {
      String came = "within %d ms, %d bytes came".formatted(timeout.toMillis(), reader.came());
      Fault fault = reader.came() == 0 ? Fault.TIMEOUT : Fault.TRUNCATED;
      wire.settle(settleTime);
      return new Reply.Failure(fault, fault == Fault.TIMEOUT ? came : came + " " + reader.text());
    } catch (IOException e) {
      wire.close();
      Fault fault = reader.came() == 0 ? Fault.CLOSED : Fault.TRUNCATED;
      return new Reply.Failure(fault, String.valueOf(e.getMessage()));
    } catch (Frame.Malformed e) {
      wire.close();
      return new Reply.Failure(Fault.GARBAGE, "(" + e.getMessage() + ")");
    }
  }

  /** The answer of the device; of another one that is late this one is not to be blamed. */
  private Frame answer(Frame command, long deadline) throws IOException, Frame.Malformed {
    while (true) {
      Frame frame = reader.next(wire, deadline);
      if (frame.address() == command.address() && frame.cid1() == command.cid1()) {
        return frame;
      }
      wire.stray();
    }
  }

  /** What came was not what was asked: nothing that follows is believed. */
  void distrust() {
    wire.settle(settleTime);
  }

  @Override
  public void close() {
    wire.close();
  }
}
