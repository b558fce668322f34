package org.parkwatch.simulators.plant;

/** What the sensors in a room measure: climate, doors, water, smoke, fire, gas. */
final class RoomInstruments {
  private static final int CLIMATE_SENSORS = 12;
  private static final int DOORS = 204;
  private static final int PIPES = 4;

  private RoomInstruments() {}

  /**
   * Twelve sensors along an aisle.
   *
   * @param hot whether on the side where the air leaves the cabinets
   * @param aisle load of the cabinets there, as a multiple of the room's mean
   * @param model knows which sensors are wrong, and since when the park is looked at
   */
  static Instrument climate(
      String code, RoomAir room, boolean hot, AisleLoad aisle, PlantModel model) {
    int id = Jitter.hash(code);
    return (out, second) -> {
      double rise = hot ? 11.5 * Math.pow(Math.max(0.05, aisle.share()), 0.6) : 1.2;
      double celsius = RoomAir.SUPPLY_SETPOINT + rise + room.warmerKelvin;
      double humidity = hot ? 33 : 52;
      for (int n = 1; n <= CLIMATE_SENSORS; n++) {
        double place = 0.8 * (Jitter.fixed(id + n) - 0.3);
        out.part("sensor", n);
        double right = celsius + place + 0.15 * Jitter.at(id + n, second / 4);
        double days = SeededFaults.days(model.baseSecond(), second);
        out.put("celsius", model.seeded().shown(code, n, right, days));
        out.put(
            "humidity",
            Math.clamp(
                humidity - 1.4 * room.warmerKelvin + Jitter.at(id + 20 + n, second / 16), 8, 90));
      }
      out.whole();
    };
  }

  /** Load of the cabinets at an aisle. */
  @FunctionalInterface
  interface AisleLoad {
    /** As a multiple of the room's mean. */
    double share();
  }

  static Instrument doors(RoomHazards hazards) {
    return (out, second) -> {
      for (int n = 1; n <= DOORS; n++) {
        out.part("door", n);
        out.put("state", (n == hazards.openDoor ? Word.OPEN : Word.CLOSED).signal());
      }
      out.whole();
    };
  }

  static Instrument leak(String code, RoomHazards hazards) {
    int id = Jitter.hash(code);
    return (out, second) -> {
      boolean wet = !Double.isNaN(hazards.leakMetres);
      out.put("state", (wet ? Word.WET : Word.DRY).signal());
      out.put("distance", hazards.leakMetres);
      out.put("microamps", (wet ? 180 : 2.1) + 0.2 * Jitter.at(id, second));
    };
  }

  static Instrument smoke(String code, RoomHazards hazards) {
    int id = Jitter.hash(code);
    return (out, second) -> {
      double base = (hazards.smoke ? 0.14 : 0.004) + 0.001 * Jitter.at(id, second / 8);
      out.put("state", (hazards.smoke ? Word.ACTION : Word.NORMAL).signal());
      out.put("obscuration", base);
      out.put("airFlow", 100 + 2 * Jitter.at(id + 1, second / 4));
      for (int n = 0; n < PIPES; n++) {
        out.part("pipe", n);
        out.put("obscuration", base * (0.9 + 0.2 * Jitter.fixed(id + n)));
      }
      out.whole();
    };
  }

  static Instrument fire(RoomHazards hazards) {
    return (out, second) -> {
      Word release = hazards.release(second);
      out.put("alarm", (release == Word.NORMAL ? Word.NORMAL : Word.ACTIVE).signal());
      out.put("fault", Word.NORMAL.signal());
      out.put("release", release.signal());
      out.put("inhibit", Word.NORMAL.signal());
      out.put("bottlePascal", release == Word.RELEASED ? 200_000 : 4_210_000);
    };
  }

  static Instrument gas(String code) {
    int id = Jitter.hash(code);
    return (out, second) -> {
      out.put("hydrogen", Math.max(0, 12 + 6 * Jitter.at(id, second / 16)));
      out.put("carbonMonoxide", Math.max(0, 1 + Jitter.at(id + 1, second / 16)));
      out.put("offGas", Math.max(0, 8 + 4 * Jitter.at(id + 2, second / 16)));
      out.put("state", Word.NORMAL.signal());
    };
  }
}
