package org.parkwatch.simulators.rackpdu;

import static org.parkwatch.simulators.rackpdu.Values.gauge;
import static org.parkwatch.simulators.rackpdu.Values.integer;
import static org.parkwatch.simulators.rackpdu.Values.octets;
import static org.parkwatch.simulators.rackpdu.Values.steps;
import static org.parkwatch.simulators.rackpdu.Values.text;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.snmp.MibTree;

/**
 * Eaton ePDU G3 as EATON-EPDU-MIB (534.6.6.7) describes it. Every index begins with the strapping
 * index, 0 for a unit alone. Scales: voltage mV, current mA, power W and VA, energy Wh
 * (Unsigned32), power factor 0.001, temperature 0.1 °C, humidity 0.1 %, frequency 0.1 Hz.
 *
 * <p>The power factor of the row of a phase is negative for a leading (capacitive) load, as power
 * supplies of servers are, that of the total is not; nothing drawn reads 1000. An unplugged probe
 * is disconnected(0) and reads 0.
 */
final class EatonEpdu {
  private static final String EPDU = Mib.ENTERPRISES + "534.6.6.7.";
  private static final int MAC_PREFIX = 0x002085;
  private static final int GOOD = 0;
  private static final int HIGH_WARNING = 3;
  private static final int HIGH_CRITICAL = 4;

  /** inputPlugType iec332P6. */
  private static final int PLUG = 104;

  private final Mib mib = new Mib();
  private final String model;
  private final String description;
  private final int outlets;

  EatonEpdu(String model, String description, int outlets) {
    this.model = model;
    this.description = description;
    this.outlets = outlets;
  }

  MibTree<PduReading> tree() {
    Basics.system(mib, reading -> description, Mib.ENTERPRISES + "534.6.6.7", "Facility");
    Basics.interfaces(mib, "LOOPBACK", "Quadnet.0", 10_000_000, MAC_PREFIX);
    unit();
    input();
    section(Bank.ONE, "A");
    section(Bank.TWO, "B");
    environment();
    return mib.build();
  }

  private void unit() {
    mib.scalar(EPDU + "1.1", text("0"));
    mib.row(EPDU + "1.2.1", "0")
        .put(2, text(description))
        .put(3, text(model))
        .put(4, text(reading -> Identity.serial(reading, "H6%08d")))
        .put(5, text("05.01.0002"))
        .put(6, text(reading -> reading.pdu().code()))
        .put(7, integer(0))
        .put(8, octets(EatonEpdu::dateAndTime))
        .put(9, integer(0))
        .put(10, integer(3))
        .put(11, integer(1))
        .put(20, integer(1))
        .put(21, integer(2))
        .put(22, integer(outlets))
        .put(23, integer(1))
        .put(24, integer(1))
        .put(25, integer(0))
        .put(30, integer(GOOD))
        .put(31, integer(GOOD))
        .put(32, integer(GOOD));
  }

  private void input() {
    mib.row(EPDU + "3.1.1", "0.1")
        .put(2, integer(1))
        .put(3, integer(r -> steps(r.hertz(), 10)))
        .put(4, integer(GOOD))
        .put(5, integer(1))
        .put(6, integer(1))
        .put(7, integer(1))
        .put(8, integer(PLUG))
        .put(9, gauge(0))
        .put(10, text(reading -> "Feed " + reading.pdu().side()));
    mib.row(EPDU + "3.2.1", "0.1.1")
        .put(2, integer(1))
        .put(3, integer(r -> steps(r.volts(), 100) * 10))
        .put(4, integer(GOOD))
        .put(5, integer(200_000))
        .put(6, integer(190_000))
        .put(7, integer(250_000))
        .put(8, integer(260_000));
    mib.row(EPDU + "3.3.1", "0.1.1")
        .put(2, integer(1))
        .put(3, integer(EatonEpdu::ratedMilliamps))
        .put(4, integer(r -> steps(r.amps(), 1000)))
        .put(5, integer(r -> status(r.loadShare())))
        .put(6, integer(0))
        .put(7, integer(-1))
        .put(8, integer(r -> ratedMilliamps(r) * 8 / 10))
        .put(9, integer(EatonEpdu::ratedMilliamps))
        .put(10, integer(1460))
        .put(11, integer(r -> steps(r.loadShare(), 100)))
        .put(12, text("L1"));
    power();
  }

