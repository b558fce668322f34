package org.parkwatch.telemetry.influx;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Samples as line protocol: what a device said at one instant is one line. A value is the field
 * with the name of its point; a quality other than GOOD is the field of that name with {@code :q},
 * and a BAD sample is that field alone. Confined to one thread.
 */
final class Lines {
  /** What is added to the name of a point to name its quality. */
  static final String QUALITY = ":q";

  private static final long EARLIEST_MILLIS = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
  private static final long AHEAD_MILLIS = Duration.ofMinutes(10).toMillis();

  private final Blocks blocks;
  private final StringBuilder text = new StringBuilder(1 << 16);
  private int rows;
  private int lines;
  private long refused;
  private @Nullable Block block;
  private int lastPoint;
  private long lineMillis;

  /**
   * When a point last was anything else than good: a good sample of the same time takes it back.
   */
  private long[] notGood = new long[1024];

  Lines(Blocks blocks) {
    this.blocks = blocks;
  }

  /**
   * Adds a batch.
   *
   * @param logMillis newest watermark, 0 if there is none: samples far ahead of it are refused
   */
  void add(SampleBatch batch, long logMillis) {
    for (int row = 0; row < batch.size(); row++) {
      double value = batch.value(row);
      boolean usable = Quality.usable(batch.quality(row));
      long millis = batch.millis(row);
      boolean absurd =
          millis < EARLIEST_MILLIS || (logMillis != 0 && millis > logMillis + AHEAD_MILLIS);
      if (absurd || (usable && !Double.isFinite(value)) || !begin(batch.point(row), millis)) {
        refused++;
      } else {
        field(batch.point(row), millis, value, batch.quality(row), usable);
        rows++;
      }
    }
    endLine();
  }

  /** Begins a line unless the sample belongs to the one begun; false if nobody has the point. */
  private boolean begin(int point, long millis) {
    Block begun = block;
    if (begun != null && millis == lineMillis && point > lastPoint && begun.holds(point)) {
      text.append(',');
    } else {
      endLine();
      Optional<Block> found = blocks.of(point);
      if (found.isEmpty()) {
        return false;
      }
      begun = found.get();
      block = begun;
      lineMillis = millis;
      escaped(begun.kind());
      text.append(",device=");
      escaped(begun.key());
      text.append(",type=");
      escaped(begun.type());
      text.append(' ');
    }
    lastPoint = point;
    return true;
  }

  private void field(int point, long millis, double value, byte quality, boolean usable) {
    String name = block == null ? "" : block.field(point);
    if (usable) {
      escaped(name);
      text.append('=').append(value);
    }
    boolean good = quality == Quality.GOOD.code();
    if (point >= notGood.length) {
      notGood = Arrays.copyOf(notGood, Math.max(point + 1, notGood.length * 2));
    }
    if (!good || notGood[point] == millis) {
      if (usable) {
        text.append(',');
      }
      escaped(name);
      text.append(QUALITY).append('=').append(quality & 0xFF).append('i');
      notGood[point] = good ? 0 : millis;
    }
  }

  private void endLine() {
    if (block != null) {
      text.append(' ').append(lineMillis).append('\n');
      lines++;
      block = null;
    }
  }

  private void escaped(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == ',' || c == ' ' || c == '=') {
        text.append('\\');
      }
      text.append(c == '\n' ? ' ' : c);
    }
  }

  /** What was added since {@link #clear}, a line after the other. */
  String text() {
    return text.toString();
  }

  /** How many lines stand here. */
  int lines() {
    return lines;
  }

  /** How many samples stand here. */
  int rows() {
    return rows;
  }

  /** Samples of unknown points, without a number, or of an absurd time, since the beginning. */
  long refused() {
    return refused;
  }

  void clear() {
    text.setLength(0);
    rows = 0;
    lines = 0;
  }
}
