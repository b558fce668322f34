package org.parkwatch.telemetry.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.parquet.format.Util;

/** Looks at the end of a Parquet file. */
public final class TableRows {
  private TableRows() {}

  /**
   * How many rows a file has.
   *
   * @throws IOException if it cannot be read, or is not a whole Parquet file
   */
  public static long of(Path file) throws IOException {
    int tail = Integer.BYTES + TableWriter.MAGIC.length;
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long end = channel.size() - tail;
      if (end < 0) {
        throw new IOException(file + " is no whole Parquet file");
      }
      ByteBuffer last = ByteBuffer.allocate(tail).order(ByteOrder.LITTLE_ENDIAN);
      Channels.newInputStream(channel.position(end)).readNBytes(last.array(), 0, tail);
      int footer = last.getInt();
      byte[] magic = Arrays.copyOfRange(last.array(), Integer.BYTES, tail);
      if (!Arrays.equals(magic, TableWriter.MAGIC) || footer < 0 || footer > end) {
        throw new IOException(file + " is no whole Parquet file");
      }
      return Util.readFileMetaData(Channels.newInputStream(channel.position(end - footer)), true)
          .getNum_rows();
    }
  }
}
