package org.parkwatch.ui.dev;

import java.util.List;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.sample.Quality;

/**
 * The plant of the reference park in normal service, with one of each thing that can be wrong: a
 * circuit dead with its tie closed, a UPS on battery and one on bypass, a silent transformer, a
 * tripped panel, a failed chiller, a tank that discharges.
 */
public final class PlantScene {
  private final Park park;
  private final MadeUpLatest latest;
  private final long now;

  public PlantScene(Park park, MadeUpLatest latest, long now) {
    this.park = park;
    this.latest = latest;
    this.now = now;
  }

  /** Sets the values and returns the alarms that stand. */
  public List<Alarm> play() {
    park.devices().forEach(this::normal);
    state("FZ-B1-2F-CC-B", "breaker.state", DeviceState.OFF);
    for (int phase = 1; phase <= 3; phase++) {
      set("FZ-B1-2F-CC-B", "voltage.l" + phase, 0);
    }
    set("FZ-B1-2F-CC-B", "power", 0);
    state("FZ-B1-2F-TIE", "breaker.state", DeviceState.NORMAL);
    state("FZ-B1-1F-UPS-A2", "mode", DeviceState.CRITICAL);
    state("FZ-B1-1F-BAT-A2", "state", DeviceState.CRITICAL);
    set("FZ-B1-1F-BAT-A2", "current", -420);
    state("FZ-B1-1F-UPS-B3", "mode", DeviceState.WARNING);
    state("FZ-B1-1F-R104-C-RPP-B", "breaker.state", DeviceState.CRITICAL);
    silent("FZ-B1-1F-TR-B4");
    silent("FZ-B2-3F-UPS-A1");
    state("FZ-B1-CH-3", "state", DeviceState.CRITICAL);
    set("FZ-B1-CH-3", "power", 0);
    state("FZ-B1-TANK-2", "state", DeviceState.WARNING);
    silent("FZ-B1-2F-R203-CRAH-07");
    return List.of(
        alarm(1, 1, AlarmState.ACKNOWLEDGED, "FZ-B1-1F-UPS-A2", "on battery", "电池供电"),
        alarm(2, 2, AlarmState.UNACKNOWLEDGED, "FZ-B1-1F-UPS-B3", "on bypass", "旁路"),
        alarm(3, 2, AlarmState.UNACKNOWLEDGED, "FZ-B1-2F-CC-B", "no voltage", "失电"),
        alarm(4, 3, AlarmState.UNACKNOWLEDGED, "FZ-B1-1F-R104-C-RPP-B", "tripped", "跳闸"),
        alarm(5, 2, AlarmState.UNACKNOWLEDGED, "FZ-B1-CH-3", "tripped", "跳机"));
  }

  private void normal(Device device) {
    Equipment e = park.equipmentOf(device);
    int spread = device.id() % 7;
    for (String name : List.of("state", "mode", "alarm.state", "breaker.state", "control.mode")) {
      set(device, name, DeviceState.NORMAL.code());
    }
    boolean high = e.ratings().containsKey("ratedKv");
    double volts = high ? 10_380 : 231;
    for (String name : List.of("voltage", "voltage.l1", "voltage.l2", "voltage.l3")) {
      set(device, name, volts);
    }
    set(device, "voltage.line", high ? volts : 400);
    switch (e.kind()) {
      case GRID_CIRCUIT -> set(device, "power", 2_300 + 40 * spread);
      case TIE -> set(device, "breaker.state", DeviceState.OFF.code());
      case CHILLER -> {
        boolean standby = e.code().endsWith("5") || e.code().endsWith("6");
        set(device, "power", standby ? 4 : 410 + 10 * spread);
        set(device, "load", standby ? 0 : 58 + spread);
        set(device, "supply.temperature", 15.1 + 0.1 * spread);
      }
      case COOLING_TOWER, PUMP -> set(device, "speed", e.code().endsWith("6") ? 0 : 62 + spread);
      case PLATE_EXCHANGER -> set(device, "cooling.power", 0);
      case CRAH -> {
        set(device, "fan.speed", e.code().endsWith("12") ? 0 : 64 + spread);
        set(device, "supply.temperature", 21.8 + 0.1 * spread);
        set(device, "cooling.power", 52 + spread);
      }
      default ->
          set(device, "power", e.kind().name().equals("RPP") ? 24 + spread : 250 + 9 * spread);
    }
    set(device, "current", e.kind().name().equals("BATTERY") ? 0.4 : 356 + 3 * spread);
    set(device, "current.l1", 128 + spread);
    set(device, "output.power", 246 + 7 * spread);
    set(device, "winding.temperature.l1", 71 + spread);
    if (!e.kind().name().equals("CHILLER")) {
      set(device, "load", 38 + spread);
    }
    set(device, "battery.minutes", (31 + spread) * 60);
    set(device, "minutes", (31 + spread) * 60);
    set(device, "run.hours.left", (33 + spread) * 3_600);
    set(device, "charge", 98);
    set(device, "level", 87);
    set(device, "flow", 480 + 10 * spread);
    set(device, "out.temperature", 27.4 + 0.1 * spread);
    set(device, "valve", 40 + spread);
  }

  private void set(Device device, String name, double value) {
    int point = device.pointId(name);
    if (point >= 0) {
      latest.set(point, value);
    }
  }

  private Device device(String equipment) {
    return park.devices().stream()
        .filter(d -> park.equipmentOf(d).code().equals(equipment))
        .findFirst()
        .orElseThrow();
  }

  private void set(String equipment, String name, double value) {
    set(device(equipment), name, value);
  }

  private void state(String equipment, String name, DeviceState state) {
    set(equipment, name, state.code());
  }

  private void silent(String equipment) {
    Device device = device(equipment);
    for (int i = 0; i < device.points().size(); i++) {
      latest.fail(device.firstPoint() + i, Quality.BAD_TIMEOUT, now - 250_000);
    }
  }

  private Alarm alarm(
      long id, int level, AlarmState state, String equipment, String en, String zh) {
    Device device = device(equipment);
    boolean taken = state == AlarmState.ACKNOWLEDGED;
    return new Alarm(
        id,
        level,
        state,
        "made-up",
        device.firstPoint(),
        device.id(),
        -1,
        -1,
        Names.same(equipment.substring(3)),
        new Names(en, zh),
        Double.NaN,
        Double.NaN,
        "",
        0,
        now - 400_000,
        0,
        taken ? "lin.xiaofeng" : null,
        taken ? now - 300_000 : 0,
        null);
  }
}
