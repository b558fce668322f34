package org.parkwatch.ui.plant;

import java.util.ArrayList;
import java.util.List;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.plant.Reading.Figure;

/** The values that a piece of equipment shows, in the units of a screen. */
final class MachineFigures {
  private static final double SECONDS_A_MINUTE = 60;
  private static final double SECONDS_AN_HOUR = 3_600;

  private final Probe probe;

  MachineFigures(Probe probe) {
    this.probe = probe;
  }

  List<Figure> read(Latest latest, Equipment e) {
    Figures shown = new Figures(latest, e);
    switch (e.kind()) {
      case GRID_CIRCUIT ->
          shown
              .mean(0.001, 2, "kV", "voltage.l1", "voltage.l2", "voltage.l3")
              .mean(1, 0, "A", "current.l1", "current.l2", "current.l3")
              .add(PointNames.POWER, 0.001, 2, "MW");
      case TRANSFORMER -> shown.add(PointNames.POWER, 1, 0, "kW").add("load", 1, 0, "%").hottest();
      case BUS ->
          shown
              .mean(1, 0, "V", "voltage.line", PointNames.VOLTAGE)
              .add(PointNames.CURRENT, 1, 0, "A")
              .add(PointNames.POWER, 1, 0, "kW");
      case UPS_GROUP, RECTIFIER ->
          shown
              .add("output.power", 1, 0, "kW")
              .add("load", 1, 0, "%")
              .add("battery.minutes", 1 / SECONDS_A_MINUTE, 0, "min");
      case BATTERY ->
          shown
              .add("charge", 1, 0, "%")
              .add("minutes", 1 / SECONDS_A_MINUTE, 0, "min")
              .add(PointNames.VOLTAGE, 1, 0, "V");
      case STS, RPP -> shown.add(PointNames.POWER, 1, 1, "kW").add("load", 1, 0, "%");
      case GENSET -> shown.add(PointNames.POWER, 1, 0, "kW").add("load", 1, 0, "%");
      case FUEL_TANK ->
          shown.add("level", 1, 0, "%").add("run.hours.left", 1 / SECONDS_AN_HOUR, 0, "h");
      case CHILLER ->
          shown
              .add("supply.temperature", 1, 1, "°C")
              .add("load", 1, 0, "%")
              .add(PointNames.POWER, 1, 0, "kW");
      case COOLING_TOWER -> shown.add("out.temperature", 1, 1, "°C").add("speed", 1, 0, "%");
      case PUMP -> shown.add("speed", 1, 0, "%").add("flow", 1, 0, "m³/h");
      case PLATE_EXCHANGER -> shown.add("cooling.power", 1, 0, "kW").add("valve", 1, 0, "%");
      case TANK ->
          shown
              .add("charge", 1, 0, "%")
              .add("minutes", 1 / SECONDS_A_MINUTE, 0, "min")
              .add("supply.temperature", 1, 1, "°C");
      case CRAH -> shown.add("supply.temperature", 1, 1, "°C").add("cooling.power", 1, 0, "kW");
      default -> {}
    }
    return shown.figures;
  }

  private final class Figures {
    private final Latest latest;
    private final Equipment equipment;
    private final List<Figure> figures = new ArrayList<>();

    Figures(Latest latest, Equipment equipment) {
      this.latest = latest;
      this.equipment = equipment;
    }

    Figures add(String point, double factor, int decimals, String unit) {
      return put(probe.value(latest, equipment, point), factor, decimals, unit);
    }

    /** Of several points that say the same, or of three phases. */
    Figures mean(double factor, int decimals, String unit, String... points) {
      double line = probe.value(latest, equipment, points[0]);
      boolean first = !Double.isNaN(line) && points[0].equals("voltage.line");
      double value = first ? line : probe.mean(latest, equipment, points);
      return put(value, factor, decimals, unit);
    }

    /** The hottest winding of a transformer. */
    Figures hottest() {
      double most = Double.NaN;
      for (int phase = 1; phase <= 3; phase++) {
        double celsius = probe.value(latest, equipment, "winding.temperature.l" + phase);
        if (!Double.isNaN(celsius) && !(celsius <= most)) {
          most = celsius;
        }
      }
      return put(most, 1, 0, "°C");
    }

    private Figures put(double value, double factor, int decimals, String unit) {
      if (!Double.isNaN(value)) {
        figures.add(new Figure(value * factor, decimals, unit));
      }
      return this;
    }
  }
}
