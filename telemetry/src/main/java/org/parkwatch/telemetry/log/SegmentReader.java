package org.parkwatch.telemetry.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one segment from front to back, over damage. A segment has no header of its own: its name
 * says its first offset. Confined to one thread.
 */
final class SegmentReader implements Closeable {
  private static final int SEARCH_WINDOW = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private final Consumer<LogDamage> damage;
  private long position;
  private long lastMillis = -1;

  SegmentReader(Path file, Consumer<LogDamage> damage) throws IOException {
    this.file = file;
    this.damage = damage;
    channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  Path file() {
    return file;
  }

  /** End of the last sound frame that was read. */
  long position() {
    return position;
  }

  /** When the last sound group that was read was written, UTC; -1 if none was read. */
  long lastMillis() {
    return lastMillis;
  }

  /** Bytes after {@link #position()}: none, a frame being written, or a torn or damaged end. */
  long unread() throws IOException {
    return channel.size() - position;
  }

  /**
   * The next sound frame; null if there is none (yet). Damage with a sound frame after it is
   * reported and passed over.
   */
  @Nullable Frame next() throws IOException {
    Frame frame = frameAt(position);
    if (frame == null) {
      long sound = soundAfter(position);
      if (sound < 0) {
        return null;
      }
      frame = frameAt(sound);
      if (frame == null) {
        return null;
      }
      damage.accept(new LogDamage(file, position, sound, lastMillis, frame.committedAtMillis()));
      position = sound;
    }
    lastMillis = frame.committedAtMillis();
    position += Frame.HEADER + frame.payload().length;
    return frame;
  }

  private @Nullable Frame frameAt(long at) throws IOException {
    if (channel.size() - at < Frame.HEADER) {
      return null;
    }
    byte[] header = read(at, Frame.HEADER);
    int length = Frame.payloadLength(header);
    if (length < 0 || channel.size() - at - Frame.HEADER < length) {
      return null;
    }
    byte[] payload = read(at + Frame.HEADER, length);
    return Frame.sound(header, payload) ? Frame.of(header, payload) : null;
  }

  /** Where the next sound frame begins, or -1. Looks for the mark byte by byte. */
  private long soundAfter(long from) throws IOException {
    long size = channel.size();
    for (long at = from + 1; size - at >= Frame.HEADER; at += SEARCH_WINDOW) {
      int length = (int) Math.min(SEARCH_WINDOW + Integer.BYTES - 1, size - at);
      ByteBuffer window = ByteBuffer.wrap(read(at, length));
      for (int i = 0; i + Integer.BYTES <= length; i++) {
        if (window.getInt(i) == Frame.MARK && frameAt(at + i) != null) {
          return at + i;
        }
      }
    }
    return -1;
  }

  private byte[] read(long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new IOException(file + " became shorter while it was read at byte " + at);
      }
    }
    return buffer.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
