package org.parkwatch.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.RackPduSamples;
import org.parkwatch.telemetry.sample.SampleBatch;

class GroupCodecTest {
  private static final double[] EDGES = {
    0,
    -0.0,
    1,
    -1,
    0.1,
    -0.1,
    230.1,
    2301 * 0.1,
    1e-5,
    1e-6,
    Math.PI,
    -Math.E,
    0x1p53,
    -0x1p53,
    0x1p53 - 1,
    9.007199254740991E10,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.MIN_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    4294967295.0,
    123456.78
  };

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void anySamplesComeBackBitByBit(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SampleBatch batch = new SampleBatch(4);
    Quality[] qualities = Quality.values();
    for (int i = 0; i < 3000; i++) {
      double value =
          random.nextInt(3) == 0
              ? EDGES[random.nextInt(EDGES.length)]
              : Math.rint(random.nextDouble(-1e6, 1e6) * 100) / 100;
      int point = random.nextInt(4) == 0 ? random.nextInt() : 1000 + i;
      long millis = random.nextInt(9) == 0 ? random.nextLong() : Logs.NOON + i / 25;
      byte quality =
          qualities[random.nextInt(40) == 0 ? random.nextInt(qualities.length) : 0].code();
      batch.add(point, millis, value, quality);
    }
    SampleBatch back = samples(roundTrip(List.of(new LogRecord.Samples(batch))));
    assertThat(back.size()).isEqualTo(batch.size());
    for (int row = 0; row < batch.size(); row++) {
      assertThat(back.point(row)).isEqualTo(batch.point(row));
      assertThat(back.millis(row)).isEqualTo(batch.millis(row));
      assertThat(back.quality(row)).isEqualTo(batch.quality(row));
      assertThat(Double.doubleToLongBits(back.value(row)))
          .as("%s", batch.value(row))
          .isEqualTo(Double.doubleToLongBits(batch.value(row)));
    }
  }

  @Test
  void watermarksAndCommandsComeBack() {
    List<LogRecord> records =
        List.of(
            new LogRecord.Watermark(Logs.NOON, true),
            new LogRecord.Command("alerting.acknowledge", new byte[] {0, -1, 7}),
            new LogRecord.Watermark(-5, false));
    assertThat(roundTrip(records)).usingRecursiveComparison().isEqualTo(records);
  }

  /** Guards the figure that the budget rests on. */
  @Test
  void samplesOfRackPdusTakeLessThanThreeBytes() {
    ByteWriter out = new ByteWriter(16);
    SampleBatch polls = new SampleBatch(16);
    RackPduSamples pdus = new RackPduSamples(8000, 1);
    for (int device = 0; device < 1000; device++) {
      polls.addAll(pdus.poll(device * 8, 8, Logs.NOON));
    }
    GroupCodec.encode(List.of(new LogRecord.Samples(polls)), out);
    assertThat(out.size() / 8000.0).isLessThan(3);
  }

  @Test
  void bytesThatAreNoGroupAreRefusedAtEveryLengthAndNeverHang() {
    ByteWriter out = new ByteWriter(16);
    GroupCodec.encode(List.of(new LogRecord.Samples(Logs.batch(5, 1, 2.5, Math.PI))), out);
    byte[] whole = out.toByteArray();
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> GroupCodec.decode(new ByteReader(part, 0, part.length)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<LogRecord> roundTrip(List<LogRecord> records) {
    ByteWriter out = new ByteWriter(16);
    GroupCodec.encode(records, out);
    return GroupCodec.decode(new ByteReader(out.array(), 0, out.size()));
  }

  private static SampleBatch samples(List<LogRecord> records) {
    return ((LogRecord.Samples) records.getFirst()).batch();
  }
}
