package org.parkwatch.telemetry.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.sample.Quality;

class RollupCodecTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {71, 72, 73})
  void whatIsWrittenIsRead(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ByteWriter out = new ByteWriter(64);
    for (int i = 0; i < 2_000; i++) {
      Rollup rollup = some(random);
      out.clear();
      RollupCodec.write(rollup, out);
      ByteReader in = new ByteReader(out.array(), 0, out.size());
      Rollup back = RollupCodec.read(in);
      assertThat(in.remaining()).isZero();
      assertThat(back)
          .usingRecursiveComparison()
          .withEqualsForType((a, b) -> near(a, b), Double.class)
          .isEqualTo(rollup);
    }
  }

  private static boolean near(double a, double b) {
    return Double.isNaN(a) ? Double.isNaN(b) : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
  }

  private static Rollup some(SplittableRandom random) {
    RollupBuilder builder = new RollupBuilder();
    builder.begin(900_000, random.nextBoolean());
    int samples = random.nextInt(1, 60);
    int kind = random.nextInt(5);
    for (int i = 0; i < samples; i++) {
      double value =
          switch (kind) {
            case 0 -> 230.1;
            case 1 -> random.nextInt(-1000, 1000) / 100.0;
            case 2 -> random.nextDouble(-1e12, 1e12);
            case 3 -> random.nextInt();
            default -> i == samples / 2 ? 1.00001 : random.nextInt(3);
          };
      boolean good = random.nextInt(10) > 0;
      builder.add(
          i * 15_000L,
          good ? value : Double.NaN,
          (good ? Quality.GOOD : Quality.BAD_TIMEOUT).code());
    }
    return builder.end();
  }

  @Test
  void aSteadyQuarterIsAFewBytes() {
    RollupBuilder builder = new RollupBuilder();
    builder.begin(900_000, false);
    for (int i = 0; i < 90; i++) {
      builder.add(i * 10_000L, 230.1, Quality.GOOD.code());
    }
    ByteWriter out = new ByteWriter(64);
    RollupCodec.write(builder.end(), out);
    assertThat(out.size()).isLessThanOrEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 12.5, 2.5", // grows
    "10, 10, 0",
    "4000, 3, 3", // reset: what it shows since
    "65530, 4, 10", // 16 bits
    "4294967.290, 0.010, 0.016", // 32 bits of Wh
    "99999.5, 0.5, 1", // five digits and one decimal
    "999999.9, 0.3, 0.4"
  })
  void aCounterGrowsThroughResetsAndRollovers(double before, double after, double growth) {
    assertThat(Growth.of(before, after)).isCloseTo(growth, within(1e-6));
  }
}
