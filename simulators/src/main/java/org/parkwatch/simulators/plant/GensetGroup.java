package org.parkwatch.simulators.plant;

import java.util.ArrayList;
import java.util.List;

/**
 * Gensets in parallel at 10 kV: started when a bus section has lost everything else, stopped three
 * minutes after the last one left. Confined to the stepper's thread.
 */
final class GensetGroup {
  private static final long STOP_AFTER_SECONDS = 180;

  final PowerNode node;
  final List<Genset> sets = new ArrayList<>();
  final List<MvSection> sections = new ArrayList<>();

  /** Storage in litres that there is room for, and that there is. */
  final double tankLitres;

  double fuelLitres;

  /** The monthly run without load. */
  boolean test;

  private boolean ordered;
  private long orderedAt;
  private long neededAt = Long.MIN_VALUE / 2;

  GensetGroup(PowerNode node) {
    this.node = node;
    tankLitres = 1000 * node.draft.rating("tankM3", 50);
    fuelLitres = 0.93 * tankLitres;
    node.live = false;
  }

  /** How long the group has been ordered to run in s; -1 while it is not. */
  long runningFor(long now) {
    return ordered ? now - orderedAt : -1;
  }

  void step(long now, double seconds) {
    boolean needed = test;
    for (MvSection section : sections) {
      needed |= section.needsGensets(now);
    }
    if (needed) {
      neededAt = now;
      if (!ordered) {
        ordered = true;
        orderedAt = now;
      }
    } else if (ordered && now - neededAt >= STOP_AFTER_SECONDS) {
      ordered = false;
    }
    int onBus = 0;
    for (Genset set : sets) {
      onBus += set.onBus(now) ? 1 : 0;
    }
    double load = onBus == 0 ? 0 : node.outWatts / onBus;
    for (Genset set : sets) {
      set.testing = test;
      set.step(now, ordered && fuelLitres > 0, set.onBus(now) ? load : 0, seconds);
      fuelLitres = Math.max(0, fuelLitres - set.litresPerSecond() * seconds);
    }
    node.setLive(onBus > 0 && !node.tripped, now);
  }

  /** How long the fuel lasts with what is burnt now, else with all needed sets at full load; s. */
  double enduranceSeconds() {
    double burnt = 0;
    double full = 0;
    for (Genset set : sets) {
      burnt += set.litresPerSecond();
      full += (38 + 0.215 * set.ratedWatts / 1000) / 3600;
    }
    double needed = node.draft.rating("needed", sets.size()) / Math.max(1, sets.size());
    return fuelLitres / Math.max(0.001, burnt > 0 ? burnt : full * needed);
  }
}
