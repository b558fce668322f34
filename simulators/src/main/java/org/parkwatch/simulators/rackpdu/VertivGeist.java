package org.parkwatch.simulators.rackpdu;

import static org.parkwatch.simulators.rackpdu.Values.gauge;
import static org.parkwatch.simulators.rackpdu.Values.integer;
import static org.parkwatch.simulators.rackpdu.Values.octets;
import static org.parkwatch.simulators.rackpdu.Values.steps;
import static org.parkwatch.simulators.rackpdu.Values.text;

import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.snmp.MibTree;

/**
 * Vertiv Geist rack PDU with the IMD-03 card as VERTIV-V5-MIB (21239.5.2) describes it. Meters are
 * Gauge32, sensors Integer32. Scales: voltage 0.1 V, current 0.01 A, power W and VA, power factor
 * whole percent, energy Wh, temperature 0.1 in the unit that temperatureUnits names (here °C),
 * humidity whole percent.
 *
 * <p>The energy register runs to 9,999,000 Wh and begins again. There is no load state of its own:
 * trips of the alarms set in the device are counted, warnings from 80 % of the rated current and
 * alarms from 100 %, and from 30 °C and 35 °C. sysDescr is the label the user gave. An unplugged
 * sensor is unavailable(0) and reads 0.
 */
final class VertivGeist {
  private static final String IMD = Mib.ENTERPRISES + "21239.5.2.";
  private static final int MAC_PREFIX = 0x001985;
  private static final long ENERGY_END = 9_999_000;

  private final Mib mib = new Mib();
  private final String model;

  VertivGeist(String model) {
    this.model = model;
  }

  MibTree<PduReading> tree() {
    Basics.system(
        mib, reading -> reading.pdu().code(), Mib.ENTERPRISES + "21239.42.1.53", "Facility");
    Basics.interfaces(mib, null, "eth0", 100_000_000, MAC_PREFIX);
    deviceInfo();
    total();
    phase();
    breaker(Bank.ONE);
    breaker(Bank.TWO);
    mib.row(IMD + "3.4.1", "1")
        .put(2, text("Line A"))
        .put(3, text("Line A"))
        .put(4, gauge(r -> steps(r.amps(), 100)));
    sensor();
    return mib.build();
  }

  private void deviceInfo() {
    mib.scalar(IMD + "1.1", text("Vertiv Intelligent PDU"))
        .scalar(IMD + "1.2", text("5.8.1"))
        .scalar(IMD + "1.3", text(reading -> reading.pdu().code()))
        .scalar(IMD + "1.4", octets(reading -> Identity.mac(reading, MAC_PREFIX)))
        .scalar(IMD + "1.6", integer(r -> r.sensorPresent() ? 2 : 1))
        .scalar(IMD + "1.7", integer(1))
        .scalar(IMD + "1.8", text(model))
        .scalar(IMD + "1.9", text(model))
        .scalar(IMD + "1.10", text(reading -> Identity.serial(reading, "ZY%08d")))
        .scalar(IMD + "1.11", text("IMD-03"))
        .scalar(IMD + "1.12", text(reading -> reading.pdu().code()))
        .scalar(IMD + "1.13", integer(VertivGeist::alarms))
        .scalar(IMD + "1.14", integer(VertivGeist::warnings))
        .scalar(IMD + "1.15", text("Vertiv"));
  }

  private void total() {
    mib.row(IMD + "3.1.1", "1")
        .put(2, text(reading -> Identity.serial(reading, "BA8%013d")))
        .put(3, text("Geist Upgradable rPDU"))
        .put(4, text("IMD PDU"))
        .put(5, gauge(1))
        .put(6, integer(0))
        .put(7, text("Total"))
        .put(8, text("Total"))
        .put(9, gauge(r -> steps(r.watts(), 1)))
        .put(10, gauge(r -> steps(r.voltAmps(), 1)))
        .put(11, gauge(VertivGeist::powerFactor))
        .put(12, gauge(VertivGeist::energy));
  }

  private void phase() {
    mib.row(IMD + "3.2.1", "1")
        .put(2, text("Phase A"))
        .put(3, text("Phase A"))
        .put(4, gauge(r -> steps(r.volts(), 10)))
        .put(8, gauge(r -> steps(r.amps(), 100)))
        .put(12, gauge(r -> steps(r.watts(), 1)))
        .put(13, gauge(r -> steps(r.voltAmps(), 1)))
        .put(14, gauge(VertivGeist::powerFactor))
        .put(15, gauge(VertivGeist::energy))
        .put(17, gauge(100))
        .put(19, gauge(145));
  }

  private void breaker(Bank bank) {
    int number = bank.number();
    mib.row(IMD + "3.3.1", "" + number)
        .put(2, text("Circuit " + number))
        .put(3, text("Circuit " + number))
        .put(4, gauge(r -> steps(bank.amps(r), 100)));
  }

  /** A GTHD: temperature, humidity and the dew point made from both. */
  private void sensor() {
    mib.row(IMD + "9.1", "1")
        .put(2, text(reading -> Identity.serial(reading, "3B%014d")))
        .put(3, text("Inlet"))
        .put(4, gauge(r -> r.sensorPresent() ? 1 : 0))
        .put(5, integer(r -> r.sensorPresent() ? steps(r.celsius(), 10) : 0))
        .put(6, integer(r -> r.sensorPresent() ? steps(r.humidity(), 1) : 0))
        .put(7, integer(r -> r.sensorPresent() ? steps(dewPoint(r), 10) : 0));
  }

  private static long energy(PduReading reading) {
    return reading.energy(1) % (ENERGY_END + 1);
  }

  private static long powerFactor(PduReading reading) {
    return reading.idle() ? 0 : steps(reading.powerFactor(), 100);
  }

  private static long alarms(PduReading reading) {
    return (reading.loadShare() >= 1 ? 1L : 0L) + (heat(reading) >= 35 ? 1L : 0L);
  }

  private static long warnings(PduReading reading) {
    boolean load = reading.loadShare() >= 0.8 && reading.loadShare() < 1;
    boolean heat = heat(reading) >= 30 && heat(reading) < 35;
    return (load ? 1L : 0L) + (heat ? 1L : 0L);
  }

  private static double heat(PduReading reading) {
    return reading.sensorPresent() ? reading.celsius() : 0;
  }

  /** Magnus formula with the constants of WMO-No. 8 for water, in °C. */
  private static double dewPoint(PduReading reading) {
    double gamma =
        Math.log(reading.humidity() / 100)
            + 17.62 * reading.celsius() / (243.12 + reading.celsius());
    return 243.12 * gamma / (17.62 - gamma);
  }
}
