package org.parkwatch.simulators.rackpdu;

import static org.parkwatch.simulators.rackpdu.Values.integer;
import static org.parkwatch.simulators.rackpdu.Values.octets;
import static org.parkwatch.simulators.rackpdu.Values.steps;
import static org.parkwatch.simulators.rackpdu.Values.text;

import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.snmp.MibTree;

/**
 * Server Technology PRO2 as Sentry4-MIB (1718.4) describes it: one unit, one single-phase cord.
 * Every number is an Integer32. Scales: current 0.01 A, voltage 0.1 V, power W, energy 0.1 kWh,
 * power factor 0.01, temperature 0.1 °C, humidity whole percent, thresholds of current 0.1 A.
 *
 * <p>A unit always lists two temperature and two humidity sensors. One that was never plugged in
 * reads -410 or -1 with the status notFound(7), one that was unplugged the same with lost(8).
 */
final class ServerTechSentry4 {
  private static final String ST4 = Mib.ENTERPRISES + "1718.4.1.";
  private static final int MAC_PREFIX = 0x000A9C;
  private static final int ON = 1;
  private static final int NORMAL = 0;
  private static final int NOT_FOUND = 7;
  private static final int LOST = 8;
  private static final int HIGH_WARNING = 16;
  private static final int HIGH_ALARM = 17;
  private static final int NO_TEMPERATURE = -410;
  private static final int NO_HUMIDITY = -1;

  private final Mib mib = new Mib();
  private final String model;
  private final int outlets;

  ServerTechSentry4(String model, int outlets) {
    this.model = model;
    this.outlets = outlets;
  }

  MibTree<PduReading> tree() {
    Basics.system(mib, reading -> "Sentry Smart PDU", Mib.ENTERPRISES + "1718.4", "Facility");
    Basics.interfaces(mib, "lo", "eth0", 100_000_000, MAC_PREFIX);
    systemAndUnit();
    cord();
    line(1, "AA:L1");
    line(2, "AA:N");
    phase();
    branch(Bank.ONE);
    branch(Bank.TWO);
    temperatureSensors();
    humiditySensors();
    return mib.build();
  }

  private void systemAndUnit() {
    mib.scalar(ST4 + "1.1.1", text("Sentry Smart PDU"))
        .scalar(ST4 + "1.1.2", text(Identity::location))
        .scalar(ST4 + "1.1.3", text("Version 8.0n"))
        .scalar(ST4 + "1.1.5", text(reading -> Identity.serial(reading, "%08d")))
        .scalar(ST4 + "1.1.7", integer(1))
        .scalar(ST4 + "1.1.21", integer(1));
    mib.row(ST4 + "2.2.1", "1")
        .put(2, text("A"))
        .put(3, text("Master"))
        .put(4, text(reading -> Identity.serial(reading, "ABCD%08d")))
        .put(5, text(model))
        .put(6, text(reading -> reading.pdu().code()))
        .put(7, integer(0))
        .put(30, integer(1))
        .put(31, integer(2))
        .put(32, integer(2));
    mib.row(ST4 + "2.3.1", "1").put(1, integer(NORMAL));
  }

  private void cord() {
    mib.row(ST4 + "3.2.1", "1.1")
        .put(2, text("AA"))
        .put(3, text("Master_Cord_A"))
        .put(6, text("IEC60309 32A 2P+E"))
        .put(7, integer(2300))
        .put(8, integer(200))
        .put(9, integer(240))
        .put(10, integer(r -> steps(r.pdu().ratedAmps(), 1)))
        .put(11, integer(r -> steps(r.pdu().ratedAmps(), 1)))
        .put(12, integer(ServerTechSentry4::capacity))
        .put(20, integer(2))
        .put(21, integer(1))
        .put(22, integer(2))
        .put(23, integer(2))
        .put(24, integer(outlets));
    mib.row(ST4 + "3.3.1", "1.1")
        .put(1, integer(ON))
        .put(2, integer(ServerTechSentry4::loadStatus))
        .put(3, integer(r -> steps(r.watts(), 1)))
        .put(4, integer(ServerTechSentry4::loadStatus))
        .put(5, integer(r -> steps(r.voltAmps(), 1)))
        .put(6, integer(ServerTechSentry4::loadStatus))
        .put(7, integer(r -> Math.min(1200, steps(r.voltAmps() / capacity(r), 1000))))
        .put(8, integer(ServerTechSentry4::powerFactor))
        .put(9, integer(NORMAL))
        .put(10, integer(r -> r.energy(100)))
        .put(11, integer(r -> steps(r.hertz(), 10)))
        .put(12, integer(0))
        .put(13, integer(NORMAL));
    mib.row(ST4 + "3.4.1", "1.1")
        .put(1, octets(r -> new byte[] {(byte) 0xC0}))
        .put(2, integer(0))
        .put(3, integer(0))
        .put(4, integer(r -> (long) (capacity(r) * 0.7)))
        .put(5, integer(r -> (long) (capacity(r) * 0.8)));
  }

