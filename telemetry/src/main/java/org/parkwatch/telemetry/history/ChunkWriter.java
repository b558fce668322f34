package org.parkwatch.telemetry.history;

import java.util.Arrays;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.codec.Decimals;
import org.parkwatch.telemetry.sample.Quality;

/**
 * The chunk of a point that is still open, packed from the first sample on: a few bytes a sample,
 * or the open quarter of 600,000 points would not fit in memory. Confined to whoever holds the lock
 * of its cell.
 */
final class ChunkWriter {
  private static final byte[] NONE = {};

  /** Bytes that a writer may keep beyond what it needs. */
  private static final int SLACK = 64;

  /** Beyond it a value with more decimals would overflow when rescaled: it is written raw. */
  private static final long LARGEST_RESCALED = 1L << 45;

  private int quarter;
  private byte[] bytes = NONE;
  private int size;
  private int run;
  private int samples;
  private long lastMillis;
  private long step;
  private long mantissa;
  private long bits;
  private double lastValue;
  private byte scale;
  private byte quality = Quality.GOOD.code();

  /** What of {@link #bytes} is on disk, and the run that is on disk behind it. */
  private int savedSize;

  private int savedRun;

  ChunkWriter(int quarter) {
    this.quarter = quarter;
    lastMillis = Quarters.start(quarter);
  }

  /**
   * Begins another chunk in the memory of this one, unless that is far more than this one needed.
   */
  ChunkWriter begin(int newQuarter) {
    quarter = newQuarter;
    lastMillis = Quarters.start(newQuarter);
    if (bytes.length > 2 * size + SLACK) {
      bytes = NONE;
    }
    size = 0;
    run = 0;
    samples = 0;
    step = 0;
    mantissa = 0;
    bits = 0;
    lastValue = 0;
    scale = 0;
    quality = Quality.GOOD.code();
    savedSize = 0;
    savedRun = 0;
    return this;
  }

  /** A writer that holds samples already and goes on after them. */
  static ChunkWriter of(int quarter, byte[] chunk, ByteWriter scratch) {
    ChunkWriter writer = new ChunkWriter(quarter);
    Chunk.visit(
        chunk,
        quarter,
        (millis, value, quality) -> {
          writer.append(millis, value, quality, scratch);
          return true;
        });
    return writer;
  }

  int quarter() {
    return quarter;
  }

  int samples() {
    return samples;
  }

  /** Bytes of memory behind the packed samples. */
  int capacity() {
    return bytes.length;
  }

  /** Whether a sample of this time goes behind the others. */
  boolean follows(long millis) {
    return samples == 0 || millis > lastMillis;
  }

  /**
   * Whether a sample that {@link #follows} says nothing that the last one here did not say.
   *
   * @param deadband in the unit of the point, NaN where every sample says something
   */
  boolean saidAlready(
      long millis, double value, byte newQuality, double deadband, long heartbeatMillis) {
    return samples > 0
        && newQuality == quality
        && millis - lastMillis < heartbeatMillis
        && (Quality.usable(newQuality)
            ? Math.abs(value - lastValue) <= deadband
            : !Double.isNaN(deadband));
  }

  /**
   * Adds a sample that {@link #follows}.
   *
   * @param value any number; not looked at if the quality is BAD
   * @param scratch used while adding, any content is lost
   */
  void append(long millis, double value, byte newQuality, ByteWriter scratch) {
    long newStep = millis - lastMillis;
    boolean usable = Quality.usable(newQuality);
    long newMantissa = usable ? Decimals.fit(value, scale) : mantissa;
    boolean fits = newMantissa != Decimals.NO_FIT;
    lastMillis = millis;
    lastValue = value;
    samples++;
    if (newStep == step && newQuality == quality && fits) {
      if (newMantissa == mantissa) {
        run++;
      } else {
        appendDelta(newMantissa);
      }
      return;
    }
    scratch.clear();
    flushRun(scratch);
    if (newStep != step) {
      scratch.writeByte(Chunk.STEP);
      scratch.writeZigzag(newStep - step);
      step = newStep;
    }
    if (newQuality != quality) {
      scratch.writeByte(Chunk.QUALITY);
      scratch.writeByte(newQuality);
      quality = newQuality;
    }
    if (fits) {
      writeMantissa(newMantissa, scratch);
    } else {
      writeOdd(value, scratch);
    }
    keep(scratch);
  }

