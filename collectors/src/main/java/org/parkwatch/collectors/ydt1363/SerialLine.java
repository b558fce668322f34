package org.parkwatch.collectors.ydt1363;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.line.Line;
import org.parkwatch.collectors.line.LineDesk;
import org.parkwatch.collectors.line.LineKey;
import org.parkwatch.collectors.line.Wire;
import org.parkwatch.collectors.poll.ReadAccount;
import org.parkwatch.profiles.binding.InfoAnswer;
import org.parkwatch.profiles.read.InfoBlock;
import org.parkwatch.profiles.read.RawValues;

/** The devices on the line behind one port of a serial server. See the parent. */
final class SerialLine extends Line<SerialDevice> {
  private static final int GET_TIME = 0x4D;

  /** A line must have been silent so long before it is asked. */
  private static final Duration QUIET = Duration.ofMillis(50);

  private final CollectorCounters counters;
  private final ReadAccount account;
  private final Conversation conversation;
  private final RawValues raw = new RawValues(64);

  SerialLine(LineKey key, Ydt1363Options options, LineDesk desk) {
    super("ydt1363", key, desk);
    counters = desk.counters();
    account = desk.account();
    Wire wire = new Wire(key, options.connectTimeout(), QUIET, counters.dropped, System::nanoTime);
    conversation = new Conversation(wire, options.timeout(), options.settleTime());
  }

  @Override
  protected void end() {
    conversation.close();
  }

  @Override
  protected void read(SerialDevice device) {
    List<InfoBlock> blocks = device.round().requests();
    raw.reset(device.round().plan().addresses().size());
    for (InfoBlock block : blocks) {
      InfoAnswer asked = block.answer();
      switch (ask(device, asked.command(), info(asked, device.number()), asked)) {
        case Reply.Answered(Frame answer) -> take(device, block, answer.info());
        case Reply.Refusal refusal -> refused(device, block, refusal);
        case Reply.Failure(Fault fault, String detail) -> {
          silent(device, fault);
          account.failed(device, fault, detail + " for " + asked, System.nanoTime());
          return;
        }
      }
      lookAtTimetable();
    }
    if (device.timeIsDue()) {
      askTime(device, blocks.getFirst().answer());
    }
    account.answered(device, raw, System.nanoTime());
  }

  private static byte[] info(InfoAnswer asked, int address) {
    return asked.info().equals(InfoAnswer.ADDRESS)
        ? new byte[] {(byte) address}
        : HexFormat.of().parseHex(asked.info());
  }

  /** Sends a command; once more if it arrived damaged. */
  private Reply ask(SerialDevice device, int command, byte[] info, InfoAnswer as) {
    Frame frame = new Frame(as.version(), device.number(), as.cid1(), command, info);
    Reply reply = exchange(frame);
    return reply instanceof Reply.Refusal refusal && refusal.damaged() ? exchange(frame) : reply;
  }

  private Reply exchange(Frame command) {
    counters.requests.incrementAndGet();
    counters.inFlight.incrementAndGet();
    try {
      Reply reply = conversation.exchange(command);
      if (!(reply instanceof Reply.Failure)) {
        alive();
      }
      return reply;
    } finally {
      counters.inFlight.decrementAndGet();
    }
  }

  private void take(SerialDevice device, InfoBlock block, byte[] info) {
    try {
      block.take(info, raw);
    } catch (InfoBlock.Misfit e) {
      block.places().forEach(raw::otherType);
      trouble(
          device, Fault.WRONG_OBJECTS, "(%s, for %s)".formatted(e.getMessage(), block.answer()));
      conversation.distrust(); // it may be another command's, come late
    }
  }

  private void refused(SerialDevice device, InfoBlock block, Reply.Refusal refusal) {
    Fault fault = refusal.noSuchCommand() ? Fault.NO_SUCH_OBJECT : Fault.DEVICE_ERROR;
    block.places().forEach(refusal.noSuchCommand() ? raw::noSuchObject : raw::deviceError);
    trouble(device, fault, "(%s for %s)".formatted(refusal.text(), block.answer()));
  }

  /** A device that does not tell its time has no clock offset; that is no failure of its read. */
  private void askTime(SerialDevice device, InfoAnswer as) {
    if (ask(device, GET_TIME, new byte[0], as) instanceof Reply.Answered(Frame answer)) {
      DeviceTime.millis(answer.info())
          .ifPresent(millis -> device.toldTime(millis, desk().clock().millis()));
    }
  }

  private void trouble(SerialDevice device, Fault fault, String detail) {
    device
        .health()
        .fault(
            fault,
            "%s: %s %s".formatted(device.device().code(), fault.text(), detail),
            desk().clock().millis());
  }
}