  private void power() {
    mib.row(EPDU + "3.4.1", "0.1.1")
        .put(2, integer(1))
        .put(3, integer(r -> steps(r.voltAmps(), 1)))
        .put(4, integer(r -> steps(r.watts(), 1)))
        .put(5, gauge(r -> r.energy(1)))
        .put(6, gauge(0))
        .put(7, integer(r -> r.idle() ? 1000 : -steps(r.powerFactor(), 1000)))
        .put(8, integer(EatonEpdu::reactive));
    mib.row(EPDU + "3.5.1", "0.1")
        .put(3, integer(r -> steps(r.voltAmps(), 1)))
        .put(4, integer(r -> steps(r.watts(), 1)))
        .put(5, gauge(r -> r.energy(1)))
        .put(6, gauge(1_577_971_612))
        .put(7, integer(r -> r.idle() ? 1000 : steps(r.powerFactor(), 1000)))
        .put(8, integer(EatonEpdu::reactive))
        .put(9, integer(r -> steps(r.pdu().ratedAmps() * 230, 1)));
  }

  private void section(Bank bank, String designator) {
    String index = "0." + bank.number();
    mib.row(EPDU + "5.1.1", index)
        .put(2, text(designator))
        .put(3, text("Section " + designator))
        .put(4, integer(1))
        .put(5, integer(1))
        .put(6, integer(outlets / 2))
        .put(8, text(designator))
        .put(9, integer(1));
    mib.row(EPDU + "5.3.1", index)
        .put(2, integer(1))
        .put(3, integer(r -> steps(r.volts(), 100) * 10))
        .put(4, integer(GOOD));
    mib.row(EPDU + "5.4.1", index)
        .put(2, integer(r -> steps(Bank.breakerAmps(r), 1000)))
        .put(3, integer(r -> steps(bank.amps(r), 1000)))
        .put(4, integer(r -> status(bank.loadShare(r))))
        .put(7, integer(r -> steps(Bank.breakerAmps(r), 800)))
        .put(8, integer(r -> steps(Bank.breakerAmps(r), 1000)))
        .put(10, integer(r -> steps(bank.loadShare(r), 100)));
    mib.row(EPDU + "5.5.1", index)
        .put(2, integer(r -> steps(r.voltAmps() * bank.share(), 1)))
        .put(3, integer(r -> steps(r.watts() * bank.share(), 1)));
  }

  private void environment() {
    mib.row(EPDU + "7.1.1", "0.1")
        .put(2, text("Inlet"))
        .put(3, integer(r -> r.sensorPresent() ? 1 : 0))
        .put(4, integer(r -> r.sensorPresent() ? steps(r.celsius(), 10) : 0))
        .put(5, integer(EatonEpdu::heatStatus))
        .put(6, integer(100))
        .put(7, integer(50))
        .put(8, integer(300))
        .put(9, integer(350));
    mib.row(EPDU + "7.2.1", "0.1")
        .put(2, text("Inlet"))
        .put(3, integer(r -> r.sensorPresent() ? 1 : 0))
        .put(4, integer(r -> r.sensorPresent() ? steps(r.humidity(), 10) : 0))
        .put(5, integer(GOOD))
        .put(6, integer(200))
        .put(7, integer(100))
        .put(8, integer(800))
        .put(9, integer(900));
  }

  /** DateAndTime of RFC 2579 with its zone, which is UTC. */
  private static byte[] dateAndTime(PduReading reading) {
    LocalDateTime now = LocalDateTime.ofEpochSecond(reading.epochSeconds(), 0, ZoneOffset.UTC);
    return ByteBuffer.allocate(11)
        .putShort((short) now.getYear())
        .put((byte) now.getMonthValue())
        .put((byte) now.getDayOfMonth())
        .put((byte) now.getHour())
        .put((byte) now.getMinute())
        .put((byte) now.getSecond())
        .put((byte) 0)
        .put((byte) '+')
        .put((byte) 0)
        .put((byte) 0)
        .array();
  }

  private static long ratedMilliamps(PduReading reading) {
    return steps(reading.pdu().ratedAmps(), 1000);
  }

  /** Reactive power in var, negative for a capacitive load. */
  private static long reactive(PduReading reading) {
    double squares = reading.voltAmps() * reading.voltAmps() - reading.watts() * reading.watts();
    return -Math.round(Math.sqrt(Math.max(0, squares)));
  }

  private static long status(double share) {
    return share >= 1 ? HIGH_CRITICAL : share >= 0.8 ? HIGH_WARNING : GOOD;
  }

  private static long heatStatus(PduReading reading) {
    if (!reading.sensorPresent()) {
      return GOOD;
    }
    return reading.celsius() >= 35 ? HIGH_CRITICAL : reading.celsius() >= 30 ? HIGH_WARNING : GOOD;
  }
}
