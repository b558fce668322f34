package org.parkwatch.simulators.ydt1363;

import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.plant.Signals;

/** A UPS of three phases: CID1 2AH with 41H, 43H and 44H of the standard. */
final class UpsMachine implements Machine {
  private static final int UPS = 0x2A;
  private static final int INVERTER = 1;
  private static final int BYPASS = 2;
  private static final int BELOW = 1;
  private static final int FAULT = 0xF0;
  private static final double LOWEST_VOLTS = 187;

  private final Readings readings;

  UpsMachine(Signals signals, String equipment) {
    readings = new Readings(signals, equipment);
  }

  @Override
  public boolean has(int cid1) {
    return cid1 == UPS;
  }

  @Override
  public byte @Nullable [] answer(int cid1, int command) {
    return switch (command) {
      case 0x41 -> new InfoWriter().bytes(0).floats(analogue()).bytes(0, 0, 0).written();
      case 0x43 ->
          new InfoWriter().bytes(0, readings.is("mode", "bypass") ? BYPASS : INVERTER).written();
      case 0x44 -> new InfoWriter().bytes(alarms()).written();
      default -> null;
    };
  }

  private double[] analogue() {
    return readings.all(
        "input.volts.l1",
        "input.volts.l2",
        "input.volts.l3",
        "output.volts.l1",
        "output.volts.l2",
        "output.volts.l3",
        "output.amps.l1",
        "output.amps.l2",
        "output.amps.l3",
        "battery.volts",
        "output.hertz");
  }

  /** Flag, then: in step, mains, rectifier, inverter, bypass, battery. */
  private int[] alarms() {
    boolean failed = readings.is("health", "alarm");
    return new int[] {
      0,
      0,
      readings.of("input.volts.l1") < LOWEST_VOLTS ? BELOW : 0,
      0,
      failed ? FAULT : 0,
      readings.is("bypass", "unavailable") ? BELOW : 0,
      0
    };
  }
}
