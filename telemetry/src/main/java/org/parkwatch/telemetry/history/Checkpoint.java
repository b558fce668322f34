package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.ByteWriter;

/**
 * The open chunks of a cell as a file: what a restart need not replay.
 *
 * @param offset newest group whose samples are in it
 * @param sealedThrough newest quarter that is sealed and on disk
 */
record Checkpoint(int cell, long offset, int sealedThrough, List<SealedChunk> chunks) {
  private static final int MARK = 0x50_57_48_31; // "PWH1"
  private static final int MOST_BYTES = 1 << 20;

  static void begin(int cell, long offset, int sealedThrough, ByteWriter out) {
    out.writeInt(MARK);
    out.writeInt(cell);
    out.writeLong(offset);
    out.writeInt(sealedThrough);
  }

  /** Begins an open chunk: its length and bytes follow. */
  static void begin(int point, int quarter, ByteWriter out) {
    out.writeVarint(point);
    out.writeZigzag(quarter);
  }

  static byte[] end(ByteWriter out) {
    CRC32C crc = new CRC32C();
    crc.update(out.array(), 0, out.size());
    out.writeInt((int) crc.getValue());
    return out.toByteArray();
  }

  static Path file(Path folder, int cell) {
    return folder.resolve("cell-" + cell + ".open");
  }

  /** Replaces the cell's file; after a crash either the old one or the new one is there. */
  static void write(Path folder, int cell, byte[] bytes) throws IOException {
    Path file = file(folder, cell);
    Path draft = folder.resolve("cell-" + cell + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Reads a checkpoint.
   *
   * @throws IOException if it cannot be read or is damaged
   */
  static Checkpoint read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length - Integer.BYTES;
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, Math.max(0, end));
    try {
      ByteReader in = new ByteReader(bytes, 0, Math.max(0, end));
      if (end < 0 || new ByteReader(bytes, end, bytes.length).readInt() != (int) crc.getValue()) {
        throw new IOException(file + " is damaged: its checksum does not fit");
      }
      if (in.readInt() != MARK) {
        throw new IOException(file + " is no checkpoint of history");
      }
      return new Checkpoint(in.readInt(), in.readLong(), in.readInt(), readChunks(in));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is damaged", e);
    }
  }

  private static List<SealedChunk> readChunks(ByteReader in) {
    List<SealedChunk> chunks = new ArrayList<>();
    while (in.remaining() > 0) {
      int point = in.readCount(Integer.MAX_VALUE);
      int quarter = Math.toIntExact(in.readZigzag());
      chunks.add(new SealedChunk(point, quarter, in.readBytes(in.readCount(MOST_BYTES))));
    }
    return chunks;
  }

  /** The checkpoint files of a folder. */
  static List<Path> files(Path folder) throws IOException {
    try (var list = Files.list(folder)) {
      Path[] files =
          list.filter(file -> file.getFileName().toString().endsWith(".open")).toArray(Path[]::new);
      Arrays.sort(files);
      return List.of(files);
    }
  }
}
