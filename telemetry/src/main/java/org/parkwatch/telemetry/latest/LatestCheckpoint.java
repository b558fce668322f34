package org.parkwatch.telemetry.latest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The newest samples as a file: 4 bytes mark, 4 bytes CRC-32C of the rest, next offset, watermark,
 * number of points, then 25 bytes a point. Big-endian.
 *
 * @param next offset of the first group that is not in it
 */
record LatestCheckpoint(long next, long watermark, LatestColumns columns) {
  static final LatestCheckpoint EMPTY = new LatestCheckpoint(0, 0, LatestColumns.NONE);

  private static final int MARK = 0x50_57_4C_31; // "PWL1"
  private static final int CHECKED_FROM = 8;
  private static final int HEADER = 28;
  private static final int POINT_BYTES = 25;

  /** Replaces the file; after a crash either the old one or the new one is there. */
  void write(Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = encode();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel =
        FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private ByteBuffer encode() {
    int points = columns.millis().length;
    ByteBuffer out = ByteBuffer.allocate(HEADER + points * POINT_BYTES);
    out.putInt(MARK).putInt(0).putLong(next).putLong(watermark).putInt(points);
    for (int point = 0; point < points; point++) {
      out.putDouble(columns.values()[point]);
      out.putLong(columns.millis()[point]);
      out.put(columns.qualities()[point]);
      out.putLong(columns.usableMillis()[point]);
    }
    out.putInt(4, checksum(out.array()));
    return out.flip();
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, CHECKED_FROM, bytes.length - CHECKED_FROM);
    return (int) crc.getValue();
  }

  /**
   * Reads a checkpoint.
   *
   * @throws IOException if it cannot be read or is damaged
   */
  static LatestCheckpoint read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || in.getInt() != MARK || in.getInt() != checksum(bytes)) {
      throw new IOException(file + " is damaged or no checkpoint of the newest samples");
    }
    long next = in.getLong();
    long watermark = in.getLong();
    int points = in.getInt();
    LatestColumns columns = LatestColumns.NONE.grownTo(points);
    for (int point = 0; point < points; point++) {
      columns.values()[point] = in.getDouble();
      columns.millis()[point] = in.getLong();
      columns.qualities()[point] = in.get();
      columns.usableMillis()[point] = in.getLong();
    }
    return new LatestCheckpoint(next, watermark, columns);
  }
}
