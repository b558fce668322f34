package org.parkwatch.alerting.board;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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

  private static final CommandCodec<ServiceCommand> CODEC =
      new CommandCodec<>(
          TOPIC,
          "a command about service",
          FORMAT,
          ServiceCommand::request,
          ServiceCommand::write,
          ServiceCommand::read);

  /** What begins with it. */
  public OutOfService beginning(long atMillis) {
    return new OutOfService(
        id, target, workOrder, reason, owner, who, atMillis, atMillis + forMillis, 0, "");
  }

  public LogRecord.Command encode() {
    return CODEC.encode(this);
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if the bytes are none of ours
   */
  public static ServiceCommand decode(byte[] payload) {
    return CODEC.decode(payload);
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeBoolean(back);
    out.writeUTF(id);
    out.writeUTF(who);
    out.writeUTF(target.kind().name());
    out.writeUTF(target.code());
    out.writeUTF(workOrder);
    out.writeUTF(reason);
    out.writeUTF(owner);
    out.writeLong(forMillis);
  }

  private static ServiceCommand read(UUID request, int format, DataInputStream in)
      throws IOException {
    return new ServiceCommand(
        request,
        in.readBoolean(),
        in.readUTF(),
        in.readUTF(),
        new OutOfService.Target(OutOfService.Kind.valueOf(in.readUTF()), in.readUTF()),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readLong());
  }
}
