package org.parkwatch.alerting.board;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.parkwatch.telemetry.log.LogRecord;

/**
 * What a person does to alarms, as it stands in the log.
 *
 * @param request names the call that waits for the answer
 * @param who account
 * @param alarms ids
 * @param reason may be empty where they acknowledge
 * @param forMillis how long they are shelved at most, else 0
 * @param to account that they are given to, else empty
 */
public record AlarmCommand(
    UUID request,
    Act act,
    String who,
    List<Long> alarms,
    String reason,
    long forMillis,
    String to) {
  public static final String TOPIC = "alerting.command";

  /** As long as a text of the log may be: what is longer is cut by the board. */
  static final int LONGEST_REASON = 1000;

  private static final int WITHOUT_TO = 1;
  private static final int FORMAT = 2;

  private static final CommandCodec<AlarmCommand> CODEC =
      new CommandCodec<>(
          TOPIC,
          "a command about alarms",
          FORMAT,
          AlarmCommand::request,
          AlarmCommand::write,
          AlarmCommand::read);

  /** The names of ISA-18.2-2016. In the log an act is its {@link #code}. */
  public enum Act {
    ACKNOWLEDGE('A'),
    /** Off the list for a time. */
    SHELVE('S'),
    /** Off the list until the condition is over. */
    SHELVE_ONCE('O'),
    UNSHELVE('U'),
    /** Lets go what is over and latched. */
    RESET('R'),
    NOTE('N'),
    /** Gives it to another. */
    HAND_OVER('H');

    private final char code;

    Act(char code) {
      this.code = code;
    }

    private static Act of(int code) {
      for (Act act : values()) {
        if (act.code == code) {
          return act;
        }
      }
      throw new IllegalArgumentException("a command about alarms of kind " + code);
    }
  }

  public AlarmCommand {
    alarms = List.copyOf(alarms);
  }

  public LogRecord.Command encode() {
    return CODEC.encode(this);
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if the bytes are none of ours
   */
  public static AlarmCommand decode(byte[] payload) {
    return CODEC.decode(payload);
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeByte(act.code);
    out.writeUTF(who);
    out.writeUTF(reason);
    out.writeLong(forMillis);
    out.writeInt(alarms.size());
    for (long alarm : alarms) {
      out.writeLong(alarm);
    }
    out.writeUTF(to);
  }

  private static AlarmCommand read(UUID request, int format, DataInputStream in)
      throws IOException {
    Act act = Act.of(in.readByte());
    String who = in.readUTF();
    String reason = in.readUTF();
    long forMillis = in.readLong();
    int count = in.readInt();
    if (count < 0 || count > in.available() / Long.BYTES) {
      throw new IllegalArgumentException("a command about " + count + " alarms");
    }
    List<Long> alarms = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      alarms.add(in.readLong());
    }
    String to = format == WITHOUT_TO ? "" : in.readUTF();
    return new AlarmCommand(request, act, who, alarms, reason, forMillis, to);
  }
}
