package org.parkwatch.simulators.plant;

import java.util.List;

/** What meters, relays and monitors of the power chain measure. */
final class PowerInstruments {
  private static final double SQRT3 = Math.sqrt(3);
  private static final int BRANCHES = 20;

  private PowerInstruments() {}

  static double hertz(long second) {
    return 50 + 0.02 * Math.sin(second / 97.0);
  }

  static double breaker(PowerNode node) {
    return (node.tripped ? Word.TRIPPED : Word.CLOSED).signal();
  }

  /**
   * Branch meter of a panel: its branches by number, and the panel. Where current transformers are
   * mixed up, a branch shows another's current and power at its own voltage and breaker.
   */
  static Instrument branches(PowerNode panel, List<PowerNode> branches, SeededFaults seeded) {
    int[] measured = new int[BRANCHES + 1];
    for (int n = 1; n <= BRANCHES; n++) {
      measured[n] = seeded.branchAt(panel.code(), n) - 1;
    }
    return (out, second) -> {
      double watts = 0;
      for (int n = 1; n <= BRANCHES; n++) {
        out.part("branch", n);
        PowerNode branch = n <= branches.size() ? branches.get(n - 1) : null;
        if (branch == null) {
          notFitted(out);
        } else {
          branch(out, branch, branches.get(Math.min(measured[n], branches.size() - 1)));
          watts += branch.watts;
        }
      }
      out.whole();
      double volts = panel.live ? panel.volts : 0;
      double amps = volts == 0 ? 0 : panel.watts / (3 * volts * 0.955);
      out.put("volts", volts);
      out.put("amps", amps);
      out.put("watts", panel.live ? Math.max(watts, panel.watts) : 0);
      out.put("wattHours", panel.wattHours);
      out.put("load", 100 * amps / panel.draft.rating("ratedAmps", 250));
      out.put("hertz", panel.live ? hertz(second) : 0);
      out.put("breaker", breaker(panel));
    };
  }

  private static void branch(SignalWriter out, PowerNode branch, PowerNode measured) {
    double volts = branch.live ? branch.volts : 0;
    double factor = measured.watts > 0 ? measured.powerFactor : 1;
    double amps = volts == 0 ? 0 : measured.watts / (volts * factor);
    out.put("volts", volts);
    out.put("amps", amps);
    out.put("watts", measured.watts);
    out.put("voltAmps", amps * volts);
    out.put("powerFactor", factor);
    out.put("wattHours", measured.wattHours);
    out.put("load", 100 * amps / branch.ratedAmps);
    out.put("demandWatts", measured.demandWatts);
    out.put("thd", measured.watts > 0 ? 6 + 4 * factor : 0);
    out.put("breaker", breaker(branch));
  }

  private static void notFitted(SignalWriter out) {
    for (String name :
        List.of(
            "volts",
            "amps",
            "watts",
            "voltAmps",
            "powerFactor",
            "wattHours",
            "load",
            "demandWatts",
            "thd",
            "breaker")) {
      out.put(name, Double.NaN);
    }
  }

