package org.parkwatch.simulators.plant;

/** What the building management measures at chillers, water and air handlers. */
final class CoolingInstruments {
  private static final double JOULES_PER_M3_AND_KELVIN = 4.186e6;
  private static final double SQRT3 = Math.sqrt(3);
  private static final int LAYERS = 12;

  private CoolingInstruments() {}

  /** Flow in m³/h that carries the heat. */
  private static double flow(double watts, double kelvin) {
    return 3600 * watts / (JOULES_PER_M3_AND_KELVIN * kelvin);
  }

  private static double alarm(PowerNode node) {
    return (node.tripped ? Word.ALARM : Word.NORMAL).signal();
  }

  static Instrument chiller(Chiller chiller, CoolingPlant plant) {
    PowerNode node = chiller.node;
    int id = Jitter.hash(node.code());
    return (out, second) -> {
      boolean runs = chiller.state == Word.RUNNING;
      double load = chiller.coolingWatts / chiller.ratedWatts;
      double supply = plant.waterCelsius() + (runs ? -0.2 : 1.5) + 0.1 * Jitter.at(id, second);
      double volts = node.live ? 10_120 : 0;
      double flow = runs ? 0.6 * flow(chiller.ratedWatts, CoolingPlant.SPREAD_KELVIN) : 0;
      double spread =
          flow == 0 ? 0 : 3600 * chiller.coolingWatts / (flow * JOULES_PER_M3_AND_KELVIN);
      double condenserIn = plant.condenserInCelsius() + 0.1 * Jitter.at(id + 1, second);
      double rejected = chiller.coolingWatts + node.watts;
      double condenserFlow = runs ? 0.75 * flow(chiller.ratedWatts * 1.2, 5) : 0;
      out.put("state", chiller.state.signal());
      out.put("alarm", alarm(node));
      out.put("control", Word.AUTO.signal());
      out.put("watts", node.watts);
      out.put("wattHours", node.wattHours);
      out.put("amps", volts == 0 ? 0 : node.watts / (SQRT3 * volts * 0.93));
      out.put("lineVolts", volts);
      out.put("load", 100 * load);
      out.put("rpm", runs ? 4200 + 3600 * load : 0);
      out.put("supplyCelsius", supply);
      out.put("returnCelsius", supply + spread);
      out.put("setpointCelsius", CoolingPlant.SUPPLY_CELSIUS);
      out.put("flow", flow);
      out.put("dropPascal", 85_000 * Math.pow(flow / 650, 2));
      out.put("condenserInCelsius", condenserIn);
      out.put(
          "condenserOutCelsius",
          condenserIn + (runs ? 3600 * rejected / (condenserFlow * JOULES_PER_M3_AND_KELVIN) : 0));
      out.put("condenserFlow", condenserFlow);
      out.put("coolingWatts", chiller.coolingWatts);
      out.put("cop", runs && node.watts > 0 ? chiller.coolingWatts / node.watts : 0);
      out.put("evaporatorPascal", runs ? 372_000 - 12_000 * load : 540_000);
      out.put(
          "condenserPascal", runs ? 690_000 + 9_000 * (condenserIn - 20) + 60_000 * load : 560_000);
      out.put("oilCelsius", runs ? 52 + 4 * load : 48);
      out.put("oilPascal", runs ? 180_000 : 0);
      out.put("vaneOpening", runs ? Math.min(100, 35 + 70 * load) : 0);
      out.put("bearingCelsius", runs ? 55 + 8 * load : 30);
      out.put("motorCelsius", runs ? 58 + 24 * load : 30);
      out.put("starts", chiller.starts);
      out.put("runSeconds", chiller.runSeconds);
    };
  }

  static Instrument tower(Auxiliary tower, CoolingPlant plant) {
    int id = Jitter.hash(tower.node.code());
    return (out, second) -> {
      boolean runs = tower.state() == Word.RUNNING;
      double outCelsius = plant.condenserInCelsius() + 0.15 * Jitter.at(id, second);
      out.put("state", tower.state().signal());
      out.put("alarm", alarm(tower.node));
      out.put("fanSpeed", 100 * tower.speed);
      out.put("watts", tower.node.watts);
      out.put("wattHours", tower.node.wattHours);
      out.put("inCelsius", outCelsius + (runs ? 4.2 : 0));
      out.put("outCelsius", outCelsius);
      out.put("wetBulbCelsius", plant.wetBulbCelsius);
      out.put("basinLevel", 71 + 3 * Jitter.at(id + 1, second));
      out.put("conductivity", 860 + 60 * Jitter.at(id + 2, second / 30));
      out.put("makeUpFlow", runs ? 5.5 * tower.speed : 0);
      out.put("vibration", runs ? 1.4 + 0.3 * Jitter.at(id + 3, second) : 0.1);
      out.put("runSeconds", tower.runSeconds);
    };
  }

