package org.parkwatch.simulators.plant;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.parkfile.EquipmentDraft;

/**
 * One equipment of the power chain: which of its feeders carries it, whether it has voltage, what
 * it draws and delivers. Confined to the stepper's thread.
 */
final class PowerNode {
  /** How long the normal feeder must be back before an automatic switch returns to it. */
  private static final long RETRANSFER_SECONDS = 30;

  final EquipmentDraft draft;
  final double ratedAmps;
  final List<PowerNode> feeders = new ArrayList<>(2);
  final List<PowerNode> consumers = new ArrayList<>(2);

  /** How many rack PDUs or chargers hang on it: nodes fed by several at once share the load. */
  boolean parallel;

  /** Feeder that carries it, -1 while none does. */
  int chosen;

  volatile boolean live = true;

  /** Whether its meter lives from it. */
  boolean metersItself;

  /** Switched off by a person, a protection or an event. */
  boolean tripped;

  /** When {@link #live} last changed, in Unix seconds. */
  long changedAt = Long.MIN_VALUE / 2;

  /** What it uses itself in W while it has voltage. */
  double ownWatts;

  /** What it delivers all the time to what the park's files do not name, in W. */
  double fixedWatts;

  /** What it delivers in W and var. */
  double outWatts;

  double outVars;

  /** What it draws in W and var; loss and charging included. */
  double watts;

  double vars;

  double wattHours;
  double outWattHours;
  double varHours;
  double nominalVolts = 230;

  /** Measured voltage to neutral in V; the same as nominal where nobody works it out. */
  double volts = 230;

  double powerFactor = 0.955;
  double quarterWattSeconds;
  double demandWatts;
  int operations;
  @Nullable Converter converter;

  PowerNode(EquipmentDraft draft) {
    this.draft = draft;
    ratedAmps = draft.rating(EquipmentDraft.RATED_AMPS, 32);
  }

  String code() {
    return draft.code();
  }

  EquipmentKind kind() {
    return draft.kind();
  }

  /** Chooses a feeder and tells whether it has voltage. */
  void energise(long now) {
    boolean fed = feeders.isEmpty() || (parallel ? anyFeeder() : chooseFeeder(now));
    Converter c = converter;
    setLive(!tripped && (c == null ? fed : c.energise(fed, now)), now);
  }

  void setLive(boolean voltage, long now) {
    if (live != voltage) {
      live = voltage;
      changedAt = now;
    }
  }

  private boolean anyFeeder() {
    for (int i = 0; i < feeders.size(); i++) {
      if (feeders.get(i).live) {
        chosen = i;
        return true;
      }
    }
    chosen = -1;
    return false;
  }

  private boolean chooseFeeder(long now) {
    if (chosen > 0
        && feeders.getFirst().live
        && now - feeders.getFirst().changedAt >= RETRANSFER_SECONDS) {
      chosen = 0;
      operations++;
    }
    if (chosen >= 0 && feeders.get(chosen).live) {
      return true;
    }
    if (chosen >= 0 && now - feeders.get(chosen).changedAt < transferSeconds()) {
      return false;
    }
    for (int i = 0; i < feeders.size(); i++) {
      if (feeders.get(i).live && feeders.get(i).kind() != EquipmentKind.BATTERY) {
        if (chosen != i) {
          operations++;
        }
        chosen = i;
        return true;
      }
    }
    return false;
  }

  private long transferSeconds() {
    return switch (kind()) {
      case STS, UPS_GROUP, BUS -> 0;
      default -> 2;
    };
  }

  /** Works out what it draws from what it delivers, and adds that to its feeders. */
  void draw(double seconds) {
    double own = live ? ownWatts : 0;
    if (!live) {
      watts = 0;
      vars = 0;
    } else if (converter != null) {
      watts = converter.draw(outWatts, seconds);
      vars = 0.1 * watts;
    } else if (kind() == EquipmentKind.TRANSFORMER) {
      watts = outWatts + Losses.transformer(outWatts, ratedWatts());
      vars = outVars + 0.006 * ratedWatts() + 0.06 * outWatts * outWatts / ratedWatts();
    } else {
      watts = outWatts + own;
      vars = outVars + 0.5 * own;
    }
    wattHours += watts * seconds / 3600;
    outWattHours += outWatts * seconds / 3600;
    varHours += vars * seconds / 3600;
    quarterWattSeconds += watts * seconds;
    if (watts == 0 || chosen < 0 || feeders.isEmpty()) {
      return;
    }
    if (!parallel) {
      feeders.get(chosen).load(watts, vars);
      return;
    }
    int count = 0;
    for (PowerNode feeder : feeders) {
      count += feeder.live ? 1 : 0;
    }
    for (PowerNode feeder : feeders) {
      if (feeder.live) {
        feeder.load(watts / count, vars / count);
      }
    }
  }

  void load(double moreWatts, double moreVars) {
    outWatts += moreWatts;
    outVars += moreVars;
  }

  /** A whole quarter of an hour is over. */
  void endQuarter(double quarterSeconds) {
    demandWatts = quarterWattSeconds / quarterSeconds;
    quarterWattSeconds = 0;
  }

  /** Rated power in VA, or W; from whatever the files give. */
  double ratedWatts() {
    double kva = draft.rating("ratedKva", draft.rating("ratedKw", 0));
    return kva > 0
        ? kva * 1000
        : draft.rating(EquipmentDraft.RATED_AMPS, 630)
            * nominalVolts
            * draft.rating(EquipmentDraft.PHASES, 3);
  }

  double voltAmps() {
    return Math.hypot(outWatts, outVars);
  }

  double inVoltAmps() {
    return Math.hypot(watts, vars);
  }
}
