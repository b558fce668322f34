package org.parkwatch.collectors.poll;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.collectors.health.CollectorFigures;
import org.parkwatch.collectors.health.DeviceHealth;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.facility.commissioning.Diagnosis;

/** Puts together what is known of a device, when somebody asks. Pure functions. */
public final class Diagnoses {
  private Diagnoses() {}

  /**
   * How a device is doing.
   *
   * @param family of the collector that reads it
   */
  public static Diagnosis of(PolledDevice<?> device, CollectorFigures family) {
    return of(device, family, List.of());
  }

  /**
   * How a device is doing.
   *
   * @param family of the collector that reads it
   * @param notifications what became of those that the collector heard
   */
  public static Diagnosis of(
      PolledDevice<?> device, CollectorFigures family, List<Diagnosis.Count> notifications) {
    DeviceHealth health = device.health().health();
    Map<String, Diagnosis.Raw> raw = new HashMap<>();
    device
        .look()
        .forEach(
            (place, text) -> raw.put(device.device().points().specs().get(place).name(), text));
    Diagnosis.State state = state(health);
    return new Diagnosis(
        state,
        state == Diagnosis.State.SLOW ? Optional.empty() : health.since(),
        health.reason().map(Fault::names),
        health.trouble().map(t -> new Diagnosis.Trouble(t.at(), t.fault().names(), t.error())),
        timing(device, health),
        new Diagnosis.Reads(
            health.asked(),
            health.answered(),
            health.late(),
            health.consecutiveFailures(),
            health.recent(),
            health.recentAnswered(),
            health.goodSamples(),
            health.badSamples()),
        counts(health.faults()),
        counts(family.strangers()),
        notifications,
        raw);
  }

  private static Diagnosis.State state(DeviceHealth health) {
    return switch (health.state()) {
      case UNKNOWN -> Diagnosis.State.NOT_YET;
      case UP -> health.lastWasLate() ? Diagnosis.State.SLOW : Diagnosis.State.ANSWERS;
      case DOWN -> health.reason().map(Fault::state).orElse(Diagnosis.State.SILENT);
    };
  }

  private static Diagnosis.Timing timing(PolledDevice<?> device, DeviceHealth health) {
    return new Diagnosis.Timing(
        device.unasked(),
        Duration.ofMillis(device.make().intervalMillis()),
        Duration.ofMillis(device.onTimeMillis()),
        health.lastOk(),
        health.lastDuration(),
        health.slowest(),
        health.notBefore());
  }

  private static List<Diagnosis.Count> counts(Map<Fault, Long> faults) {
    return faults.entrySet().stream()
        .map(entry -> new Diagnosis.Count(entry.getKey().names(), entry.getValue()))
        .sorted(Comparator.comparingLong(Diagnosis.Count::times).reversed())
        .toList();
  }
}
