package org.parkwatch.tests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.control.ControlClient;

/**
 * Commands the simulated park of an installation through its control socket. Each command is done
 * when the method returns. Thread-safe.
 */
public final class SimulatedPark {
  private final Path data;

  public SimulatedPark(Path data) {
    this.data = data.toAbsolutePath();
  }

  /** The devices carry 90 % of their rated current and say so themselves. */
  public void overload(Collection<String> devices) {
    fault("overload", devices, Map.of());
  }

  public void silent(Collection<String> devices) {
    fault("silent", devices, Map.of());
  }

  public void slow(Collection<String> devices, Duration delay) {
    fault("slow", devices, Map.of("millis", delay.toMillis()));
  }

  /** Random bytes, cut, oversized and answers to requests never sent take turns. */
  public void garbage(Collection<String> devices) {
    fault("garbage", devices, Map.of());
  }

  public void resetCounters(Collection<String> devices) {
    fault("counter-reset", devices, Map.of());
  }

  /** Ends all faults of the devices; a reset counter stays reset. */
  public void clear(Collection<String> devices) {
    if (!devices.isEmpty()) {
      send(Map.of("command", "clear", "targets", List.copyOf(devices)));
    }
  }

  /**
   * Lets a scripted event begin at an equipment or place, as {@code parkwatch fault event} does.
   */
  public void event(String name, String target) {
    send(Map.of("command", "event", "begin", name, "target", target));
  }

  /** Ends an event, or {@code all}. */
  public void endEvent(String name) {
    send(Map.of("command", "event", "end", name));
  }

  /** Begins to keep every answer of these devices in {@link #truthFile}. */
  public void keepTruth(Collection<String> devices) {
    send(
        Map.of(
            "command", "journal", "file", truthFile().toString(), "targets", List.copyOf(devices)));
  }

  /** What was answered so far; keeping ends. */
  public Truth endTruth() {
    send(Map.of("command", "journal", "off", true));
    return Truth.read(truthFile());
  }

  /** Requests that reached a device that is made silent, since the simulators started. */
  public long askedInVain() {
    Object answers = send(Map.of("command", "stats")).get("answers");
    if (answers instanceof Map<?, ?> counts) {
      for (Map.Entry<?, ?> count : counts.entrySet()) {
        if (String.valueOf(count.getKey()).equalsIgnoreCase("silent")
            && count.getValue() instanceof Number number) {
          return number.longValue();
        }
      }
    }
    throw new IllegalStateException("the simulators do not count what silent devices are asked");
  }

  private Path truthFile() {
    return data.resolve("run").resolve("truth.csv");
  }

  private void fault(String kind, Collection<String> devices, Map<String, ?> figures) {
    if (devices.isEmpty()) {
      return;
    }
    Map<String, Object> command = new LinkedHashMap<>(figures);
    command.put("command", "fault");
    command.put("kind", kind);
    command.put("targets", List.copyOf(devices));
    send(command);
  }

  private Map<String, @Nullable Object> send(Map<String, ?> command) {
    try {
      Map<String, @Nullable Object> answer =
          ControlClient.send(ControlClient.socket(data), command);
      if (!Boolean.TRUE.equals(answer.get("ok"))) {
        throw new IllegalStateException("the simulators refuse " + command + ": " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException("no simulators answer for " + data, e);
    }
  }
}