  static Instrument pump(Auxiliary pump) {
    int id = Jitter.hash(pump.node.code());
    double ratedFlow = pump.node.draft.rating("ratedM3h", 650);
    return (out, second) -> {
      out.put("state", pump.state().signal());
      out.put("alarm", alarm(pump.node));
      out.put("speedPercent", 100 * pump.speed);
      out.put("watts", pump.node.watts);
      out.put("wattHours", pump.node.wattHours);
      out.put("amps", pump.node.watts / (SQRT3 * 398 * 0.88));
      out.put("driveHertz", 50 * pump.speed);
      out.put("flow", ratedFlow * pump.speed * (1 + 0.006 * Jitter.at(id, second)));
      out.put("pascal", 150_000 + 300_000 * pump.speed * pump.speed);
      out.put("suctionPascal", 150_000 + 2_000 * Jitter.at(id + 1, second));
      out.put("motorCelsius", 32 + 38 * pump.speed);
      out.put("runSeconds", pump.runSeconds);
    };
  }

  static Instrument tank(PowerNode tank, CoolingPlant plant) {
    int id = Jitter.hash(tank.code());
    double share = tank.draft.rating("volumeM3", 450) / Math.max(1, plant.tankM3);
    return (out, second) -> {
      double cold = plant.waterCelsius();
      double warm = cold + CoolingPlant.SPREAD_KELVIN;
      double watts = plant.chargeWatts * share;
      Word state = watts > 0 ? Word.CHARGING : watts < 0 ? Word.DISCHARGING : Word.IDLE;
      out.put("state", (plant.charge <= 0.01 ? Word.EMPTY : state).signal());
      out.put("topCelsius", layer(plant, 1, cold, warm));
      out.put("middleCelsius", layer(plant, LAYERS / 2, cold, warm));
      out.put("bottomCelsius", layer(plant, LAYERS, cold, warm));
      out.put("level", 96.5 + 0.2 * Jitter.at(id, second));
      out.put("flow", Math.abs(flow(watts, CoolingPlant.SPREAD_KELVIN)));
      out.put("charge", 100 * plant.charge);
      out.put("seconds", plant.tankSeconds());
      out.put("supplyCelsius", cold + 0.1);
      out.put("returnCelsius", warm);
      out.put("valve", watts == 0 ? 0 : 100);
      for (int n = 1; n <= LAYERS; n++) {
        out.part("layer", n);
        out.put("celsius", layer(plant, n, cold, warm) + 0.05 * Jitter.at(id + n, second));
      }
      out.whole();
    };
  }

  /** Cold lies below; the boundary sinks as the tank is emptied, and is a layer thick. */
  private static double layer(CoolingPlant plant, int n, double cold, double warm) {
    double boundary = LAYERS * (1 - plant.charge);
    double share = Math.clamp(n - boundary, 0, 1);
    return warm + (cold - warm) * share;
  }

  static Instrument plate(PowerNode node, CoolingPlant plant) {
    return (out, second) -> {
      double water = plant.waterCelsius() + CoolingPlant.SPREAD_KELVIN;
      double condenser = plant.condenserInCelsius();
      out.put("state", (node.live ? Word.STANDBY : Word.OFF).signal());
      out.put("primaryInCelsius", condenser);
      out.put("primaryOutCelsius", condenser);
      out.put("secondaryInCelsius", water);
      out.put("secondaryOutCelsius", water);
      out.put("dropPascal", 0);
      out.put("valve", 0);
      out.put("coolingWatts", 0);
    };
  }

  static Instrument crah(Crah crah, RoomAir room, CoolingPlant plant) {
    PowerNode node = crah.node;
    int id = Jitter.hash(node.code());
    return (out, second) -> {
      boolean runs = crah.state == Word.RUNNING;
      double share = crah.coolingWatts / crah.ratedWatts;
      double supply = RoomAir.SUPPLY_SETPOINT + room.warmerKelvin + 0.2 * Jitter.at(id, second);
      double back = room.returnCelsius() + 0.3 * Jitter.at(id + 1, second);
      double air = 27_000 * crah.fan;
      out.put("state", crah.state.signal());
      out.put("alarm", alarm(node));
      out.put("supplyCelsius", runs ? supply : back - 1);
      out.put("returnCelsius", back);
      out.put("setpointCelsius", RoomAir.SUPPLY_SETPOINT);
      out.put("supplyHumidity", 56 + 2 * Jitter.at(id + 2, second / 8) - room.warmerKelvin);
      out.put("returnHumidity", 34 + 1.5 * Jitter.at(id + 3, second / 8) - 0.6 * room.warmerKelvin);
      out.put("fanSpeed", 100 * crah.fan);
      out.put("valve", runs ? Math.min(100, 18 + 85 * share) : 0);
      out.put("coolingWatts", crah.coolingWatts);
      out.put("watts", node.watts);
      out.put("wattHours", node.wattHours);
      out.put("airFlow", air);
      out.put("filterPascal", 95 * crah.fan * crah.fan + 10);
      out.put("underfloorPascal", runs ? 22 + 3 * Jitter.at(id + 4, second) : 6);
      out.put("waterInCelsius", plant.waterCelsius() + 0.2);
      out.put("waterOutCelsius", plant.waterCelsius() + 0.2 + (runs ? 5.8 : 0));
      out.put("waterFlow", flow(crah.coolingWatts, 5.8));
      out.put("condensate", Word.NORMAL.signal());
      out.put("leak", Word.NORMAL.signal());
      out.put("filter", Word.NORMAL.signal());
      out.put("humidifier", 0);
      out.put("amps", node.watts / (SQRT3 * 398 * 0.95));
      out.put("runSeconds", crah.runSeconds);
    };
  }
}
