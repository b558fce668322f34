package org.parkwatch.tests.pollers;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our SNMP collector in a process of its own, with the options of the virtual machine that the
 * launcher gives the server.
 */
public final class OwnCollector implements Poller {
  private final Path profiles;
  private final boolean keeping;

  /**
   * @param profiles folder with profiles of the task's pace
   * @param keeping whether samples go through the log to the newest values and the history, or
   *     nowhere once they are decoded
   */
  public OwnCollector(Path profiles, boolean keeping) {
    this.profiles = profiles;
    this.keeping = keeping;
  }

  @Override
  public String name() {
    return keeping ? "parkwatch" : "parkwatchNullSink";
  }

  @Override
  public boolean peer() {
    return false;
  }

  @Override
  public Optional<String> missing() {
    return Optional.empty();
  }

  @Override
  public String described() {
    return keeping ? "decode, sample log, newest values, history" : "decode, null sink";
  }

  @Override
  public RunningPoller start(PollTask task, Path folder) throws IOException {
    task.writeAgents(folder);
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(options(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            OwnCollectorMain.class.getName(),
            folder.toString(),
            profiles.toString(),
            task.community(),
            Boolean.toString(keeping)));
    return RunningPoller.start(folder, command, Map.of());
  }

  /** The launcher's options for this process, with the heap of the server. */
  public static List<String> options(List<String> ours) {
    List<String> options = new ArrayList<>(List.of("-Xmx1000m"));
    ours.stream()
        .filter(option -> !option.startsWith("-Xmx") && !option.startsWith("-Dparkwatch."))
        .forEach(options::add);
    return options;
  }
}
