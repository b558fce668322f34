package org.parkwatch.telemetry.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.codec.Decimals;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * The records of a group as bytes. Points, times and qualities are runs (a device's points are one
 * block, read in one second, mostly GOOD); values are short decimals where that is exact. A group
 * can be read alone: it leans on no earlier one.
 */
final class GroupCodec {
  private static final int SAMPLES = 1;
  private static final int WATERMARK = 2;
  private static final int COMMAND = 3;

  /** Low three bits of a value: 0..5 decimals, or one of these. */
  private static final int NO_NUMBER = 6;

  private static final int RAW = 7;
  private static final int SCALE_BITS = 3;
  private static final int MOST_ROWS = 1 << 26;

  /** Decimals of nearly all values, and of the rest but a few. */
  private static final int USUAL_SCALE = 2;

  /** Below it an integer that ends in zeros has fewer decimals for certain. */
  private static final long LARGEST_USUAL = 1L << 45;

  private GroupCodec() {}

  static void encode(List<LogRecord> records, ByteWriter out) {
    out.writeVarint(records.size());
    for (LogRecord record : records) {
      switch (record) {
        case LogRecord.Samples(SampleBatch batch) -> {
          out.writeByte(SAMPLES);
          encodeSamples(batch, out);
        }
        case LogRecord.Watermark(long millis, boolean afterGap) -> {
          out.writeByte(WATERMARK);
          out.writeZigzag(millis);
          out.writeByte(afterGap ? 1 : 0);
        }
        case LogRecord.Command(String topic, byte[] payload) -> {
          out.writeByte(COMMAND);
          byte[] name = topic.getBytes(StandardCharsets.UTF_8);
          out.writeVarint(name.length);
          out.writeBytes(name, 0, name.length);
          out.writeVarint(payload.length);
          out.writeBytes(payload, 0, payload.length);
        }
      }
    }
  }

  /**
   * The records of a group.
   *
   * @throws IllegalArgumentException if the bytes are no group
   */
  static List<LogRecord> decode(ByteReader in) {
    int count = in.readCount(in.remaining());
    List<LogRecord> records = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte kind = in.readByte();
      records.add(
          switch (kind) {
            case SAMPLES -> new LogRecord.Samples(decodeSamples(in));
            case WATERMARK -> new LogRecord.Watermark(in.readZigzag(), in.readByte() != 0);
            case COMMAND -> {
              String topic =
                  new String(in.readBytes(in.readCount(in.remaining())), StandardCharsets.UTF_8);
              yield new LogRecord.Command(topic, in.readBytes(in.readCount(in.remaining())));
            }
            default -> throw new IllegalArgumentException("no record is of kind " + kind);
          });
    }
    if (in.remaining() != 0) {
      throw new IllegalArgumentException(in.remaining() + " bytes follow the last record");
    }
    return records;
  }

  private static void encodeSamples(SampleBatch batch, ByteWriter out) {
    int rows = batch.size();
    out.writeVarint(rows);
    encodePoints(batch, rows, out);
    encodeTimes(batch, rows, out);
    encodeQualities(batch, rows, out);
    for (int row = 0; row < rows; row++) {
      encodeValue(batch.value(row), out);
    }
  }

  private static void encodePoints(SampleBatch batch, int rows, ByteWriter out) {
    int last = 0;
    for (int row = 0; row < rows; ) {
      int first = batch.point(row);
      int run = 1;
      while (row + run < rows && batch.point(row + run) == first + run) {
        run++;
      }
      out.writeZigzag((long) first - last);
      out.writeVarint(run);
      last = first + run - 1;
      row += run;
    }
  }

  private static void encodeTimes(SampleBatch batch, int rows, ByteWriter out) {
    long last = 0;
    for (int row = 0; row < rows; ) {
      long millis = batch.millis(row);
      int run = 1;
      while (row + run < rows && batch.millis(row + run) == millis) {
        run++;
      }
      out.writeZigzag(millis - last);
      out.writeVarint(run);
      last = millis;
      row += run;
    }
  }

  private static void encodeQualities(SampleBatch batch, int rows, ByteWriter out) {
    for (int row = 0; row < rows; ) {
      byte quality = batch.quality(row);
      int run = 1;
      while (row + run < rows && batch.quality(row + run) == quality) {
        run++;
      }
      out.writeByte(quality);
      out.writeVarint(run);
      row += run;
    }
  }

  private static void encodeValue(double value, ByteWriter out) {
    if (Double.isNaN(value)) {
      out.writeByte(NO_NUMBER);
      return;
    }
    int scale = USUAL_SCALE;
    long mantissa = Decimals.fit(value, scale);
    if (mantissa == Decimals.NO_FIT) {
      mantissa = Decimals.fit(value, ++scale);
    }
    if (mantissa == Decimals.NO_FIT || Math.abs(mantissa) >= LARGEST_USUAL) {
      encodeUnusual(value, out);
      return;
    }
    while (scale > 0 && mantissa % 10 == 0) {
      mantissa /= 10;
      scale--;
    }
    out.writeVarint(ByteWriter.zigzag(mantissa) << SCALE_BITS | scale);
  }

  private static void encodeUnusual(double value, ByteWriter out) {
    int scale = Decimals.scale(value, 0);
    if (scale == Decimals.NO_SCALE) {
      out.writeByte(RAW);
      out.writeDouble(value);
    } else {
      out.writeVarint(ByteWriter.zigzag(Decimals.fit(value, scale)) << SCALE_BITS | scale);
    }
  }

  private static SampleBatch decodeSamples(ByteReader in) {
    int rows = in.readCount(Math.min(MOST_ROWS, in.remaining()));
    int[] points = new int[rows];
    for (int row = 0, last = 0; row < rows; ) {
      int first = Math.toIntExact(last + in.readZigzag());
      int run = in.readCount(rows - row);
      for (int i = 0; i < run; i++) {
        points[row + i] = first + i;
      }
      last = first + run - 1;
      row += atLeastOne(run);
    }
    long[] millis = new long[rows];
    long time = 0;
    for (int row = 0; row < rows; ) {
      time += in.readZigzag();
      int run = in.readCount(rows - row);
      Arrays.fill(millis, row, row + run, time);
      row += atLeastOne(run);
    }
    byte[] qualities = new byte[rows];
    for (int row = 0; row < rows; ) {
      byte quality = in.readByte();
      int run = in.readCount(rows - row);
      Arrays.fill(qualities, row, row + run, quality);
      row += atLeastOne(run);
    }
    SampleBatch batch = new SampleBatch(rows);
    for (int row = 0; row < rows; row++) {
      batch.add(points[row], millis[row], decodeValue(in), qualities[row]);
    }
    return batch;
  }

  private static int atLeastOne(int run) {
    if (run == 0) {
      throw new IllegalArgumentException("a run of no rows");
    }
    return run;
  }

  private static double decodeValue(ByteReader in) {
    long folded = in.readVarint();
    int scale = (int) (folded & (1 << SCALE_BITS) - 1);
    if (scale == RAW) {
      return in.readDouble();
    }
    if (scale == NO_NUMBER) {
      return Double.NaN;
    }
    long mantissa = folded >>> SCALE_BITS;
    return Decimals.value((mantissa >>> 1) ^ -(mantissa & 1), scale);
  }
}
