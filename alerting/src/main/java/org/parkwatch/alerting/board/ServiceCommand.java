package org.parkwatch.alerting.board;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.telemetry.log.LogRecord;

/**
 * That a person takes something out of service or puts it back, as it stands in the log.
 *
 * @param request names the call that waits for the answer
 * @param back whether it is put back; then only {@code id} says what
 * @param id names the time out of service
 * @param who account
 * @param forMillis how long at most
 */
public record ServiceCommand(
    UUID request,
    boolean back,
    String id,
    String who,
    OutOfService.Target target,
    String workOrder,
    String reason,
    String owner,
    long forMillis) {
  public static final String TOPIC = "alerting.service";

  private static final int FORMAT = 1;

  /** What begins with it. */
  public OutOfService beginning(long atMillis) {
    return new OutOfService(
        id, target, workOrder, reason, owner, who, atMillis, atMillis + forMillis, 0, "");
  }

  public LogRecord.Command encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeLong(request.getMostSignificantBits());
      out.writeLong(request.getLeastSignificantBits());
      out.writeBoolean(back);
      out.writeUTF(id);
      out.writeUTF(who);
      out.writeUTF(target.kind().name());
      out.writeUTF(target.code());
      out.writeUTF(workOrder);
      out.writeUTF(reason);
      out.writeUTF(owner);
      out.writeLong(forMillis);
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
  public static ServiceCommand decode(byte[] payload) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      int format = in.readByte();
      if (format != FORMAT) {
        throw new IllegalArgumentException("a command about service of format " + format);
      }
      return new ServiceCommand(
          new UUID(in.readLong(), in.readLong()),
          in.readBoolean(),
          in.readUTF(),
          in.readUTF(),
          new OutOfService.Target(OutOfService.Kind.valueOf(in.readUTF()), in.readUTF()),
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          in.readLong());
    } catch (IOException e) {
      throw new IllegalArgumentException("a command about service that is cut short", e);
    }
  }
}
