package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.parkwatch.telemetry.codec.ByteReader;

/**
 * The open chunks of a cell: what a restart need not replay. Written by {@link OpenJournal}; a
 * version of before wrote a file for each cell, which is still read.
 *
 * @param offset newest group whose samples are in it
 * @param sealedThrough newest quarter that is sealed and on disk
 */
record Checkpoint(int cell, long offset, int sealedThrough, List<SealedChunk> chunks) {
  private static final int MARK = 0x50_57_48_31; // "PWH1"
  private static final int MOST_BYTES = 1 << 20;

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
}
