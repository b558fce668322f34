package org.parkwatch.tests.pollers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.tests.rig.Installation;

/**
 * Prometheus' snmp_exporter: a module for each make GETs just the task's objects. What a Prometheus
 * would do, asking for each device by HTTP and keeping the values, is left to a loop of ours and
 * not counted.
 */
public final class SnmpExporter implements Poller {
  private static final String PACKAGE = "prometheus-snmp-exporter";

  @Override
  public String name() {
    return "snmp_exporter";
  }

  @Override
  public boolean peer() {
    return true;
  }

  @Override
  public Optional<String> missing() {
    return Programs.find(PACKAGE).isPresent()
        ? Optional.empty()
        : Optional.of("Debian package " + PACKAGE);
  }

  @Override
  public String described() throws IOException {
    return PACKAGE + " " + Programs.version(PACKAGE).orElse("?");
  }

  @Override
  public RunningPoller start(PollTask task, Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("snmp.yml"), configuration(task));
    int port = Installation.freePort();
    List<String> command =
        List.of(
            Programs.find(PACKAGE).orElseThrow().toString(),
            "--config.file=" + file,
            "--web.listen-address=127.0.0.1:" + port,
            "--log.level=warn");
    return RunningPoller.start(folder, command, Map.of(), ScrapeLoop.start(task, port)::close);
  }

  /** In the form that versions before 0.23 read: the community stands in the module. */
  static String configuration(PollTask task) {
    StringBuilder text = new StringBuilder();
    task.objects()
        .forEach((profile, objects) -> {
          text.append(profile).append(":\n  get:\n");
          objects.forEach(object -> text.append("    - ").append(object).append('\n'));
          text.append("  metrics:\n");
          for (int i = 0; i < objects.size(); i++) {
            text.append(
                "    - {name: v%d, oid: %s, type: gauge, help: value}\n"
                    .formatted(i, objects.get(i)));
          }
          text.append("  version: 2\n  auth: {community: ").append(task.community()).append("}\n");
        });
    return text.toString();
  }
}