  /** Protection relay at 10 kV, of a circuit, tie or section. */
  static Instrument feeder(PowerNode node) {
    int id = Jitter.hash(node.code());
    return (out, second) -> {
      boolean fed = node.feeders.isEmpty() || node.chosen >= 0;
      double line = node.live ? 10_150 * (1 + 0.004 * Jitter.at(id, second)) : 0;
      double voltAmps = node.inVoltAmps();
      double amps = line == 0 ? 0 : voltAmps / (SQRT3 * line);
      out.three("lineVolts", line, 0.002);
      out.three("amps", amps, 0.012);
      out.put("residualAmps", node.live ? 0.4 + 0.1 * Jitter.at(id + 1, second) : 0);
      out.put("watts", node.watts);
      out.put("vars", node.vars);
      out.put("voltAmps", voltAmps);
      out.put("powerFactor", voltAmps > 0 ? node.watts / voltAmps : 1);
      out.put("hertz", node.live ? hertz(second) : 0);
      out.put("wattHours", node.wattHours);
      out.put("varHours", node.varHours);
      out.put("load", 100 * voltAmps / (1000 * node.draft.rating("ratedKva", 7500)));
      out.put("demandWatts", node.demandWatts);
      out.put("breaker", (node.tripped ? Word.TRIPPED : closed(node, fed)).signal());
      out.put("truck", Word.SERVICE.signal());
      out.put("earthSwitch", Word.OPEN.signal());
      out.put("protection", (node.tripped ? Word.TRIPPED : Word.HEALTHY).signal());
      out.put("spring", Word.CHARGED.signal());
      out.put("control", Word.REMOTE.signal());
      out.put("operations", 120 + id % 90 + node.operations);
      out.put("cableCelsius", 24 + 0.05 * amps + Jitter.at(id + 2, second));
      out.put("auxiliaryVolts", 221 + 0.6 * Jitter.at(id + 3, second));
    };
  }

  /** A tie is open until it carries; a circuit opens when it has lost its voltage. */
  private static Word closed(PowerNode node, boolean fed) {
    return switch (node.kind()) {
      case TIE -> node.watts > 0 ? Word.CLOSED : Word.OPEN;
      case GRID_CIRCUIT -> node.live && node.watts > 0 ? Word.CLOSED : Word.OPEN;
      default -> fed ? Word.CLOSED : Word.OPEN;
    };
  }

  static Instrument transformer(PowerNode node) {
    return new TransformerInstrument(node);
  }

  /** Power meter of a board or bus. */
  static Instrument board(PowerNode node) {
    int id = Jitter.hash(node.code());
    boolean direct = node.draft.model().contains("DC");
    return (out, second) -> {
      double volts = node.live ? node.volts * (1 + 0.003 * Jitter.at(id, second)) : 0;
      double voltAmps = direct ? node.outWatts : node.voltAmps();
      double vars = direct ? 0 : node.outVars;
      double amps = volts == 0 ? 0 : voltAmps / ((direct ? 1 : 3) * volts);
      out.three("volts", volts, 0.004);
      out.three("lineVolts", volts * SQRT3, 0.004);
      out.three("amps", amps, 0.03);
      out.three("voltAmps", voltAmps / 3, 0.03);
      out.three("watts", node.outWatts / 3, 0.03);
      out.three("vars", vars / 3, 0.03);
      out.put("volts", volts);
      out.put("lineVolts", volts * SQRT3);
      out.put("amps", amps);
      out.put("voltAmps", voltAmps);
      out.put("watts", node.outWatts);
      out.put("vars", vars);
      out.put("powerFactor", voltAmps > 0 ? node.outWatts / voltAmps : 1);
      out.put("hertz", node.live && !direct ? hertz(second) : 0);
      out.put("thdVolts", node.live ? 1.4 + 0.2 * Jitter.at(id + 1, second) : 0);
      out.put("thdAmps", node.live ? 4.5 + 0.6 * Jitter.at(id + 2, second) : 0);
      out.put("unbalance", node.live ? 0.4 + 0.1 * Jitter.at(id + 3, second) : 0);
      out.put("neutralAmps", 0.06 * amps);
      out.put("wattHours", node.outWattHours);
    };
  }

