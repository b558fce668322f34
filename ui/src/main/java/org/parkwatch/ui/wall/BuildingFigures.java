package org.parkwatch.ui.wall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.marks.Pressing;

/**
 * What the wall says of a building at a moment. An empty figure means that nothing fresh stands
 * behind it.
 *
 * @param totalKw what the building takes from the grid and its gensets
 * @param gensetsReady in automatic and healthy, of {@code gensets} that answer
 * @param fuelHours of the tank that is empty first, {@code tankMinutes} likewise
 */
record BuildingFigures(
    OptionalDouble itKw,
    OptionalDouble totalKw,
    SideFigures a,
    SideFigures b,
    Switching tie,
    Switching transfer,
    int gensetsReady,
    int gensets,
    OptionalDouble fuelHours,
    OptionalDouble supplyCelsius,
    OptionalDouble setpointCelsius,
    OptionalDouble tankMinutes,
    List<Chiller> chillers,
    Optional<Alarm> chillerAlarm) {
  private static final double NORMAL = DeviceState.NORMAL.code();

  /** A chiller draws some kW for oil and control when it stands by. */
  private static final double RUNNING_KW = 20;

  /** All in their usual position, all out of it, or between; unknown where nothing answers. */
  enum Switching {
    ALL_ON,
    ALL_OFF,
    MIXED,
    UNKNOWN
  }

  /** What a chiller does. */
  enum Chiller {
    RUNNING,
    STANDBY,
    FAILED,
    UNKNOWN
  }

  /**
   * One feed.
   *
   * @param systems UPS groups or rectifiers there are, 0 where the feed is the mains
   * @param alarm the most severe that stands on them
   */
  record SideFigures(
      OptionalDouble kilovolts,
      OptionalDouble megawatts,
      boolean rectifiers,
      int systems,
      int online,
      int bypass,
      int battery,
      int silent,
      OptionalDouble batteryMinutes,
      Optional<Alarm> alarm) {}

  static BuildingFigures of(BuildingPlan plan, Latest latest, List<Alarm> standing) {
    int ready = 0;
    int gensets = 0;
    for (int i = 0; i + 1 < plan.ready().size(); i += 2) {
      double mode = plan.ready().value(latest, i);
      double state = plan.ready().value(latest, i + 1);
      gensets++;
      if (mode == NORMAL && (state == NORMAL || state == DeviceState.NOTICE.code())) {
        ready++;
      }
    }
    OptionalDouble incoming = plan.incomers().sum(latest);
    OptionalDouble generated = plan.genset().sum(latest);
    return new BuildingFigures(
        plan.itPower().sum(latest),
        incoming.isEmpty()
            ? incoming
            : OptionalDouble.of(incoming.getAsDouble() + generated.orElse(0)),
        side(plan.a(), latest, standing),
        side(plan.b(), latest, standing),
        switching(plan.tie(), latest),
        switching(plan.transfer(), latest),
        ready,
        gensets,
        scaled(plan.fuelSeconds().least(latest), 3600),
        plan.supply().size() == 0 ? OptionalDouble.empty() : runningSupply(plan, latest),
        plan.setpoint().mean(latest),
        scaled(plan.tankSeconds().least(latest), 60),
        chillers(plan, latest),
        worst(standing, plan.chillerDevices()));
  }

  private static SideFigures side(BuildingPlan.SidePlan plan, Latest latest, List<Alarm> standing) {
    boolean rectifiers = plan.upsMode().size() == 0 && plan.rectifierMode().size() > 0;
    PointList modes = rectifiers ? plan.rectifierMode() : plan.upsMode();
    return new SideFigures(
        scaled(plan.volts().mean(latest), 1000),
        scaled(plan.power().sum(latest), 1000),
        rectifiers,
        plan.systems(),
        modes.count(latest, NORMAL),
        modes.count(latest, DeviceState.WARNING.code()),
        modes.count(latest, DeviceState.CRITICAL.code()),
        plan.systems() - modes.fresh(latest),
        scaled(plan.batterySeconds().least(latest), 60),
        worst(standing, plan.conversion()));
  }

  private static Switching switching(PointList states, Latest latest) {
    int fresh = states.fresh(latest);
    int on = states.count(latest, NORMAL);
    if (fresh == 0) {
      return Switching.UNKNOWN;
    }
    return on == fresh ? Switching.ALL_ON : on == 0 ? Switching.ALL_OFF : Switching.MIXED;
  }

  private static List<Chiller> chillers(BuildingPlan plan, Latest latest) {
    List<Chiller> chillers = new ArrayList<>();
    for (int i = 0; i + 1 < plan.machines().size(); i += 2) {
      double state = plan.machines().value(latest, i);
      double power = plan.machines().value(latest, i + 1);
      if (Double.isNaN(state)) {
        chillers.add(Chiller.UNKNOWN);
      } else if (state == DeviceState.CRITICAL.code()) {
        chillers.add(Chiller.FAILED);
      } else {
        chillers.add(power > RUNNING_KW ? Chiller.RUNNING : Chiller.STANDBY);
      }
    }
    return chillers;
  }

  /** The warmest water that a running chiller gives. */
  private static OptionalDouble runningSupply(BuildingPlan plan, Latest latest) {
    double warmest = Double.NaN;
    for (int i = 0; i < plan.supply().size() && 2 * i + 1 < plan.machines().size(); i++) {
      double celsius = plan.supply().value(latest, i);
      if (plan.machines().value(latest, 2 * i + 1) > RUNNING_KW && !(celsius <= warmest)) {
        warmest = Double.isNaN(celsius) ? warmest : celsius;
      }
    }
    return Double.isNaN(warmest) ? OptionalDouble.empty() : OptionalDouble.of(warmest);
  }

  private static Optional<Alarm> worst(List<Alarm> standing, java.util.Set<Integer> devices) {
    return standing.stream().filter(alarm -> devices.contains(alarm.device())).min(Pressing.FIRST);
  }

  private static OptionalDouble scaled(OptionalDouble value, double divisor) {
    return value.isEmpty() ? value : OptionalDouble.of(value.getAsDouble() / divisor);
  }
}
