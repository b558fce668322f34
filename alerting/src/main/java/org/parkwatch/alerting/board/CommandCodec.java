package org.parkwatch.alerting.board;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.Function;
import org.parkwatch.telemetry.log.LogRecord;

/**
 * Commands of people as they stand in the log: a byte with the format, the request that waits for
 * the answer in 16 bytes, then what the command says, big-endian, texts as {@link
 * DataOutputStream#writeUTF} has them. Formats count from 1; all up to the newest are read, so that
 * old logs are. Immutable.
 */
final class CommandCodec<C> {
  /** Writes what follows the request. */
  interface Body<C> {
    void write(C command, DataOutputStream out) throws IOException;
  }

  /** Reads what follows the request, as that format has it. */
  interface Reader<C> {
    C read(UUID request, int format, DataInputStream in) throws IOException;
  }

  private final String topic;
  private final String name;
  private final int newest;
  private final Function<C, UUID> request;
  private final Body<C> body;
  private final Reader<C> reader;

  /**
   * @param name what errors call such a command
   * @param newest the format that is written, 1 to 127
   */
  CommandCodec(
      String topic,
      String name,
      int newest,
      Function<C, UUID> request,
      Body<C> body,
      Reader<C> reader) {
    this.topic = topic;
    this.name = name;
    this.newest = newest;
    this.request = request;
    this.body = body;
    this.reader = reader;
  }

  LogRecord.Command encode(C command) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(newest);
      out.writeLong(request.apply(command).getMostSignificantBits());
      out.writeLong(request.apply(command).getLeastSignificantBits());
      body.write(command, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return new LogRecord.Command(topic, bytes.toByteArray());
  }

  /**
   * Reads what {@link #encode} wrote, now or in an older release.
   *
   * @throws IllegalArgumentException if the bytes are none of ours
   */
  C decode(byte[] payload) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      int format = in.readByte();
      if (format < 1 || format > newest) {
        throw new IllegalArgumentException(name + " of format " + format);
      }
      return reader.read(new UUID(in.readLong(), in.readLong()), format, in);
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " that is cut short", e);
    }
  }
}
