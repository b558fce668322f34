package org.parkwatch.tests.pollers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.profiles.Profiles;

class PollersTest {
  private static final PollTask TASK =
      new PollTask(
          List.of(
              new Agent("A", "one", "M1", "127.20.0.1", 16161),
              new Agent("B", "two", "M2", "127.20.0.2", 16161)),
          Map.of("one", List.of("1.3.6.1", "1.3.6.2"), "two", List.of("1.3.6.3")),
          Duration.ofSeconds(5),
          "secret");

  @Test
  void whatIsDueFollowsFromAgentsObjectsAndPace() {
    assertThat(TASK.reads(Duration.ofMinutes(1))).isEqualTo(24);
    assertThat(TASK.values(Duration.ofMinutes(1))).isEqualTo(36);
  }

  /** One type with all values of a make is what makes collectd ask in one GET. */
  @Test
  void collectdReadsADeviceWithOneGet() {
    assertThat(Collectd.types(TASK))
        .isEqualTo("one v0:GAUGE:U:U, v1:GAUGE:U:U\ntwo v0:GAUGE:U:U\n");
    assertThat(Collectd.configuration(TASK, Path.of("/tmp/x")))
        .contains("TypesDB \"/tmp/x/types.db\"\n")
        .contains("Values \".1.3.6.1\" \".1.3.6.2\"\n")
        .contains(
            """
              <Host "B">
                Address "127.20.0.2:16161"
                Version 2
                Community "secret"
                Collect "two"
                Interval 5
              </Host>
            """
                .indent(0))
        .containsOnlyOnce("LoadPlugin ")
        .endsWith("</Plugin>\n");
  }

  @Test
  void theExporterGetsJustTheObjects() {
    assertThat(SnmpExporter.configuration(TASK))
        .startsWith(
            """
            one:
              get:
                - 1.3.6.1
                - 1.3.6.2
              metrics:
                - {name: v0, oid: 1.3.6.1, type: gauge, help: value}
            """)
        .endsWith("  version: 2\n  auth: {community: secret}\n");
    assertThat(ScrapeLoop.address(TASK.agents().getLast(), 9116))
        .hasToString("http://127.0.0.1:9116/snmp?module=two&target=127.20.0.2:16161");
  }

  @Test
  void ourProcessGetsTheAgentsAndTheOptionsOfTheServer(@TempDir Path folder) throws IOException {
    TASK.writeAgents(folder);
    assertThat(PollTask.readAgents(folder)).isEqualTo(TASK.agents());
    assertThat(OwnCollector.options(List.of("-Xmx1500m", "-XX:+UseG1GC", "-Dparkwatch.root=/x")))
        .containsExactly("-Xmx1000m", "-XX:+UseG1GC");
  }

  @Test
  void peersAreAskedForWhatTheDevicesHaveAndNotForWhatProfilesTry() throws IOException {
    PollTask task = AgentField.task(10, 16161, Duration.ofSeconds(10), Profiles.load());
    assertThat(task.objects()).hasSize(5);
    assertThat(task.objects().get("apc-rpdu2"))
        .contains("1.3.6.1.4.1.318.1.1.26.6.3.1.5.1")
        .doesNotContain("1.3.6.1.4.1.318.1.1.26.6.3.1.5.2");
    assertThat(task.agents()).extracting(Agent::host).doesNotHaveDuplicates();
  }
}
