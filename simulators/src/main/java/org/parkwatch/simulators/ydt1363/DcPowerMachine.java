package org.parkwatch.simulators.ydt1363;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.plant.Signals;

/** A DC power system: AC distribution 40H, rectifiers 41H, DC distribution 42H. */
final class DcPowerMachine implements Machine {
  private static final int AC = 0x40;
  private static final int RECTIFIERS = 0x41;
  private static final int DC = 0x42;
  private static final int MOST_MODULES = 8;
  private static final int GET_TIME = 0x4D;

  private final Readings readings;
  private final InstantSource clock;

  DcPowerMachine(Signals signals, String equipment, InstantSource clock) {
    readings = new Readings(signals, equipment);
    this.clock = clock;
  }

  @Override
  public boolean has(int cid1) {
    return cid1 >= AC && cid1 <= DC;
  }

  @Override
  public byte @Nullable [] answer(int cid1, int command) {
    return switch (cid1 << Byte.SIZE | command) {
      case AC << Byte.SIZE | 0x41 -> ac();
      case AC << Byte.SIZE | 0x44 ->
          new InfoWriter().bytes(0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0).written();
      case RECTIFIERS << Byte.SIZE | 0x41 -> rectifiers();
      case RECTIFIERS << Byte.SIZE | 0x43 -> modules(false);
      case RECTIFIERS << Byte.SIZE | 0x44 -> modules(true);
      case DC << Byte.SIZE | 0x41 -> dc();
      case DC << Byte.SIZE | 0x44 -> new InfoWriter().bytes(0, 1, 0, 0, 0).written();
      default -> command == GET_TIME ? time() : null;
    };
  }

  private byte[] ac() {
    return new InfoWriter()
        .bytes(0, 1, 1)
        .floats(readings.all("input.volts.l1", "input.volts.l2", "input.volts.l3", "input.hertz"))
        .bytes(0)
        .floats(readings.all("input.amps.l1", "input.amps.l2", "input.amps.l3"))
        .written();
  }

  private byte[] rectifiers() {
    InfoWriter info =
        new InfoWriter().bytes(0).floats(readings.of("output.volts")).bytes(MOST_MODULES);
    for (int n = 1; n <= MOST_MODULES; n++) {
      info.floats(readings.of("module" + n + ".amps")).bytes(0);
    }
    return info.written();
  }

  /** On or off, limit, charge and no own values; or a fault and no own values. */
  private byte[] modules(boolean alarms) {
    InfoWriter info = new InfoWriter().bytes(0, MOST_MODULES);
    for (int n = 1; n <= MOST_MODULES; n++) {
      String state = "module" + n + ".state";
      if (alarms) {
        info.bytes(readings.is(state, "failed") ? 1 : 0, 0);
      } else {
        info.bytes(readings.is(state, "off") ? 1 : 0, 1, 0, 0);
      }
    }
    return info.written();
  }

  private byte[] dc() {
    return new InfoWriter()
        .bytes(0, 1)
        .floats(readings.all("output.volts", "output.amps"))
        .bytes(1)
        .floats(-readings.of("battery.outAmps"))
        .bytes(0, 0)
        .written();
  }

  private byte[] time() {
    ZonedDateTime now = clock.instant().atZone(ZoneId.systemDefault());
    return new InfoWriter()
        .bytes(now.getYear() >>> Byte.SIZE, now.getYear() & 0xFF)
        .bytes(now.getMonthValue(), now.getDayOfMonth())
        .bytes(now.getHour(), now.getMinute(), now.getSecond())
        .written();
  }
}
