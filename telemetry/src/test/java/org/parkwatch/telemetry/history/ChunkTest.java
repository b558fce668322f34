package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.RackPduSamples;

/** The packing of samples against a plain map. */
class ChunkTest {
  private static final int QUARTER = 1_994_832;
  private static final double[] EDGES = {
    0,
    -0.0,
    1,
    -1,
    0.1,
    230.1,
    2301 * 0.1,
    1e-5,
    1e-7,
    Math.PI,
    -Math.E,
    0x1p53,
    -0x1p53,
    0x1p53 - 1,
    9e10,
    9.00000000001e10,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.MIN_VALUE,
    (double) 23.4f,
    (double) 23.5f,
    1e15,
    -1e15 + 0.5,
    4294967295.0
  };

  private final ByteWriter scratch = new ByteWriter(16);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
  void anySamplesComeBackBitByBit(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int chunk = 0; chunk < 300; chunk++) {
      List<Row> rows = rows(random);
      ChunkWriter writer = new ChunkWriter(QUARTER);
      for (Row row : rows) {
        assertThat(writer.follows(row.millis)).isTrue();
        writer.append(row.millis, row.value, row.quality, scratch);
      }
      assertThat(read(writer.toChunk())).isEqualTo(rows);
      ChunkWriter again = ChunkWriter.of(QUARTER, writer.toChunk(), scratch);
      assertThat(again.toChunk()).isEqualTo(writer.toChunk());
    }
  }

  /** Reading while the chunk is open must not disturb it. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32})
  void anOpenChunkCanBeReadAfterEverySample(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Row> rows = rows(random);
    ChunkWriter writer = new ChunkWriter(QUARTER);
    for (int i = 0; i < rows.size(); i++) {
      writer.append(rows.get(i).millis, rows.get(i).value, rows.get(i).quality, scratch);
      assertThat(read(writer.toChunk())).isEqualTo(rows.subList(0, i + 1));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {41, 42, 43})
  void samplesOutOfOrderEndSortedAndTheLastOfOneTimeStays(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TreeMap<Long, Row> model = new TreeMap<>();
    Cell cell = new Cell(1, -1, QUARTER - 1, false);
    PointChunks point = new PointChunks(7, cell, Double.NaN, 0);
    for (int i = 0; i < 400; i++) {
      long millis = Quarters.start(QUARTER) + random.nextInt(120) * 5000L;
      Row row = new Row(millis, random.nextInt(1000) / 10.0, (byte) 0);
      model.put(millis, row);
      point.add(QUARTER, row.millis, row.value, row.quality, scratch, List.of());
    }
    assertThat(read(point.chunks().getFirst().bytes())).isEqualTo(List.copyOf(model.values()));
  }

  /** Guards the figure that the memory of 600,000 open points rests on. */
  @Test
  void aQuarterOfARackPduTakesOneByteASampleAndFewBytesForPointsThatStandStill() {
    RackPduSamples samples = new RackPduSamples(8, 3);
    int total = 0;
    for (int kind = 0; kind < 8; kind++) {
      ChunkWriter writer = new ChunkWriter(QUARTER);
      for (int i = 0; i < 90; i++) {
        long millis = Quarters.start(QUARTER) + i * 10_000L;
        writer.append(millis, samples.next(kind), Quality.GOOD.code(), scratch);
      }
      total += writer.toChunk().length;
      if (kind == 5) {
        assertThat(writer.toChunk().length).isLessThan(16);
      }
    }
    assertThat(total / (8 * 90.0)).isLessThan(1.0);
  }

  @Test
  void bytesThatAreNoChunkAreRefused() {
    byte[] endsInAToken = {Chunk.RUN};
    byte[] tooManyZeros = {Chunk.XOR, (byte) 0x77};
    byte[] noSuchScale = {Chunk.SCALE, 9};
    for (byte[] bytes : List.of(endsInAToken, tooManyZeros, noSuchScale)) {
      assertThatThrownBy(() -> read(bytes)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<Row> rows(SplittableRandom random) {
    List<Row> rows = new ArrayList<>();
    long millis = Quarters.start(QUARTER) + random.nextInt(3) * 1000L;
    int kind = random.nextInt(4);
    double value = 230;
    Quality[] qualities = Quality.values();
    while (millis < Quarters.start(QUARTER + 1)) {
      byte quality =
          qualities[random.nextInt(30) == 0 ? random.nextInt(qualities.length) : 0].code();
      value =
          switch (kind) {
            case 0 -> value + random.nextInt(-2, 3);
            case 1 -> Math.rint(random.nextDouble(-1e4, 1e4) * 100) / 100;
            case 2 -> EDGES[random.nextInt(EDGES.length)];
            default -> random.nextInt(5) == 0 ? random.nextDouble() : value;
          };
      rows.add(new Row(millis, Quality.usable(quality) ? value : Double.NaN, quality));
      millis += random.nextInt(20) == 0 ? random.nextLong(1, 90_000) : 10_000;
    }
    return rows;
  }

  private static List<Row> read(byte[] chunk) {
    List<Row> rows = new ArrayList<>();
    Chunk.visit(
        chunk, QUARTER, (millis, value, quality) -> rows.add(new Row(millis, value, quality)));
    return rows;
  }

  /** Record equality of doubles is bit by bit: -0.0 is not 0.0 and NaN is NaN. */
  private record Row(long millis, double value, byte quality) {}
}
