package org.parkwatch.simulators.plant;

/** What converters and batteries measure. */
final class UpsInstruments {
  /** 2026-01-01. */
  private static final long FIRST_SECOND = 1_767_225_600L;

  private static final int UPS_MODULES = 24;
  private static final int RECTIFIERS = 8;
  private static final double UPS_BATTERY_VOLTS = 480;
  private static final double DC_BATTERY_VOLTS = 240;

  private UpsInstruments() {}

  private static Word health(Converter ups) {
    if (ups.mode == Word.OFF || ups.running() < ups.needed) {
      return Word.ALARM;
    }
    return ups.failedModule > 0 || ups.mode != Word.ONLINE ? Word.WARNING : Word.NORMAL;
  }

  static Instrument ups(Converter ups) {
    PowerNode node = ups.node;
    int id = Jitter.hash(node.code());
    return (out, second) -> {
      boolean mains = !node.feeders.isEmpty() && node.feeders.getFirst().live;
      double inVolts = mains ? 229 * (1 + 0.004 * Jitter.at(id, second)) : 0;
      double outVolts = node.live ? node.volts : 0;
      double outVoltAmps = node.voltAmps();
      out.put("mode", ups.mode.signal());
      out.put("health", health(ups).signal());
      out.three("input.volts", inVolts, 0.004);
      out.three("input.amps", inVolts == 0 ? 0 : node.watts / (3 * inVolts * 0.99), 0.02);
      out.put("input.hertz", mains ? PowerInstruments.hertz(second) : 0);
      out.put("input.watts", node.watts);
      out.put("input.powerFactor", node.watts > 0 ? 0.99 : 1);
      out.three("bypass.volts", inVolts, 0.003);
      out.put("bypass.hertz", mains ? PowerInstruments.hertz(second) : 0);
      Word bypass = mains ? Word.AVAILABLE : Word.UNAVAILABLE;
      out.put("bypass", (ups.mode == Word.BYPASS ? Word.CARRYING : bypass).signal());
      out.three("output.volts", outVolts, 0.002);
      out.three("output.amps", outVolts == 0 ? 0 : outVoltAmps / (3 * outVolts), 0.03);
      out.put("output.hertz", node.live ? PowerInstruments.hertz(second) : 0);
      out.put("output.watts", node.outWatts);
      out.put("output.voltAmps", outVoltAmps);
      out.put("output.powerFactor", outVoltAmps > 0 ? node.outWatts / outVoltAmps : 1);
      out.put("load", 100 * outVoltAmps / ups.ratedWatts());
      out.put("output.wattHours", node.outWattHours);
      out.put("input.wattHours", node.wattHours);
      battery(out, ups, UPS_BATTERY_VOLTS, second);
      modules(out, ups, second);
      out.put("inletCelsius", 23.5 + 0.8 * Jitter.at(id + 1, second));
      out.put("outletCelsius", 29 + 14 * node.outWatts / ups.ratedWatts());
      out.put("runSeconds", 3600.0 * (8000 + id % 6000) + second - FIRST_SECOND);
      for (int n = 1; n <= UPS_MODULES; n++) {
        out.part("module", n);
        upsModule(out, ups, n, inVolts, outVolts, second);
      }
      out.whole();
    };
  }

  private static void battery(SignalWriter out, Converter ups, double nominal, long second) {
    Battery battery = ups.battery;
    double volts = nominal * battery.voltageShare();
    out.put("battery.volts", volts + 0.3 * Jitter.at(Jitter.hash(ups.node.code()) + 2, second));
    out.put("battery.amps", battery.watts / volts);
    out.put("battery.outAmps", -battery.watts / volts);
    out.put("battery.charge", 100 * battery.charge);
    out.put("battery.seconds", battery.secondsLeft(ups.node.outWatts));
    out.put("battery.celsius", 24 + (battery.watts < 0 ? 2 : 0));
    out.put("battery.mode", battery.mode().signal());
  }

  private static void modules(SignalWriter out, Converter ups, long second) {
    out.put("modules.fitted", ups.modules);
    out.put("modules.running", ups.mode == Word.OFF ? 0 : ups.running());
    out.put("modules.needed", ups.needed);
    out.put("ambient", 24 + 0.5 * Jitter.at(ups.modules, second));
  }

