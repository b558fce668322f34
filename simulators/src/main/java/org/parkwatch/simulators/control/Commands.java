package org.parkwatch.simulators.control;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.fault.FaultBook;
import org.parkwatch.simulators.fault.FaultTargets;
import org.parkwatch.simulators.fault.GarbageKind;
import org.parkwatch.simulators.journal.TruthJournal;
import org.parkwatch.simulators.net.Counters;
import org.parkwatch.simulators.plant.ParkPlant;
import org.parkwatch.simulators.plant.PlantEvent;

/**
 * The commands of the control channel. Each answer has {@code ok}; a refused command also {@code
 * error}. Thread-safe.
 *
 * <pre>
 * {"command": "status"}                                            devices, faults, journalLines
 * {"command": "stats"}                                             counts of traffic and answers
 * {"command": "list"}                                              faults by device
 * {"command": "fault", "kind": "silent", "targets": ["random:5%"]} devices
 *      kinds: silent, slow (millis), garbage (form), overload (percent), hot (celsius),
 *             sensor-lost, counter-reset
 * {"command": "event", "begin": "leak", "target": "FZ-B1-1F-R101"}   events
 * {"command": "event", "end": "leak"}                              events that still go on
 * {"command": "clear", "targets": ["all"]}                         devices
 * {"command": "journal", "file": "/tmp/truth.csv", "targets": [..]}   devices
 * {"command": "journal", "off": true}                              lines
 * </pre>
 */
public final class Commands {
  private final int devices;
  private final FaultBook faults;
  private final FaultTargets targets;
  private final TruthJournal journal;
  private final Map<String, Counters<?>> counters;
  private final @Nullable ParkPlant plant;

  /**
   * Takes what the commands work on.
   *
   * @param counters shown by {@code stats}, by name
   * @param plant where events happen; null without one
   */
  public Commands(
      int devices,
      FaultBook faults,
      FaultTargets targets,
      TruthJournal journal,
      Map<String, Counters<?>> counters,
      @Nullable ParkPlant plant) {
    this.devices = devices;
    this.faults = faults;
    this.targets = targets;
    this.journal = journal;
    this.counters = Map.copyOf(counters);
    this.plant = plant;
  }

  /**
   * Runs one command.
   *
   * @throws IllegalArgumentException if it cannot be understood; nothing is done then
   * @throws IOException if its effect could not be written down; nothing is done then
   */
  Map<String, Object> run(Map<String, @Nullable Object> command) throws IOException {
    String word = text(command, "command");
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ok", true);
    switch (word) {
      case "status" -> {
        answer.put("devices", devices);
        answer.put("faults", faults.list().size());
        answer.put("journalLines", journal.lines());
      }
      case "stats" -> {
        new TreeMap<>(counters).forEach((name, counts) -> answer.put(name, counts.snapshot()));
      }
      case "list" -> {
        Map<String, Object> list = new LinkedHashMap<>();
        faults.list().forEach((code, fault) -> list.put(code, fault.words()));
        answer.put("faults", list);
      }
      case "fault" -> {
        Fault fault = fault(command);
        int[] found = targets.resolve(texts(command, "targets"));
        answer.put("devices", faults.apply(fault, found));
      }
      case "clear" -> {
        int[] found = targets.resolve(texts(command, "targets"));
        if (texts(command, "targets").contains("all")) {
          faults.clearAll();
        } else {
          faults.clear(found);
        }
        answer.put("devices", found.length);
      }
      case "journal" -> journal(command, answer);
      case "event" -> event(command, answer);
      default ->
          throw new IllegalArgumentException(
              "unknown command '"
                  + word
                  + "': status, stats, list, fault, event, clear or journal");
    }
    return answer;
  }

  private void journal(Map<String, @Nullable Object> command, Map<String, Object> answer)
      throws IOException {
    if (Boolean.TRUE.equals(command.get("off"))) {
      journal.off();
      answer.put("lines", journal.lines());
      return;
    }
    BitSet wanted = new BitSet();
    for (int device : targets.resolve(texts(command, "targets"))) {
      if (device < devices) {
        wanted.set(device);
      }
    }
    journal.on(Path.of(text(command, "file")), wanted);
    answer.put("devices", wanted.cardinality());
  }

  private void event(Map<String, @Nullable Object> command, Map<String, Object> answer) {
    if (plant == null) {
      throw new IllegalArgumentException("these simulators have no plant around the rack PDUs");
    }
    if (command.get("begin") instanceof String name) {
      plant.begin(named(name), command.get("target") instanceof String target ? target : null);
    } else if (command.get("end") instanceof String name) {
      plant.end(name.equals("all") ? null : named(name));
    }
    Map<String, Object> running = new LinkedHashMap<>();
    plant.events().forEach((event, target) -> running.put(event.word(), target));
    answer.put("events", running);
  }

  private static PlantEvent named(String name) {
    return PlantEvent.of(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown event '"
                    + name
                    + "': "
                    + Arrays.stream(PlantEvent.values())
                        .map(PlantEvent::word)
                        .collect(Collectors.joining(", "))));
  }

  private static Fault fault(Map<String, @Nullable Object> command) {
    String kind = text(command, "kind");
    return switch (kind) {
      case "silent" -> new Fault.Silent();
      case "slow" -> new Fault.Slow((long) number(command, "millis", Fault.Slow.DEFAULT_MILLIS));
      case "garbage" -> {
        Object form = command.getOrDefault("form", GarbageKind.ROTATING.word());
        yield new Fault.Garbage(
            GarbageKind.of(String.valueOf(form))
                .orElseThrow(
                    () -> new IllegalArgumentException("unknown form of garbage '" + form + "'")));
      }
      case "overload" ->
          new Fault.Overload(number(command, "percent", Fault.Overload.DEFAULT_PERCENT));
      case "hot" -> new Fault.Hot(number(command, "celsius", Fault.Hot.DEFAULT_CELSIUS));
      case "sensor-lost" -> new Fault.SensorLost();
      case "counter-reset" -> new Fault.CounterReset();
      default ->
          throw new IllegalArgumentException(
              "unknown kind of fault '"
                  + kind
                  + "': silent, slow, garbage, overload, hot, sensor-lost or counter-reset");
    };
  }

  private static String text(Map<String, @Nullable Object> command, String key) {
    if (command.get(key) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw new IllegalArgumentException(key + ": expected text, got " + command.get(key));
  }

  private static List<String> texts(Map<String, @Nullable Object> command, String key) {
    if (command.get(key) instanceof List<?> items) {
      return items.stream().map(String::valueOf).toList();
    }
    throw new IllegalArgumentException(key + ": expected a list of texts, got " + command.get(key));
  }

  private static double number(
      Map<String, @Nullable Object> command, String key, double otherwise) {
    Object value = command.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(key + ": expected a number, got " + value);
  }
}
