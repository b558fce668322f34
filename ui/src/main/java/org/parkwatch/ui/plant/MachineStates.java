package org.parkwatch.ui.plant;

import java.util.List;
import java.util.Optional;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.plant.Reading.Said;
import org.parkwatch.ui.plant.Reading.State;

/**
 * How a piece of equipment stands, by its own points. Thresholds: a board below 50 V and a circuit
 * below 1,000 V are dead; a machine that draws no more than its control does stands by.
 */
final class MachineStates {
  private static final double DEAD_VOLTS = 50;
  private static final double DEAD_LINE_VOLTS = 1_000;
  private static final double CARRYING_AMPS = 5;
  private static final double CHILLER_KW = 20;

  private final Probe probe;

  MachineStates(Probe probe) {
    this.probe = probe;
  }

  /** The point that says how equipment of the kind stands. */
  static String point(EquipmentKind kind) {
    return switch (kind) {
      case GRID_CIRCUIT, TIE, RPP -> "breaker.state";
      case UPS_GROUP, RECTIFIER -> "mode";
      case BUS -> PointNames.VOLTAGE;
      default -> PointNames.STATE;
    };
  }

  /** State and words; UNMEASURED where nobody asks it. */
  Reading read(Latest latest, Equipment e) {
    if (!probe.asked(e)) {
      return Reading.of(State.UNMEASURED, Said.of("plant.not-measured"));
    }
    if (e.kind() == EquipmentKind.BUS) {
      return board(latest, e);
    }
    return probe
        .state(latest, e, point(e.kind()))
        .filter(state -> state != DeviceState.UNKNOWN)
        .flatMap(state -> said(latest, e, state))
        .orElseGet(() -> unknown(latest, e));
  }

  private Reading unknown(Latest latest, Equipment e) {
    long heard = probe.heard(latest, e, point(e.kind()));
    return new Reading(State.UNKNOWN, Said.of("plant.no-data"), List.of(), heard);
  }

  /** A meter of a board, or of a busway, which has a breaker too. */
  private Reading board(Latest latest, Equipment e) {
    Optional<DeviceState> breaker = probe.state(latest, e, "breaker.state");
    if (breaker.isPresent()) {
      return panel(breaker.get());
    }
    double volts = probe.mean(latest, e, PointNames.VOLTAGE, "voltage.l1", "voltage.l2");
    if (Double.isNaN(volts)) {
      return unknown(latest, e);
    }
    return volts < DEAD_VOLTS
        ? Reading.of(State.DEAD, Said.of("plant.dead"))
        : Reading.of(State.LIVE, Said.of("plant.energised"));
  }

  private Optional<Reading> said(Latest latest, Equipment e, DeviceState state) {
    return switch (e.kind()) {
      case GRID_CIRCUIT -> Optional.of(circuit(latest, e, state));
      case TIE -> Optional.of(tie(latest, e, state));
      case RPP -> Optional.of(panel(state));
      case TRANSFORMER ->
          Optional.of(pick(state, "plant.energised", "plant.warm", "plant.hot", State.DEGRADED));
      case UPS_GROUP, RECTIFIER -> Optional.of(converter(latest, e, state));
      case BATTERY -> battery(latest, e, state);
      case STS ->
          Optional.of(
              pick(state, "plant.energised", "plant.warning", "plant.failed", State.FAILED));
      case GENSET -> genset(latest, e, state);
      case FUEL_TANK ->
          Optional.of(pick(state, "plant.normal", "plant.level", "plant.empty", State.FAILED));
      case TANK -> Optional.of(tank(state));
      case CHILLER, COOLING_TOWER, PUMP, PLATE_EXCHANGER, CRAH -> machine(latest, e, state);
      default -> Optional.empty();
    };
  }

  private static Reading pick(
      DeviceState state, String normal, String warning, String critical, State ifCritical) {
    return switch (state) {
      case NORMAL, NOTICE -> Reading.of(State.LIVE, Said.of(normal));
      case WARNING -> Reading.of(State.DEGRADED, Said.of(warning));
      case CRITICAL -> Reading.of(ifCritical, Said.of(critical));
      case OFF, UNKNOWN -> Reading.of(State.DEAD, Said.of("plant.dead"));
    };
  }

  private Reading circuit(Latest latest, Equipment e, DeviceState breaker) {
    double volts = probe.mean(latest, e, "voltage.l1", "voltage.l2", "voltage.l3");
    if (breaker == DeviceState.CRITICAL) {
      return Reading.of(State.FAILED, Said.of("plant.tripped"));
    }
    if (volts < DEAD_LINE_VOLTS) {
      return Reading.of(State.DEAD, Said.of("plant.dead"));
    }
    return breaker == DeviceState.NORMAL
        ? Reading.of(State.LIVE, Said.of("plant.closed"))
        : Reading.of(State.IDLE, Said.of("plant.open"));
  }

