package org.parkwatch.alerting.board;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.parkwatch.telemetry.log.LogRecord;

/**
 * The command of a person who takes note of alarms, as it stands in the log.
 *
 * @param request names the call that waits for the answer
 * @param who account
 * @param alarms ids
 * @param reason may be empty
 */
public record Acknowledgement(UUID request, String who, List<Long> alarms, String reason) {
  public static final String TOPIC = "alerting.acknowledge";

  /** As long as a text of the log may be: what is longer is cut by the board. */
  static final int LONGEST_REASON = 1000;

  public Acknowledgement {
    alarms = List.copyOf(alarms);
  }

  public LogRecord.Command encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(1);
      out.writeLong(request.getMostSignificantBits());
      out.writeLong(request.getLeastSignificantBits());
      out.writeUTF(who);
      out.writeUTF(reason);
      out.writeInt(alarms.size());
      for (long alarm : alarms) {
        out.writeLong(alarm);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return new LogRecord.Command(TOPIC, bytes.toByteArray());
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if the bytes are none of ours
   */
  public static Acknowledgement decode(byte[] payload) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      int format = in.readByte();
      if (format != 1) {
        throw new IllegalArgumentException("an acknowledgement of format " + format);
      }
      UUID request = new UUID(in.readLong(), in.readLong());
      String who = in.readUTF();
      String reason = in.readUTF();
      int count = in.readInt();
      if (count < 0 || count > in.available() / Long.BYTES) {
        throw new IllegalArgumentException("an acknowledgement of " + count + " alarms");
      }
      List<Long> alarms = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        alarms.add(in.readLong());
      }
      return new Acknowledgement(request, who, alarms, reason);
    } catch (IOException e) {
      throw new IllegalArgumentException("an acknowledgement that is cut short", e);
    }
  }
}
