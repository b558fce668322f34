package org.parkwatch.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parkwatch.telemetry.influx.ServerKind;
import org.parkwatch.tests.rig.Percentiles;

class BenchTest {
  @Test
  void withoutArgumentsTheWholeParkIsMeasuredForTwentyMinutes() {
    assertThat(ParkBenchOptions.parse(new String[0]))
        .isEqualTo(new ParkBenchOptions(Duration.ofMinutes(20), false, false, Optional.empty()));
  }

  @Test
  void argumentsMayStandInAnyOrder() {
    assertThat(
            ParkBenchOptions.parse(
                new String[] {"--sick", "--minutes", "2", "--flat", "5", "--small"}))
        .isEqualTo(
            new ParkBenchOptions(
                Duration.ofMinutes(2), true, true, Optional.of(Duration.ofSeconds(5))));
  }

  @Test
  void whatIsNoNumberOfMinutesIsRefusedWithASentence() {
    for (String wrong : List.of("0", "-1", "two", "", "9999999")) {
      assertThatThrownBy(() -> ParkBenchOptions.parse(new String[] {"--minutes", wrong}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"" + wrong + "\"");
    }
    assertThatThrownBy(() -> ParkBenchOptions.parse(new String[] {"--fast"}))
        .hasMessageContaining("--fast");
  }

  @Test
  void storesAreNamedAndDevicesAreWhole() {
    StoreBenchOptions options =
        StoreBenchOptions.parse(
            new String[] {
              "--against", "victoria-metrics,influxdb", "--points", "80", "--year-devices", "3"
            });
    assertThat(options.against()).containsExactly(ServerKind.VICTORIA_METRICS, ServerKind.INFLUXDB);
    assertThat(options.task().all()).hasSize(13);
    assertThat(options.task().of(103)).isPresent();
    assertThat(options.task().of(104)).isEmpty();
    for (String wrong : List.of("mysql", "", "influxdb,")) {
      assertThatThrownBy(() -> StoreBenchOptions.parse(new String[] {"--against", wrong}))
          .hasMessageContaining("\"" + wrong + "\"");
    }
    assertThatThrownBy(() -> StoreBenchOptions.parse(new String[] {"--points", "81"}))
        .hasMessageContaining("multiple of 8");
  }

  /** A figure that was not measured must not look like one that was. */
  @Test
  void theResultIsOneLineOfJson() {
    Figures figures = new Figures();
    figures.put("points", 192_000);
    figures.put("share", 0.99512, 4);
    figures.put("missing", Double.NaN, 1);
    figures.put("machine", "a \"b\" \\ c\n");
    assertThat(figures.toJson())
        .isEqualTo(
            "{\"points\":192000,\"share\":0.9951,\"missing\":null,"
                + "\"machine\":\"a \\\"b\\\" \\\\ c\\u000a\"}");
  }

  @Test
  void aPercentileIsAMeasuredValueAndTheLastOneWhereThereAreFew() {
    Percentiles percentiles = new Percentiles(List.of(30L, 10L, 20L));
    assertThat(percentiles.at(0.5)).isEqualTo(20);
    assertThat(percentiles.at(0.99)).isEqualTo(30);
    assertThat(new Percentiles(List.of()).at(0.99)).isNaN();
  }
}
