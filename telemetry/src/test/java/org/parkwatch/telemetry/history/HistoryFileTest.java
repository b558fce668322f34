package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.yaml.InputRefused;

class HistoryFileTest {
  @Test
  void aFileSaysWhatIsUnusual() {
    HistoryOptions options =
        HistoryFile.parse("history.yaml", "gigabytes: 400\ndays: {samples: 7, hours: 900}\n");
    assertThat(options.maxBytes()).isEqualTo(400L << 30);
    assertThat(options.keep().samples()).isEqualTo(Duration.ofDays(7));
    assertThat(options.keep().hours()).isEqualTo(Duration.ofDays(900));
    assertThat(options.keep().quarters()).isEqualTo(HistoryKeep.defaults().quarters());
  }

  @Test
  void everyMistakeIsNamed() {
    assertThatThrownBy(() ->
            HistoryFile.parse("history.yaml", "gigabytes: 0\ndays:\n  sample: 7\n  hours: many\n"))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("history.yaml:1")
        .hasMessageContaining("sample")
        .hasMessageContaining("history.yaml:4");
  }

  @Test
  void samplesAreLeftOutOnlyWhereTheFileSaysSo() {
    HistoryOptions usual = HistoryFile.parse("history.yaml", "gigabytes: 400\n");
    assertThat(usual.byException().deadband(Quantity.VOLTAGE)).isNaN();
    HistoryOptions options =
        HistoryFile.parse(
            "history.yaml",
            """
            by-exception:
              heartbeat-minutes: 10
              deadbands: {voltage: 0.5, active-power: 0}
            """);
    assertThat(options.byException().heartbeat()).isEqualTo(Duration.ofMinutes(10));
    assertThat(options.byException().deadband(Quantity.VOLTAGE)).isEqualTo(0.5);
    assertThat(options.byException().deadband(Quantity.ACTIVE_POWER)).isZero();
    assertThat(options.byException().deadband(Quantity.TEMPERATURE)).isNaN();
    assertThatThrownBy(() ->
            HistoryFile.parse(
                "history.yaml",
                """
                by-exception:
                  heartbeat-minutes: 20
                  deadbands:
                    volts: 1
                    current: -1
                """))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("history.yaml:2")
        .hasMessageContaining("history.yaml:4")
        .hasMessageContaining("volts")
        .hasMessageContaining("history.yaml:5");
  }
}