  /** Nearly every sample: another value, and nothing else is new. */
  private void appendDelta(long newMantissa) {
    long token = Chunk.DELTA + ByteWriter.zigzag(newMantissa - mantissa);
    mantissa = newMantissa;
    int length = ByteWriter.varintLength(token);
    reserve(run == 0 ? length : length + 1 + ByteWriter.varintLength(run));
    if (run > 0) {
      bytes[size++] = Chunk.RUN;
      size = ByteWriter.putVarint(run, bytes, size);
      run = 0;
    }
    size = ByteWriter.putVarint(token, bytes, size);
  }

  private void writeMantissa(long newMantissa, ByteWriter out) {
    if (newMantissa == mantissa) {
      run = 1;
    } else {
      out.writeVarint(Chunk.DELTA + ByteWriter.zigzag(newMantissa - mantissa));
      mantissa = newMantissa;
    }
  }

  /** A value that does not fit the scale: with more decimals, or raw. */
  private void writeOdd(double value, ByteWriter out) {
    int finer = Decimals.scale(value, scale + 1);
    if (finer != Decimals.NO_SCALE && Math.abs(mantissa) < LARGEST_RESCALED) {
      out.writeByte(Chunk.SCALE);
      out.writeByte(finer);
      mantissa = Decimals.rescale(mantissa, scale, finer);
      scale = (byte) finer;
      writeMantissa(Decimals.mantissa(value, finer), out);
      return;
    }
    long newBits = Double.doubleToRawLongBits(value);
    writeXor(newBits ^ bits, out);
    bits = newBits;
  }

  private static void writeXor(long difference, ByteWriter out) {
    int leading = Long.numberOfLeadingZeros(difference) / Byte.SIZE;
    int trailing = difference == 0 ? 0 : Long.numberOfTrailingZeros(difference) / Byte.SIZE;
    out.writeByte(Chunk.XOR);
    out.writeByte(leading << 4 | trailing);
    for (int i = Long.BYTES - 1 - leading; i >= trailing; i--) {
      out.writeByte((int) (difference >>> (i * Byte.SIZE)));
    }
  }

  private void flushRun(ByteWriter out) {
    if (run > 0) {
      out.writeByte(Chunk.RUN);
      out.writeVarint(run);
      run = 0;
    }
  }

  private void keep(ByteWriter scratch) {
    int added = scratch.size();
    reserve(added);
    System.arraycopy(scratch.array(), 0, bytes, size, added);
    size += added;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      int grown = size + more + 8 + (size >> 2);
      bytes = Arrays.copyOf(bytes, grown & ~7);
    }
  }

  /** The samples so far as a chunk. */
  byte[] toChunk() {
    byte[] chunk = Arrays.copyOf(bytes, chunkSize());
    if (run > 0) {
      writeRun(chunk);
    }
    return chunk;
  }

  /** How many of the first bytes of {@link #toChunk} {@link #save} has written. */
  int saved() {
    return savedSize;
  }

  /** Whether {@link #save} has written all. */
  boolean isSaved() {
    return savedSize == size && savedRun == run;
  }

  /**
   * Writes what of the chunk so far is not yet {@link #saved}, its place and length first; what
   * follows that place in earlier bytes no longer counts.
   */
  void save(ByteWriter out) {
    out.writeVarint(savedSize);
    out.writeVarint(chunkSize() - savedSize);
    out.writeBytes(bytes, savedSize, size - savedSize);
    if (run > 0) {
      out.writeByte(Chunk.RUN);
      out.writeVarint(run);
    }
    savedSize = size;
    savedRun = run;
  }

  /** Nothing counts as saved. */
  void saveAnew() {
    savedSize = 0;
    savedRun = 0;
  }

  private int chunkSize() {
    return run == 0 ? size : size + 1 + ByteWriter.varintLength(run);
  }

  private void writeRun(byte[] chunk) {
    ByteWriter end = new ByteWriter(16);
    end.writeByte(Chunk.RUN);
    end.writeVarint(run);
    System.arraycopy(end.array(), 0, chunk, size, end.size());
  }
}
