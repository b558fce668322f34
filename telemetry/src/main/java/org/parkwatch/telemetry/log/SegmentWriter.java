package org.parkwatch.telemetry.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.parkwatch.telemetry.codec.ByteWriter;

/** Appends frames to one segment file and makes each durable. Confined to the log's writer. */
final class SegmentWriter {
  private static final int CHUNK = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
  private long sound;

  /** Goes on behind the first {@code sound} bytes of a file, or begins a new one. */
  SegmentWriter(Path file, long sound) throws IOException {
    this.file = file;
    this.sound = sound;
    channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (sound == 0) {
      LogFolder.sync(file.resolveSibling("."));
    }
  }

  long bytes() {
    return sound;
  }

  /** Writes a frame and waits until it is durable. After an exception call {@link #abandon}. */
  void append(ByteWriter frame) throws IOException {
    long at = sound;
    for (int from = 0; from < frame.size(); ) {
      int length = Math.min(CHUNK, frame.size() - from);
      chunk.clear().put(frame.array(), from, length).flip();
      while (chunk.hasRemaining()) {
        at += channel.write(chunk, at);
      }
      from += length;
    }
    channel.force(false);
    sound = at;
  }

  /** Takes back what was not made durable and leaves the file; an empty one goes away. */
  void abandon() throws IOException {
    try (channel) {
      channel.truncate(sound);
    } finally {
      if (sound == 0) {
        Files.deleteIfExists(file);
      }
    }
  }

  void close() throws IOException {
    channel.close();
  }
}
