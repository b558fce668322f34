package org.parkwatch.simulators.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.json.JsonLine;
import org.parkwatch.simulators.plant.Disturbance;

/**
 * The file of a {@link SavedState}: a line for the park, then one for each device. Replaced as a
 * whole, so that a crash leaves the old or the new one.
 */
public final class StateFile {
  private final Path path;

  public StateFile(Path path) {
    this.path = path;
  }

  /**
   * Empty if there is no file yet.
   *
   * @throws IOException if it cannot be read or holds something else; the message names file, line
   *     and key
   */
  public Optional<SavedState> read() throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(path);
    Map<String, DeviceFaults> devices = new LinkedHashMap<>();
    long seed = 0;
    long base = 0;
    for (int i = 0; i < Math.max(1, lines.size()); i++) {
      try {
        Map<String, @Nullable Object> line = JsonLine.read(i < lines.size() ? lines.get(i) : "");
        if (i == 0) {
          seed = (long) number(line, "seed");
          base = (long) number(line, "base");
        } else {
          devices.put(String.valueOf(line.get("device")), faults(line));
        }
      } catch (IllegalArgumentException e) {
        throw new IOException(path + ", line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return Optional.of(new SavedState(seed, base, devices));
  }

  /** Writes the file anew; it is on disk when this returns. */
  public void write(SavedState state) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(JsonLine.write(Map.of("seed", state.seed(), "base", state.baseMillis())));
    state.devices().forEach((code, faults) -> lines.add(JsonLine.write(line(code, faults))));
    Files.createDirectories(path.toAbsolutePath().getParent());
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    Files.write(fresh, lines);
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Map<String, Object> line(String code, DeviceFaults faults) {
    Disturbance d = faults.disturbance();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("device", code);
    line.putAll(faults.words());
    line.put("overload-since", d.overloadSinceMillis());
    line.put("offset-wh", d.offsetWattHours());
    line.put("reset-wh", d.resetWattHours());
    line.put("boot", d.bootMillis());
    return line;
  }

  private static DeviceFaults faults(Map<String, @Nullable Object> line) {
    return new DeviceFaults(
        lineFault(line),
        new Disturbance(
            line.containsKey("overload") ? number(line, "overload") / 100 : Double.NaN,
            (long) number(line, "overload-since"),
            line.containsKey("hot") ? number(line, "hot") : Double.NaN,
            line.containsKey("sensor-lost"),
            number(line, "offset-wh"),
            number(line, "reset-wh"),
            (long) number(line, "boot")));
  }

  private static Fault.@Nullable OfLine lineFault(Map<String, @Nullable Object> line) {
    if (line.containsKey("silent")) {
      return new Fault.Silent();
    }
    if (line.containsKey("slow")) {
      return new Fault.Slow((long) number(line, "slow"));
    }
    if (line.containsKey("garbage")) {
      String word = String.valueOf(line.get("garbage"));
      return new Fault.Garbage(
          GarbageKind.of(word)
              .orElseThrow(() -> new IllegalArgumentException("garbage: no kind " + word)));
    }
    return null;
  }

  private static double number(Map<String, @Nullable Object> line, String key) {
    if (line.get(key) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(key + ": expected a number, got " + line.get(key));
  }
}
