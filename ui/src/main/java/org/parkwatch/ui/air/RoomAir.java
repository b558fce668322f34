package org.parkwatch.ui.air;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.ui.marks.Reading;

/**
 * The air of a room now. A figure without a fresh GOOD reading is NaN, never the last one.
 *
 * @param units its cooling units in the order of their codes
 * @param marks what watches the room and is not normal, or is not known
 */
public record RoomAir(List<Unit> units, List<Aisle> aisles, List<Mark> marks) {
  private static final String SUPPLY = "supply.temperature";
  private static final String RETURN = "return.temperature";
  private static final String FAN = "fan.speed";
  private static final String ALARM = "alarm.state";
  private static final String DISTANCE = "distance";

  /** Below so many % a fan stands still: it cannot turn that slowly. */
  private static final double FAN_TURNS_PERCENT = 1;

  public RoomAir {
    units = List.copyOf(units);
    aisles = List.copyOf(aisles);
    marks = List.copyOf(marks);
  }

  /** What a cooling unit is doing. */
  public enum UnitState {
    RUNNING,
    STANDBY,
    STARTING,
    OFF,
    /** Runs, but reports an alarm. */
    ALARM,
    FAULT,
    UNKNOWN
  }

  /** A cooling unit; temperatures of its air in degrees Celsius. */
  public record Unit(Device device, Names names, UnitState state, double supply, double back) {}

  /** What an aisle is for, by the code scheme: CA and HA before its number. */
  public enum AisleKind {
    COLD,
    HOT,
    OTHER
  }

  /**
   * An aisle.
   *
   * @param celsius mean of its sensors, {@code warmest} of them
   * @param humidity mean, %
   * @param good sensors that give a temperature, {@code sensors} of all
   * @param verdict of the warmest sensor and the mean humidity; only cold aisles have an envelope
   */
  public record Aisle(
      Place zone,
      AisleKind kind,
      double celsius,
      double warmest,
      double humidity,
      int good,
      int sensors,
      Envelope.Verdict verdict) {}

  /**
   * Something that watches the room and is not normal.
   *
   * @param state the worst of its points; UNKNOWN where none of them has a value
   * @param what the points that are not normal, or the device if nothing is known of it
   * @param metres along the rope, NaN for anything but a leak
   */
  public record Mark(
      Device device, EquipmentKind kind, DeviceState state, List<Names> what, double metres) {
    public Mark {
      what = List.copyOf(what);
    }
  }

  public static RoomAir of(AirPlan.RoomPlan plan, Envelope envelope, Latest latest) {
    return new RoomAir(
        plan.units().stream().map(each -> unit(each, latest)).toList(),
        plan.aisles().stream().map(each -> aisle(each, envelope, latest)).toList(),
        plan.watchers().stream().flatMap(each -> mark(each, latest).stream()).toList());
  }

  /** Only GOOD and of the present. */
  private static double good(Device device, String point, Latest latest) {
    return Reading.of(device, point, latest)
        .filter(reading -> reading.fresh() && reading.quality() == Quality.GOOD)
        .map(Reading::value)
        .orElse(Double.NaN);
  }

  private static Unit unit(AirPlan.Instrument unit, Latest latest) {
    Device device = unit.device();
    return new Unit(
        device,
        unit.equipment().names(),
        state(device, latest),
        good(device, SUPPLY, latest),
        good(device, RETURN, latest));
  }

  private static UnitState state(Device device, Latest latest) {
    double code = good(device, PointNames.STATE, latest);
    if (Double.isNaN(code)) {
      return UnitState.UNKNOWN;
    }
    return switch (state(code)) {
      case CRITICAL, WARNING -> UnitState.FAULT;
      case OFF -> UnitState.OFF;
      case NOTICE -> UnitState.STARTING;
      case UNKNOWN -> UnitState.UNKNOWN;
      case NORMAL -> {
        if (good(device, ALARM, latest) > DeviceState.NORMAL.code()) {
          yield UnitState.ALARM;
        }
        boolean stands = good(device, FAN, latest) < FAN_TURNS_PERCENT;
        yield stands ? UnitState.STANDBY : UnitState.RUNNING;
      }
    };
  }

  private static DeviceState state(double code) {
    for (DeviceState state : DeviceState.values()) {
      if (state.code() == (int) Math.rint(code)) {
        return state;
      }
    }
    return DeviceState.UNKNOWN;
  }

  private static Aisle aisle(AirPlan.AislePlan plan, Envelope envelope, Latest latest) {
    double sum = 0;
    double warmest = Double.NaN;
    double wet = 0;
    int good = 0;
    int wetSensors = 0;
    int sensors = 0;
    for (AirPlan.Instrument sensor : plan.sensors()) {
      for (PointSpec spec : sensor.device().points().specs()) {
        double value = good(sensor.device(), spec.name(), latest);
        if (spec.quantity() == Quantity.TEMPERATURE) {
          sensors++;
          if (!Double.isNaN(value)) {
            good++;
            sum += value;
            warmest = Double.isNaN(warmest) ? value : Math.max(warmest, value);
          }
        } else if (spec.quantity() == Quantity.HUMIDITY && !Double.isNaN(value)) {
          wetSensors++;
          wet += value;
        }
      }
    }
    double celsius = good == 0 ? Double.NaN : sum / good;
    double humidity = wetSensors == 0 ? Double.NaN : wet / wetSensors;
    AisleKind kind = kind(plan.zone().code());
    Envelope.Verdict verdict =
        kind == AisleKind.COLD ? envelope.judge(warmest, humidity) : Envelope.Verdict.NONE;
    return new Aisle(plan.zone(), kind, celsius, warmest, humidity, good, sensors, verdict);
  }

  private static AisleKind kind(String code) {
    String last = code.substring(code.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT);
    return last.startsWith("CA")
        ? AisleKind.COLD
        : last.startsWith("HA") ? AisleKind.HOT : AisleKind.OTHER;
  }

  private static Optional<Mark> mark(AirPlan.Instrument watcher, Latest latest) {
    Device device = watcher.device();
    List<Names> what = new ArrayList<>();
    DeviceState worst = DeviceState.NORMAL;
    boolean any = false;
    for (PointSpec spec : device.points().specs()) {
      if (spec.quantity() != Quantity.STATE) {
        continue;
      }
      double code = good(device, spec.name(), latest);
      any |= !Double.isNaN(code);
      DeviceState state = Double.isNaN(code) ? DeviceState.NORMAL : state(code);
      if (state != DeviceState.NORMAL) {
        what.add(spec.names());
        worst = need(state) > need(worst) ? state : worst;
      }
    }
    if (any && what.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Mark(
            device,
            watcher.equipment().kind(),
            any ? worst : DeviceState.UNKNOWN,
            any ? what : List.of(watcher.equipment().names()),
            any ? good(device, DISTANCE, latest) : Double.NaN));
  }

  /** How much a state needs a person. */
  private static int need(DeviceState state) {
    return switch (state) {
      case NORMAL -> 0;
      case OFF, UNKNOWN -> 1;
      case NOTICE -> 2;
      case WARNING -> 3;
      case CRITICAL -> 4;
    };
  }
}