  static Instrument sts(PowerNode node) {
    int id = Jitter.hash(node.code());
    return (out, second) -> {
      for (int n = 1; n <= 2; n++) {
        PowerNode source = n <= node.feeders.size() ? node.feeders.get(n - 1) : node;
        out.part("source", n);
        out.put("volts", source.live ? source.volts : 0);
        out.put("hertz", source.live ? hertz(second) : 0);
        out.put("state", (source.live ? Word.AVAILABLE : Word.LOST).signal());
      }
      out.whole();
      double volts = node.live ? 227 + 0.8 * Jitter.at(id, second) : 0;
      double amps = volts == 0 ? 0 : node.watts / (volts * 0.955);
      out.put("volts", volts);
      out.put("amps", amps);
      out.put("watts", node.watts);
      out.put("load", 100 * amps / node.draft.rating("ratedAmps", 32));
      out.put("wattHours", node.wattHours);
      Word active = !node.live ? Word.NONE : node.chosen == 0 ? Word.FIRST : Word.SECOND;
      out.put("activeSource", active.signal());
      out.put("preferredSource", Word.FIRST.signal());
      out.put("transfers", node.operations);
      out.put("synchronism", Word.IN_PHASE.signal());
      out.put("state", (node.live ? Word.NORMAL : Word.DEAD).signal());
      out.put("celsius", 31 + Jitter.at(id + 1, second));
    };
  }

  static Instrument genset(Genset set, PowerNode group) {
    int id = Jitter.hash(set.code);
    return (out, second) -> {
      double speed = set.rpm / Genset.FULL_RPM;
      double volts = set.rpm > 1400 ? 5_820 * (1 + 0.002 * Jitter.at(id, second)) : 0;
      double amps = volts == 0 ? 0 : set.watts / (3 * volts * 0.9);
      out.put("makerCode", 1);
      out.put("modelCode", 8610);
      out.put("control", (set.testing ? Word.TEST : Word.AUTO).signal());
      out.put("oilPascal", set.turning() ? 430_000 + 8_000 * Jitter.at(id + 1, second) : 0);
      out.put("coolantCelsius", set.coolantCelsius);
      out.put("oilCelsius", set.coolantCelsius + (set.turning() ? 8 : -2));
      out.put("dayTankLevel", set.dayTankLevel);
      out.put("starterVolts", (set.turning() ? 28.2 : 27.3) + 0.1 * Jitter.at(id + 2, second));
      out.put("rpm", set.rpm);
      out.put("hertz", volts == 0 ? 0 : 50 * speed);
      out.three("volts", volts, 0.002);
      out.three("amps", amps, 0.01);
      out.three("watts", set.watts / 3, 0.01);
      PowerNode bus = group.consumers.isEmpty() ? group : group.consumers.getFirst();
      boolean mains =
          bus.consumers.stream()
              .anyMatch(b -> b.live && b.chosen >= 0 && b.feeders.get(b.chosen) != bus);
      out.put("mainsVolts", mains ? 5_860 : 0);
      out.put("engine", set.engine.signal());
      out.put("watts", set.watts);
      out.put("load", 100 * set.watts / set.ratedWatts);
      out.put("runSeconds", set.runSeconds);
      out.put("wattHours", set.wattHours);
      out.put("starts", set.starts);
      out.put("heater", (set.heaterFailed ? Word.FAILED : Word.HEALTHY).signal());
    };
  }

  static Instrument fuel(GensetGroup group, String code) {
    int id = Jitter.hash(code);
    return (out, second) -> {
      double level = group.fuelLitres / group.tankLitres;
      out.put("level", 100 * level);
      out.put("volume", group.fuelLitres / 1000);
      out.put("celsius", 12 + 0.5 * Weather.celsius(second) + 0.2 * Jitter.at(id, second));
      out.put("ullage", 0.2 + 2.8 * (1 - level));
      out.put("enduranceSeconds", group.enduranceSeconds());
      Word state = level > 0.97 ? Word.HIGH : level > 0.3 ? Word.NORMAL : Word.LOW;
      out.put("state", (level < 0.02 ? Word.EMPTY : state).signal());
      out.put("leak", Word.DRY.signal());
      boolean pumping = group.node.live && Jitter.at(id + 1, second) > 0.5;
      out.put("transferPump", (pumping ? Word.RUNNING : Word.STOPPED).signal());
    };
  }
}