  /** A closed tie carries both sections on one circuit: it works, and it is not the plan. */
  private Reading tie(Latest latest, Equipment e, DeviceState breaker) {
    if (breaker == DeviceState.CRITICAL) {
      return Reading.of(State.FAILED, Said.of("plant.tripped"));
    }
    if (breaker == DeviceState.NORMAL) {
      return Reading.of(State.DEGRADED, Said.of("plant.closed"));
    }
    boolean armed =
        probe.state(latest, e, "control.mode").filter(DeviceState.NORMAL::equals).isPresent();
    return Reading.of(State.IDLE, Said.of(armed ? "plant.open-armed" : "plant.open"));
  }

  private static Reading panel(DeviceState breaker) {
    return switch (breaker) {
      case NORMAL, NOTICE, WARNING -> Reading.of(State.LIVE, Said.of("plant.energised"));
      case CRITICAL -> Reading.of(State.FAILED, Said.of("plant.tripped"));
      case OFF, UNKNOWN -> Reading.of(State.DEAD, Said.of("plant.open"));
    };
  }

  private Reading converter(Latest latest, Equipment e, DeviceState mode) {
    return switch (mode) {
      case NORMAL, NOTICE ->
          probe
              .state(latest, e, PointNames.STATE)
              .filter(s -> s == DeviceState.WARNING || s == DeviceState.CRITICAL)
              .map(s -> Reading.of(State.DEGRADED, Said.of("plant.online-warning")))
              .orElseGet(() -> Reading.of(State.LIVE, Said.of("plant.online")));
      case CRITICAL -> Reading.of(State.BATTERY, Said.of("plant.on-battery"));
      case WARNING -> Reading.of(State.BYPASS, Said.of("plant.bypass"));
      case OFF, UNKNOWN -> Reading.of(State.DEAD, Said.of("plant.off"));
    };
  }

  private Optional<Reading> battery(Latest latest, Equipment e, DeviceState state) {
    double amps = Math.abs(probe.value(latest, e, PointNames.CURRENT));
    return Optional.of(
        switch (state) {
          case NORMAL, NOTICE -> Reading.of(State.IDLE, Said.of("plant.ready"));
          case CRITICAL ->
              amps > CARRYING_AMPS
                  ? Reading.of(State.BATTERY, Said.of("plant.discharging"))
                  : Reading.of(State.FAILED, Said.of("plant.failed"));
          case WARNING -> Reading.of(State.DEGRADED, Said.of("plant.warning"));
          case OFF, UNKNOWN -> Reading.of(State.FAILED, Said.of("plant.off"));
        });
  }

  private Optional<Reading> genset(Latest latest, Equipment e, DeviceState state) {
    if (state == DeviceState.CRITICAL) {
      return Optional.of(Reading.of(State.FAILED, Said.of("plant.failed")));
    }
    if (state == DeviceState.NOTICE) {
      return Optional.of(Reading.of(State.LIVE, Said.of("plant.running")));
    }
    return probe
        .state(latest, e, "mode")
        .map(mode ->
            mode == DeviceState.NORMAL
                ? Reading.of(State.IDLE, Said.of("plant.ready"))
                : Reading.of(State.DEGRADED, Said.of("plant.not-automatic")));
  }

  private static Reading tank(DeviceState state) {
    return switch (state) {
      case WARNING -> Reading.of(State.BATTERY, Said.of("plant.discharging"));
      case CRITICAL -> Reading.of(State.FAILED, Said.of("plant.empty"));
      case NORMAL, NOTICE, OFF, UNKNOWN -> Reading.of(State.LIVE, Said.of("plant.ready"));
    };
  }

  /** Rotating machines say NORMAL both while they run and while they stand by. */
  private Optional<Reading> machine(Latest latest, Equipment e, DeviceState state) {
    double effort =
        switch (e.kind()) {
          case CHILLER -> probe.value(latest, e, PointNames.POWER) - CHILLER_KW;
          case CRAH -> probe.value(latest, e, "fan.speed");
          case PLATE_EXCHANGER -> probe.value(latest, e, "cooling.power");
          default -> probe.value(latest, e, "speed");
        };
    boolean alarm =
        probe
            .state(latest, e, "alarm.state")
            .filter(s -> s == DeviceState.WARNING || s == DeviceState.CRITICAL)
            .isPresent();
    return switch (state) {
      case CRITICAL -> Optional.of(Reading.of(State.FAILED, Said.of("plant.failed")));
      case OFF -> Optional.of(Reading.of(State.IDLE, Said.of("plant.off")));
      case NOTICE -> Optional.of(Reading.of(State.IDLE, Said.of("plant.changing")));
      case UNKNOWN -> Optional.empty();
      case NORMAL, WARNING -> {
        if (Double.isNaN(effort)) {
          yield Optional.empty();
        }
        if (alarm || state == DeviceState.WARNING) {
          yield Optional.of(Reading.of(State.DEGRADED, Said.of("plant.warning")));
        }
        yield Optional.of(
            effort > 0
                ? Reading.of(State.LIVE, Said.of("plant.running"))
                : Reading.of(State.IDLE, Said.of("plant.standby")));
      }
    };
  }
}
