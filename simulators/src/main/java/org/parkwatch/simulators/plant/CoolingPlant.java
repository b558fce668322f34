package org.parkwatch.simulators.plant;

import java.util.ArrayList;
import java.util.List;

/**
 * Chilled water of one building: rooms take cold, chillers make it, tanks carry the minutes
 * between. Confined to the stepper's thread.
 */
final class CoolingPlant {
  static final double SUPPLY_CELSIUS = 15;
  static final double SPREAD_KELVIN = 6;
  private static final double JOULES_PER_M3_AND_KELVIN = 4.186e6;
  private static final double LOOP_M3 = 150;
  private static final double STAGE_SHARE = 0.8;

  final String building;
  final List<RoomAir> rooms = new ArrayList<>();
  final List<Chiller> chillers = new ArrayList<>();
  final List<Auxiliary> chilledPumps = new ArrayList<>();
  final List<Auxiliary> condenserPumps = new ArrayList<>();
  final List<Auxiliary> towers = new ArrayList<>();

  /** Volume of all tanks. */
  double tankM3;

  /** Share of the tanks that is cold, 0..1. */
  double charge = 1;

  /** Into the tanks positive, in W. */
  double chargeWatts;

  double demandWatts;

  /** How much warmer than usual the water is, in K. */
  double warmerKelvin;

  double wetBulbCelsius = 15;
  private boolean settled;

  CoolingPlant(String building) {
    this.building = building;
  }

  double waterCelsius() {
    return SUPPLY_CELSIUS + warmerKelvin;
  }

  double condenserInCelsius() {
    return Math.max(20, wetBulbCelsius + 4.5);
  }

  void step(long now, double seconds) {
    wetBulbCelsius = Weather.wetBulbCelsius(now);
    demandWatts = 0;
    for (RoomAir room : rooms) {
      room.step(now, waterCelsius(), seconds);
      demandWatts += room.coolingWatts;
    }
    stage(now, seconds);
    double capacity = 0;
    for (Chiller chiller : chillers) {
      capacity += chiller.capacity(now);
    }
    double made = make(capacity, seconds);
    for (Chiller chiller : chillers) {
      double part = capacity > 0 ? made * chiller.capacity(now) / capacity : 0;
      chiller.carry(part, condenserInCelsius());
    }
    drive(seconds);
  }

  /** Starts and stops chillers so that each runs at up to four fifths. */
  private void stage(long now, double seconds) {
    double load = demandWatts + (charge < 0.9 ? 0.1 * demandWatts : 0);
    for (Chiller chiller : chillers) {
      boolean wanted = load > 0 || chiller.place == 0;
      if (!settled && wanted) {
        chiller.settle();
      }
      chiller.step(now, wanted, seconds);
      if (chiller.could()) {
        load -= STAGE_SHARE * chiller.ratedWatts;
      }
    }
    settled = true;
  }

  /** Balances chillers, tanks and the water itself; what the chillers make in W. */
  private double make(double capacity, double seconds) {
    double full = tankM3 * SPREAD_KELVIN * JOULES_PER_M3_AND_KELVIN;
    double loop = LOOP_M3 * JOULES_PER_M3_AND_KELVIN;
    double spare = capacity - demandWatts;
    if (spare < 0) {
      double fromTank = full == 0 ? 0 : Math.min(-spare, charge * full / seconds);
      chargeWatts = -fromTank;
      charge = full == 0 ? 0 : Math.max(0, charge - fromTank * seconds / full);
      warmerKelvin = Math.min(25, warmerKelvin + (-spare - fromTank) * seconds / loop);
      return capacity;
    }
    double cool = Math.min(spare, warmerKelvin * loop / 120);
    warmerKelvin = Math.max(0, warmerKelvin - cool * seconds / loop);
    double toTank = charge < 1 ? Math.min(spare - cool, 0.25 * capacity) : 0;
    chargeWatts = toTank;
    charge = full == 0 ? 0 : Math.min(1, charge + toTank * seconds / full);
    return demandWatts + cool + toTank;
  }

  private void drive(double seconds) {
    for (int i = 0;
        i < Math.max(chilledPumps.size(), Math.max(condenserPumps.size(), towers.size()));
        i++) {
      boolean runs = i < chillers.size() && chillers.get(i).state == Word.RUNNING;
      boolean prepares = i < chillers.size() && chillers.get(i).state == Word.STARTING;
      double share = runs ? chillers.get(i).coolingWatts / chillers.get(i).ratedWatts : 0;
      double wanted = runs || prepares ? 0.55 + 0.4 * Math.min(1, share) : 0;
      if (i < chilledPumps.size()) {
        chilledPumps.get(i).drive(wanted, seconds);
      }
      if (i < condenserPumps.size()) {
        condenserPumps.get(i).drive(wanted == 0 ? 0 : Math.max(0.7, wanted), seconds);
      }
      if (i < towers.size()) {
        towers.get(i).drive(runs ? 0.35 + 0.6 * Math.min(1, share) : 0, seconds);
      }
    }
  }

  /** How long the tanks carry what is drawn now, in s. */
  double tankSeconds() {
    double full = tankM3 * SPREAD_KELVIN * JOULES_PER_M3_AND_KELVIN;
    return Math.min(86_400, charge * full / Math.max(1, demandWatts));
  }
}
