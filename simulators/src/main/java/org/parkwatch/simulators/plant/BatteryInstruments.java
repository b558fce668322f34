package org.parkwatch.simulators.plant;

/** What block monitors and battery management measure. */
final class BatteryInstruments {
  private static final int LFP_CELLS = 240;
  private static final int LFP_RACKS = 4;
  private static final int LFP_PACKS = 40;

  private BatteryInstruments() {}

  /**
   * Monitor of lead-acid blocks.
   *
   * @param blocks 240 or 320 of 12 V in strings of 40, or 480 of 2 V in strings of 120
   */
  static Instrument blocks(PowerNode node, Converter converter, int blocks) {
    int id = Jitter.hash(node.code());
    double blockVolts = blocks == 480 ? 2 : 12;
    int perString = blocks == 480 ? 120 : 40;
    double stringVolts = perString * blockVolts;
    int strings = Math.max(1, blocks / perString);
    return (out, second) -> {
      Battery battery = converter.battery;
      double share = battery.voltageShare();
      double amps = battery.watts / (stringVolts * share);
      boolean discharging = battery.watts < 0;
      double ambient = 23.5 + 0.6 * Jitter.at(id, second);
      out.put("mode", battery.mode().signal());
      out.put("volts", stringVolts * share);
      out.put("amps", amps);
      out.put("charge", 100 * battery.charge);
      out.put("healthPercent", 97 - 4 * Jitter.fixed(id));
      out.put("ambientCelsius", ambient);
      out.put("seconds", battery.secondsLeft(converter.node.outWatts));
      for (int n = 1; n <= strings; n++) {
        out.part("string", n);
        out.put("volts", stringVolts * share);
        out.put("amps", amps / strings * (1 + 0.03 * (Jitter.fixed(id + n) - 0.5)));
      }
      for (int n = 1; n <= blocks; n++) {
        int own = id + 1000 + n;
        double worn = Jitter.fixed(own);
        double sag = discharging ? 0.01 * worn : 0.004 * (worn - 0.5);
        out.part("block", n);
        out.put("volts", blockVolts * share * (1 - sag) + 0.002 * Jitter.at(own, second));
        out.put("ohms", (blockVolts == 2 ? 0.00042 : 0.0031) * (0.94 + 0.12 * worn * worn));
        out.put("celsius", ambient + 0.9 + worn + (discharging ? 1.5 : 0));
      }
      out.whole();
    };
  }

  /** Management of lithium iron phosphate racks. */
  static Instrument lfp(PowerNode node, Converter converter) {
    int id = Jitter.hash(node.code());
    return (out, second) -> {
      Battery battery = converter.battery;
      double cell = battery.watts < 0 ? 3.18 + 0.1 * battery.charge : 3.34 + 0.02 * battery.charge;
      double volts = LFP_CELLS * cell;
      double outAmps = -battery.watts / volts;
      Word mode =
          switch (battery.mode()) {
            case DISCHARGING -> Word.DISCHARGING;
            case CHARGING -> Word.CHARGING;
            default -> Word.STANDBY;
          };
      out.put("mode", mode.signal());
      out.put("volts", volts);
      out.put("outAmps", outAmps);
      out.put("charge", 100 * battery.charge);
      out.put("healthPercent", 98.5);
      out.put("seconds", battery.secondsLeft(converter.node.outWatts));
      out.put("chargedWattHours", 420_000 + battery.chargedWattHours);
      out.put("dischargedWattHours", 380_000 + battery.dischargedWattHours);
      out.put("cycles", 11 + id % 9);
      out.put("ambientCelsius", 24 + 0.6 * Jitter.at(id, second));
      out.put("contactor", Word.CLOSED.signal());
      out.put("gas", Word.NORMAL.signal());
      for (int n = 1; n <= LFP_RACKS; n++) {
        double spread = 0.004 + 0.006 * Jitter.fixed(id + n);
        double celsius = 25.5 + 0.8 * Jitter.fixed(id + 10 + n);
        out.part("rack", n);
        out.put("state", Word.NORMAL.signal());
        out.put("volts", volts);
        out.put("outAmps", outAmps / LFP_RACKS);
        out.put("charge", Math.min(100, 100 * battery.charge + 0.4 * (Jitter.fixed(id + n) - 0.5)));
        out.put("cellVoltsHighest", cell + spread);
        out.put("cellVoltsLowest", cell - spread);
        out.put("cellHighest", 1 + (id + 31 * n) % LFP_CELLS);
        out.put("cellLowest", 1 + (id + 77 * n) % LFP_CELLS);
        out.put("celsiusHighest", celsius + 1.6);
        out.put("celsiusLowest", celsius - 0.7);
      }
      for (int n = 1; n <= LFP_PACKS; n++) {
        out.part("pack", n);
        out.put("celsius", 25 + Jitter.fixed(id + 200 + n) + 0.2 * Jitter.at(id + n, second));
        out.put("volts", 16 * cell * (1 + 0.002 * (Jitter.fixed(id + 300 + n) - 0.5)));
      }
      out.whole();
    };
  }
}
