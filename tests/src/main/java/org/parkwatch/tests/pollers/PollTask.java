package org.parkwatch.tests.pollers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every poller has to do: the same objects of the same agents at the same pace. Immutable.
 *
 * @param agents all at one UDP port
 * @param objects dotted names of what is to be read, by profile; the agents have all of them
 * @param interval between two reads of an agent, whole seconds
 */
public record PollTask(
    List<Agent> agents, Map<String, List<String>> objects, Duration interval, String community) {
  static final String AGENTS = "agents.csv";

  public PollTask {
    agents = List.copyOf(agents);
    SortedMap<String, List<String>> sorted = new TreeMap<>();
    objects.forEach((profile, names) -> sorted.put(profile, List.copyOf(names)));
    objects = sorted;
  }

  /** Reads of agents that are due within a time. */
  public long reads(Duration time) {
    return agents.size() * (time.toMillis() / interval.toMillis());
  }

  /** Values of reads that are due within a time. */
  public long values(Duration time) {
    long once = agents.stream().mapToLong(agent -> objectsOf(agent).size()).sum();
    return once * (time.toMillis() / interval.toMillis());
  }

  private List<String> objectsOf(Agent agent) {
    return objects.getOrDefault(agent.profile(), List.of());
  }

  /** Writes the agents for a process to read. */
  void writeAgents(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Agent agent : agents) {
      text.append(
          "%s,%s,%s,%s,%d\n"
              .formatted(agent.code(), agent.profile(), agent.model(), agent.host(), agent.port()));
    }
    Files.writeString(folder.resolve(AGENTS), text, StandardCharsets.UTF_8);
  }

  /** The agents that {@link #writeAgents} wrote. */
  static List<Agent> readAgents(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve(AGENTS)).stream()
        .map(line -> line.split(",", -1))
        .map(f -> new Agent(f[0], f[1], f[2], f[3], Integer.parseInt(f[4])))
        .toList();
  }
}
