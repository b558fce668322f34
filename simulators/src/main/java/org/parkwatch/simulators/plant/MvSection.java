package org.parkwatch.simulators.plant;

import org.jspecify.annotations.Nullable;

/**
 * The control of a 10 kV bus section: its own circuit, else after some seconds the tie to the other
 * section, else the gensets; back to the circuit when that has been there for a minute. Confined to
 * the stepper's thread.
 */
final class MvSection {
  enum Source {
    CIRCUIT,
    TIE,
    GENSETS,
    NONE
  }

  private static final long RETRANSFER_SECONDS = 60;
  private static final long FIRST_LOAD_STEP_SECONDS = 60;
  private static final long LOAD_STEP_SECONDS = 20;

  final PowerNode bus;
  final PowerNode circuit;
  final @Nullable PowerNode tie;
  final @Nullable PowerNode gensetBus;
  final @Nullable GensetGroup gensets;

  /** Which load step of the gensets this section is, from 0. */
  final int loadStep;

  @Nullable MvSection other;
  Source source = Source.CIRCUIT;
  private long lostAt;

  MvSection(
      PowerNode bus,
      PowerNode circuit,
      @Nullable PowerNode tie,
      @Nullable PowerNode gensetBus,
      @Nullable GensetGroup gensets,
      int loadStep) {
    this.bus = bus;
    this.circuit = circuit;
    this.tie = tie;
    this.gensetBus = gensetBus;
    this.gensets = gensets;
    this.loadStep = loadStep;
  }

  /** Whether only the gensets could carry it. */
  boolean needsGensets(long now) {
    return source == Source.GENSETS
        || (source == Source.NONE && !circuit.live && !tieCould() && now - lostAt >= 1);
  }

  void energise(long now) {
    Source before = source;
    switch (source) {
      case CIRCUIT -> {
        if (!circuit.live) {
          lose(now);
        }
      }
      case TIE -> {
        if (circuit.live && now - circuit.changedAt >= RETRANSFER_SECONDS) {
          source = Source.CIRCUIT;
        } else if (!tieCould()) {
          lose(now);
        }
      }
      case GENSETS -> {
        if (circuit.live && now - circuit.changedAt >= 2 * RETRANSFER_SECONDS) {
          source = Source.CIRCUIT;
        } else if (gensetBus == null || !gensetBus.live) {
          lose(now);
        }
      }
      case NONE -> recover(now);
    }
    if (before != source) {
      bus.operations++;
      if (tie != null && (before == Source.TIE || source == Source.TIE)) {
        tie.operations++;
      }
    }
    PowerNode feeder =
        switch (source) {
          case CIRCUIT -> circuit;
          case TIE -> tie;
          case GENSETS -> gensetBus;
          case NONE -> null;
        };
    bus.chosen = feeder == null ? -1 : bus.feeders.indexOf(feeder);
    bus.setLive(feeder != null && !bus.tripped, now);
  }

  private void lose(long now) {
    source = Source.NONE;
    lostAt = now;
    recover(now);
  }

  private void recover(long now) {
    long without = now - lostAt;
    GensetGroup group = gensets;
    if (circuit.live && without >= 5) {
      source = Source.CIRCUIT;
    } else if (tie != null && tieCould()) {
      // gensets may run already, as for a test: the tie comes first all the same
      source = without >= (long) tie.draft.rating("transferSeconds", 3) ? Source.TIE : Source.NONE;
    } else if (group != null
        && gensetBus != null
        && gensetBus.live
        && !circuit.live
        && group.runningFor(now) >= FIRST_LOAD_STEP_SECONDS + LOAD_STEP_SECONDS * loadStep) {
      source = Source.GENSETS;
    }
  }

  private boolean tieCould() {
    return tie != null
        && !tie.tripped
        && other != null
        && other.source == Source.CIRCUIT
        && other.circuit.live;
  }
}
