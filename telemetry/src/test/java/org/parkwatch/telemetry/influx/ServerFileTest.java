package org.parkwatch.telemetry.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.parkwatch.facility.yaml.InputRefused;

class ServerFileTest {
  @Test
  void aServerIsNamed() {
    ServerFile.Said said =
        ServerFile.parse(
                "history.yaml",
                "gigabytes: 4\nserver: {kind: victoria-metrics, address: 'http://127.0.0.1:8428',"
                    + " credential: history-server}\n")
            .orElseThrow();
    assertThat(said.kind()).isEqualTo(ServerKind.VICTORIA_METRICS);
    assertThat(said.address()).hasPort(8428);
    assertThat(said.database()).isEqualTo("parkwatch");
    assertThat(said.credential()).isEqualTo("history-server");
    assertThat(ServerFile.parse("history.yaml", "gigabytes: 4\n")).isEmpty();
  }

  @Test
  void everyMistakeIsNamed() {
    assertThatThrownBy(() ->
            ServerFile.parse(
                "history.yaml",
                "server:\n  kind: influx\n  address: influx.example:8086\n  databse: x\n"))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("history.yaml:2")
        .hasMessageContaining("history.yaml:3")
        .hasMessageContaining("databse");
  }

  @Test
  void aPasswordIsNotSentInTheClearUnlessSomebodySaysSo() {
    String text = "server: {kind: influxdb, address: 'http://influx.example:8086'%s}\n";
    assertThatThrownBy(() -> ServerFile.parse("history.yaml", text.formatted("")))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("in-the-clear");
    assertThat(ServerFile.parse("history.yaml", text.formatted(", in-the-clear: true")))
        .isPresent();
    assertThat(new ServerLogin("parkwatch", "a-password").toString()).isEqualTo("parkwatch");
  }
}