  private void line(int number, String label) {
    String index = "1.1." + number;
    mib.row(ST4 + "4.2.1", index)
        .put(2, text("AA" + number))
        .put(4, text(label))
        .put(6, integer(r -> steps(r.pdu().ratedAmps(), 1)));
    mib.row(ST4 + "4.3.1", index)
        .put(1, integer(ON))
        .put(2, integer(ServerTechSentry4::loadStatus))
        .put(3, integer(r -> steps(r.amps(), 100)))
        .put(4, integer(ServerTechSentry4::loadStatus))
        .put(5, integer(r -> Math.min(1200, steps(r.loadShare(), 1000))));
    mib.row(ST4 + "4.4.1", index)
        .put(1, octets(r -> new byte[] {(byte) 0xC0}))
        .put(4, integer(r -> steps(r.pdu().ratedAmps() * 0.7, 10)))
        .put(5, integer(r -> steps(r.pdu().ratedAmps() * 0.8, 10)));
  }

  private void phase() {
    mib.row(ST4 + "5.2.1", "1.1.1")
        .put(2, text("AA1"))
        .put(4, text("AA:L1-N"))
        .put(6, integer(2300))
        .put(20, integer(2))
        .put(21, integer(outlets));
    mib.row(ST4 + "5.3.1", "1.1.1")
        .put(1, integer(ON))
        .put(2, integer(NORMAL))
        .put(3, integer(r -> steps(r.volts(), 10)))
        .put(4, integer(NORMAL))
        .put(5, integer(r -> steps((r.volts() - 230) / 230, 1000)))
        .put(6, integer(r -> steps(r.amps(), 100)))
        .put(8, integer(r -> steps(r.watts(), 1)))
        .put(9, integer(r -> steps(r.voltAmps(), 1)))
        .put(10, integer(ServerTechSentry4::powerFactor))
        .put(11, integer(NORMAL))
        .put(12, integer(r -> r.idle() ? 0 : 1))
        .put(13, integer(r -> r.energy(100)));
  }

  private void branch(Bank bank) {
    int number = bank.number();
    String index = "1.1." + number;
    mib.row(ST4 + "7.2.1", index)
        .put(2, text("AA" + number))
        .put(4, text("AA:L1-N-BR" + number))
        .put(6, integer(r -> (long) Bank.breakerAmps(r)));
    mib.row(ST4 + "7.3.1", index)
        .put(1, integer(ON))
        .put(2, integer(r -> status(bank.loadShare(r))))
        .put(3, integer(r -> steps(bank.amps(r), 100)))
        .put(4, integer(r -> status(bank.loadShare(r))))
        .put(5, integer(r -> Math.min(1200, steps(bank.loadShare(r), 1000))));
  }

  private void temperatureSensors() {
    mib.scalar(ST4 + "9.1.10", integer(0));
    for (int i = 1; i <= 2; i++) {
      mib.row(ST4 + "9.2.1", "1." + i)
          .put(2, text("A" + i))
          .put(3, text("Temp_Sensor_A" + i))
          .put(4, integer(-40))
          .put(5, integer(123));
      mib.row(ST4 + "9.4.1", "1." + i).put(4, integer(30)).put(5, integer(35));
    }
    mib.row(ST4 + "9.3.1", "1.1")
        .put(1, integer(r -> r.sensorPresent() ? steps(r.celsius(), 10) : NO_TEMPERATURE))
        .put(2, integer(ServerTechSentry4::heatStatus));
    mib.row(ST4 + "9.3.1", "1.2").put(1, integer(NO_TEMPERATURE)).put(2, integer(NOT_FOUND));
  }

  private void humiditySensors() {
    for (int i = 1; i <= 2; i++) {
      mib.row(ST4 + "10.2.1", "1." + i).put(2, text("A" + i)).put(3, text("Humid_Sensor_A" + i));
    }
    mib.row(ST4 + "10.3.1", "1.1")
        .put(1, integer(r -> r.sensorPresent() ? steps(r.humidity(), 1) : NO_HUMIDITY))
        .put(2, integer(r -> r.sensorPresent() ? NORMAL : LOST));
    mib.row(ST4 + "10.3.1", "1.2").put(1, integer(NO_HUMIDITY)).put(2, integer(NOT_FOUND));
  }

  /** Power capacity in VA at the nominal 230 V. */
  private static long capacity(PduReading reading) {
    return steps(reading.pdu().ratedAmps() * 230, 1);
  }

  private static long powerFactor(PduReading reading) {
    return reading.idle() ? 0 : steps(reading.powerFactor(), 100);
  }

  private static long loadStatus(PduReading reading) {
    return status(reading.loadShare());
  }

  private static long status(double share) {
    return share >= 0.8 ? HIGH_ALARM : share >= 0.7 ? HIGH_WARNING : NORMAL;
  }

  private static long heatStatus(PduReading reading) {
    if (!reading.sensorPresent()) {
      return LOST;
    }
    return reading.celsius() >= 35 ? HIGH_ALARM : reading.celsius() >= 30 ? HIGH_WARNING : NORMAL;
  }
}