  private static void upsModule(
      SignalWriter out, Converter ups, int n, double inVolts, double outVolts, long second) {
    boolean fitted = n <= ups.modules;
    double absent = fitted ? 0 : Double.NaN;
    Word state = moduleState(ups, n);
    boolean runs = state == Word.RUNNING && ups.mode != Word.BYPASS;
    int id = Jitter.hash(ups.node.code()) + 100 + n;
    double uneven = 1 + 0.02 * (Jitter.fixed(id) - 0.5);
    double share = runs ? uneven / Math.max(1, ups.running()) : 0;
    double watts = ups.node.outWatts * share;
    double voltAmps = ups.node.voltAmps() * share;
    double load = watts / ups.unitWatts;
    out.put("state", fitted ? state.signal() : Double.NaN);
    out.put("inputVolts", absent + inVolts);
    out.put("inputAmps", absent + (inVolts == 0 ? 0 : ups.node.watts * share / (3 * inVolts)));
    out.put("inputWatts", absent + ups.node.watts * share);
    out.put("volts", absent + outVolts);
    out.put("amps", absent + (outVolts == 0 ? 0 : voltAmps / (3 * outVolts)));
    out.put("watts", absent + watts);
    out.put("voltAmps", absent + voltAmps);
    out.put("load", absent + 100 * load);
    out.put("dcVolts", absent + (runs ? 380 + Jitter.at(id, second) : 0));
    out.put("batteryAmps", absent + ups.battery.watts * share / UPS_BATTERY_VOLTS);
    out.put("inletCelsius", absent + 24 + 0.6 * Jitter.at(id + 7, second));
    out.put("celsius", absent + (runs ? 36 + 30 * load + Jitter.at(id, second) : 26));
    out.put("fanRpm", absent + (runs ? 4200 + 3600 * load : 0));
    out.put("runSeconds", absent + 3600.0 * (8000 + id % 6000) + second - FIRST_SECOND);
  }

  private static Word moduleState(Converter ups, int n) {
    return n == ups.failedModule ? Word.FAILED : ups.mode == Word.OFF ? Word.OFF : Word.RUNNING;
  }

  /** Rectifiers at the voltage of the battery, which hangs at the bus behind them. */
  static Instrument rectifier(Converter rectifier, Converter bus) {
    PowerNode node = rectifier.node;
    int id = Jitter.hash(node.code());
    return (out, second) -> {
      boolean mains = !node.feeders.isEmpty() && node.feeders.getFirst().live;
      double inVolts = mains ? 229 * (1 + 0.004 * Jitter.at(id, second)) : 0;
      double outVolts = bus.node.live ? DC_BATTERY_VOLTS * bus.battery.voltageShare() : 0;
      out.put("mode", bus.mode.signal());
      out.put("health", health(rectifier).signal());
      out.three("input.volts", inVolts, 0.004);
      out.three("input.amps", inVolts == 0 ? 0 : node.watts / (3 * inVolts * 0.99), 0.02);
      out.put("input.hertz", mains ? PowerInstruments.hertz(second) : 0);
      out.put("input.watts", node.watts);
      out.put("output.volts", outVolts);
      out.put("output.amps", outVolts == 0 ? 0 : bus.node.outWatts / outVolts);
      out.put("output.watts", bus.node.outWatts);
      out.put("load", 100 * node.outWatts / rectifier.ratedWatts());
      battery(out, bus, DC_BATTERY_VOLTS, second);
      modules(out, rectifier, second);
      out.put("output.wattHours", node.outWattHours);
      out.put("input.wattHours", node.wattHours);
      out.put("insulation.positiveOhms", 480_000 + 9_000 * Jitter.at(id + 1, second));
      out.put("insulation.negativeOhms", 510_000 + 9_000 * Jitter.at(id + 2, second));
      out.put("inletCelsius", 24 + 0.8 * Jitter.at(id + 3, second));
      for (int n = 1; n <= RECTIFIERS; n++) {
        out.part("module", n);
        rectifierModule(out, rectifier, n, inVolts, outVolts, second);
      }
      out.whole();
    };
  }

  private static void rectifierModule(
      SignalWriter out, Converter rectifier, int n, double inVolts, double outVolts, long second) {
    boolean fitted = n <= rectifier.modules;
    double absent = fitted ? 0 : Double.NaN;
    Word state = moduleState(rectifier, n);
    double share = state == Word.RUNNING ? 1.0 / Math.max(1, rectifier.running()) : 0;
    double watts = rectifier.node.outWatts * share;
    out.put("state", fitted ? state.signal() : Double.NaN);
    out.put("inputVolts", absent + inVolts);
    out.put(
        "inputAmps", absent + (inVolts == 0 ? 0 : rectifier.node.watts * share / (3 * inVolts)));
    out.put("volts", absent + outVolts);
    out.put("amps", absent + (outVolts == 0 ? 0 : watts / outVolts));
    out.put("watts", absent + watts);
    out.put("load", absent + 100 * watts / rectifier.unitWatts);
    out.put("celsius", absent + 38 + 26 * watts / rectifier.unitWatts + Jitter.at(n, second));
    out.put("fanRpm", absent + 3800 + 4000 * watts / rectifier.unitWatts);
  }
}
