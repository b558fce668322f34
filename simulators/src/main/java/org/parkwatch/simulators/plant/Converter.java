package org.parkwatch.simulators.plant;

import org.parkwatch.facility.park.EquipmentKind;

/**
 * UPS group, rectifier group or the DC bus behind it: takes from the mains while there is one, else
 * from its battery. Confined to the stepper's thread.
 */
final class Converter {
  final PowerNode node;

  /** Energy store; a rectifier's is at the bus behind it, so it has none that holds anything. */
  final Battery battery;

  final int modules;
  final int needed;
  final double unitWatts;
  Word mode = Word.ONLINE;
  boolean inBypass;
  int failedModule;
  boolean charging;

  Converter(PowerNode node, Battery battery) {
    this.node = node;
    this.battery = battery;
    modules = (int) node.draft.rating("units", 1);
    needed = (int) node.draft.rating("needed", modules);
    unitWatts = 1000 * node.draft.rating("unitKw", 50);
  }

  boolean energise(boolean fed, long now) {
    if (inBypass) {
      mode = fed ? Word.BYPASS : Word.OFF;
      return fed;
    }
    if (fed) {
      mode = Word.ONLINE;
      return true;
    }
    boolean carried = battery.charge > 0;
    mode = carried ? Word.BATTERY : Word.OFF;
    return carried;
  }

  /** What it draws from its feeder while it delivers. */
  double draw(double outWatts, double seconds) {
    double loss = node.kind() == EquipmentKind.BUS ? 0 : Losses.converter(outWatts, ratedWatts());
    return switch (mode) {
      case BATTERY -> {
        battery.discharge(outWatts + loss, seconds);
        yield 0;
      }
      case BYPASS -> outWatts + 0.004 * ratedWatts() + battery.rest();
      default -> outWatts + loss + battery.charge(seconds);
    };
  }

  double ratedWatts() {
    return modules * unitWatts;
  }

  int running() {
    return modules - (failedModule > 0 ? 1 : 0);
  }
}
