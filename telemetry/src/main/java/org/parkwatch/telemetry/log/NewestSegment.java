package org.parkwatch.telemetry.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.damage.DamageKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest segment as a crash left it, its torn end cut.
 *
 * @param soundBytes where the groups end, 0 if there is none
 * @param nextOffset after the last group, 0 if there is none
 * @param watermark of the last group, or {@link Watermarks#NONE}
 * @param cutBytes that were no whole group
 */
record NewestSegment(long soundBytes, long nextOffset, long watermark, long cutBytes) {
  private static final Logger LOG = LoggerFactory.getLogger(NewestSegment.class);

  /**
   * Reads a segment through and cuts what is torn.
   *
   * @param damaged told of every damaged place between groups
   * @param damages takes note of what was cut
   * @throws IOException if it cannot be read or cut
   */
  static NewestSegment read(Path file, Consumer<LogDamage> damaged, @Nullable DamageBook damages)
      throws IOException {
    try (SegmentReader reader = new SegmentReader(file, damaged)) {
      long nextOffset = 0;
      long watermark = Watermarks.NONE;
      for (Frame read = reader.next(); read != null; read = reader.next()) {
        nextOffset = read.offset() + 1;
        watermark = read.watermark();
      }
      long torn = reader.unread();
      if (torn > 0) {
        cut(file, reader, damages);
      }
      return new NewestSegment(reader.position(), nextOffset, watermark, torn);
    }
  }

  private static void cut(Path file, SegmentReader reader, @Nullable DamageBook damages)
      throws IOException {
    long sound = reader.position();
    long torn = reader.unread();
    LOG.warn("sample log: cut {} torn bytes at byte {} of {}", torn, sound, file);
    if (damages != null) {
      LogDamage place = new LogDamage(file, sound, sound + torn, reader.lastMillis(), -1);
      damages.note(
          file,
          DamageKind.LOG_END,
          "its end was no whole group and was cut, never acknowledged or lost: " + place.what());
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(sound);
      channel.force(true);
    }
  }
}
