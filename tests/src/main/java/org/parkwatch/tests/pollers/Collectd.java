package org.parkwatch.tests.pollers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * collectd with its snmp plugin as cheap as it can be had. A type of our own has as many data
 * sources as the make has objects, so that one GET reads them all; values end in its cache, and are
 * stopped behind it because each would be complained of where no write plugin is; nothing but this
 * plugin is loaded, and no MIB is parsed.
 */
public final class Collectd implements Poller {
  private static final Path PLUGIN = Path.of("/usr/lib/collectd/snmp.so");

  @Override
  public String name() {
    return "collectd";
  }

  @Override
  public boolean peer() {
    return true;
  }

  @Override
  public Optional<String> missing() {
    return Programs.find(name()).isPresent() && Files.exists(PLUGIN)
        ? Optional.empty()
        : Optional.of("Debian packages collectd-core and snmp");
  }

  @Override
  public String described() throws IOException {
    return "collectd-core " + Programs.version("collectd-core").orElse("?");
  }

  @Override
  public RunningPoller start(PollTask task, Path folder) throws IOException {
    Files.writeString(folder.resolve("types.db"), types(task));
    Path file = Files.writeString(folder.resolve("collectd.conf"), configuration(task, folder));
    String program = Programs.find(name()).orElseThrow().toString();
    return RunningPoller.start(
        folder, List.of(program, "-f", "-C", file.toString()), Map.of("MIBS", ""));
  }

  /** One type a make: see types.db(5). */
  static String types(PollTask task) {
    StringBuilder text = new StringBuilder();
    task.objects()
        .forEach((profile, objects) ->
            text.append(profile)
                .append(' ')
                .append(
                    IntStream.range(0, objects.size())
                        .mapToObj(i -> "v" + i + ":GAUGE:U:U")
                        .collect(Collectors.joining(", ")))
                .append('\n'));
    return text.toString();
  }

  /** See collectd.conf(5) and collectd-snmp(5). */
  static String configuration(PollTask task, Path folder) {
    long seconds = task.interval().toSeconds();
    StringBuilder text = new StringBuilder();
    text.append(
        """
        Hostname "bench"
        FQDNLookup false
        BaseDir "%1$s"
        PIDFile "%1$s/collectd.pid"
        TypesDB "%1$s/types.db"
        Interval %2$d
        ReadThreads 5
        WriteThreads 1
        PostCacheChain "kept"
        <Chain "kept">
          Target "stop"
        </Chain>
        LoadPlugin snmp
        <Plugin snmp>
        """
            .formatted(folder, seconds));
    task.objects()
        .forEach((profile, objects) ->
            text.append(
                """
                  <Data "%1$s">
                    Table false
                    Type "%1$s"
                    Values %2$s
                  </Data>
                """
                    .formatted(
                        profile,
                        objects.stream()
                            .map(object -> "\"." + object + '"')
                            .collect(Collectors.joining(" ")))));
    for (Agent agent : task.agents()) {
      text.append(
          """
            <Host "%s">
              Address "%s:%d"
              Version 2
              Community "%s"
              Collect "%s"
              Interval %d
            </Host>
          """
              .formatted(
                  agent.code(),
                  agent.host(),
                  agent.port(),
                  task.community(),
                  agent.profile(),
                  seconds));
    }
    return text.append("</Plugin>\n").toString();
  }
}
