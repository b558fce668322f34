package org.parkwatch.simulators.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.plant.Disturbance;

/**
 * Everything wrong with one device. Immutable.
 *
 * @param line null while it answers as it should
 */
public record DeviceFaults(Fault.@Nullable OfLine line, Disturbance disturbance) {
  static final DeviceFaults NONE = new DeviceFaults(null, Disturbance.NONE);

  /** Whether something is wrong now; a past reset or overload is not. */
  public boolean any() {
    return line != null
        || disturbance.overloaded()
        || disturbance.hot()
        || disturbance.sensorLost();
  }

  /** The faults with their figures, by the words people use. */
  public Map<String, Object> words() {
    Map<String, Object> words = new LinkedHashMap<>();
    switch (line) {
      case null -> {}
      case Fault.Silent() -> words.put("silent", true);
      case Fault.Slow(long millis) -> words.put("slow", millis);
      case Fault.Garbage(GarbageKind kind) -> words.put("garbage", kind.word());
    }
    if (disturbance.overloaded()) {
      words.put("overload", 100 * disturbance.overloadShare());
    }
    if (disturbance.hot()) {
      words.put("hot", disturbance.inletCelsius());
    }
    if (disturbance.sensorLost()) {
      words.put("sensor-lost", true);
    }
    return words;
  }
}
