package org.parkwatch.simulators.rackpdu;

import static org.parkwatch.simulators.rackpdu.Values.gauge;
import static org.parkwatch.simulators.rackpdu.Values.integer;
import static org.parkwatch.simulators.rackpdu.Values.octets;
import static org.parkwatch.simulators.rackpdu.Values.steps;
import static org.parkwatch.simulators.rackpdu.Values.text;

import java.util.function.ToLongFunction;
import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.snmp.MibTree;

/**
 * Raritan PX2 and PX3 as PDU2-MIB (13742.6) describes them: one row a sensor, its type as the last
 * part of the index, the value an Unsigned32 whose unit and decimal digits stand in a table of
 * their own. Digits: current 3, voltage, power, energy 0 (Wh), power factor 2, frequency 1,
 * external temperature 1, external humidity 0.
 *
 * <p>A sensor without reading has the state unavailable(-1) and the value 0; so has the power
 * factor where nothing is drawn. Out of the factory current warns at 65 % and is critical at 80 %.
 */
final class RaritanPx {
  private static final String PDU2 = Mib.ENTERPRISES + "13742.6.";
  private static final String INLET_CONFIG = PDU2 + "3.3.4.1";
  private static final String INLET_VALUE = PDU2 + "5.2.3.1";
  private static final String OCP_VALUE = PDU2 + "5.3.3.1";
  private static final String EXTERNAL_CONFIG = PDU2 + "3.6.3.1";
  private static final String EXTERNAL_VALUE = PDU2 + "5.5.3.1";
  private static final String SERIAL = "QKD%07d";
  private static final int MAC_PREFIX = 0x000D5D;
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int UNAVAILABLE = -1;
  private static final int CLOSED = 1;
  private static final int NORMAL = 4;
  private static final int ABOVE_WARNING = 5;
  private static final int ABOVE_CRITICAL = 6;

  private final Mib mib = new Mib();
  private final String model;
  private final String firmware;
  private final String description;
  private final int outlets;

  RaritanPx(String model, String firmware, String description, int outlets) {
    this.model = model;
    this.firmware = firmware;
    this.description = description;
    this.outlets = outlets;
  }

  MibTree<PduReading> tree() {
    Basics.system(mib, reading -> description, Mib.ENTERPRISES + "13742.6", "Facility");
    Basics.interfaces(mib, "lo", "eth0", 100_000_000, MAC_PREFIX);
    unit();
    inletSensors();
    overCurrentProtector(Bank.ONE);
    overCurrentProtector(Bank.TWO);
    externalSensors();
    return mib.build();
  }

  private void unit() {
    mib.scalar(PDU2 + "3.1", integer(1));
    mib.row(PDU2 + "3.2.1.1", "1")
        .put(2, text("Raritan"))
        .put(3, text(model))
        .put(4, text(reading -> Identity.serial(reading, SERIAL)))
        .put(5, text("220-240V"))
        .put(6, text(reading -> amps(reading)))
        .put(7, text("50/60Hz"))
        .put(8, text("7.4kVA"));
    mib.row(PDU2 + "3.2.2.1", "1")
        .put(2, integer(1))
        .put(3, integer(2))
        .put(4, integer(outlets))
        .put(7, integer(32))
        .put(11, octets(reading -> Identity.mac(reading, MAC_PREFIX)))
        .put(13, text(reading -> reading.pdu().code()));
    mib.row(PDU2 + "3.2.3.1", "1.1.1").put(4, text("0x10")).put(6, text(firmware));
    mib.row(PDU2 + "3.3.3.1", "1.1")
        .put(2, text("I1"))
        .put(3, text(""))
        .put(4, integer(10))
        .put(5, integer(2))
        .put(6, text("220-240V"))
        .put(7, text(reading -> amps(reading)))
        .put(12, text("IEC 60309 2P+E 6h 32A"))
        .put(13, integer(TRUE))
        .put(15, integer(FALSE));
  }

  private void inletSensors() {
    inlet(1, 2, 3, r -> steps(r.amps(), 1000), RaritanPx::currentState);
    mib.row(INLET_CONFIG, "1.1.1")
        .put(23, gauge(r -> steps(r.pdu().ratedAmps() * 0.80, 1000)))
        .put(24, gauge(r -> steps(r.pdu().ratedAmps() * 0.65, 1000)))
        .put(25, octets(r -> new byte[] {0x30}));
    inlet(4, 1, 0, r -> steps(r.volts(), 1), RaritanPx::voltageState);
    mib.row(INLET_CONFIG, "1.1.4")
        .put(21, gauge(188))
        .put(22, gauge(194))
        .put(23, gauge(254))
        .put(24, gauge(247))
        .put(25, octets(r -> new byte[] {(byte) 0xF0}));
    inlet(5, 3, 0, r -> steps(r.watts(), 1), r -> NORMAL);
    inlet(6, 4, 0, r -> steps(r.voltAmps(), 1), r -> NORMAL);
    inlet(
        7,
        -1,
        2,
        r -> r.idle() ? 0 : steps(r.powerFactor(), 100),
        r -> r.idle() ? UNAVAILABLE : NORMAL);
    inlet(8, 5, 0, r -> r.energy(1), r -> NORMAL);
    inlet(23, 8, 1, r -> steps(r.hertz(), 10), r -> NORMAL);
  }

  private void inlet(
      int type,
      int unit,
      int digits,
      ToLongFunction<PduReading> value,
      ToLongFunction<PduReading> state) {
    String index = "1.1." + type;
    mib.row(INLET_CONFIG, index)
        .put(4, integer(TRUE))
        .put(6, integer(unit))
        .put(7, gauge(digits))
        .put(8, gauge(0))
        .put(9, gauge(1))
        .put(14, gauge(0));
    mib.row(INLET_VALUE, index)
        .put(2, integer(TRUE))
        .put(3, integer(state))
        .put(4, gauge(value))
        .put(5, gauge(PduReading::epochSeconds));
    if (type != 8) {
      mib.row(INLET_VALUE, index).put(6, integer(value));
    } else {
      // a 32-bit signed value cannot hold an energy, so the make leaves it at 0
      mib.row(INLET_VALUE, index).put(6, integer(0));
    }
  }

  private void overCurrentProtector(Bank bank) {
    int number = bank.number();
    mib.row(PDU2 + "3.4.3.1", "1." + number)
        .put(2, text("C" + number))
        .put(3, text(""))
        .put(4, integer(1))
        .put(5, text(reading -> (int) Bank.breakerAmps(reading) + "A"))
        .put(6, integer(1));
    mib.row(PDU2 + "3.4.4.1", "1." + number + ".1").put(6, integer(2)).put(7, gauge(3));
    mib.row(OCP_VALUE, "1." + number + ".1")
        .put(2, integer(TRUE))
        .put(3, integer(r -> state(bank.loadShare(r))))
        .put(4, gauge(r -> steps(bank.amps(r), 1000)))
        .put(5, gauge(PduReading::epochSeconds))
        .put(6, integer(r -> steps(bank.amps(r), 1000)));
    mib.row(OCP_VALUE, "1." + number + ".15")
        .put(2, integer(TRUE))
        .put(3, integer(CLOSED))
        .put(4, gauge(0))
        .put(5, gauge(PduReading::epochSeconds))
        .put(6, integer(0));
  }

  private void externalSensors() {
    external(1, 10, "Inlet Temperature", 7, 1, r -> steps(r.celsius(), 10), RaritanPx::heatState);
    mib.row(EXTERNAL_CONFIG, "1.1")
        .put(31, integer(100))
        .put(32, integer(150))
        .put(33, integer(350))
        .put(34, integer(300))
        .put(35, octets(r -> new byte[] {(byte) 0xF0}));
    external(2, 11, "Inlet Humidity", 9, 0, r -> steps(r.humidity(), 1), r -> NORMAL);
  }

  private void external(
      int slot,
      int type,
      String name,
      int unit,
      int digits,
      ToLongFunction<PduReading> value,
      ToLongFunction<PduReading> state) {
    mib.row(EXTERNAL_CONFIG, "1." + slot)
        .put(2, integer(type))
        .put(3, text(reading -> Identity.serial(reading, "1JX%08d")))
        .put(4, text(name))
        .put(5, text(""))
        .put(9, integer(-1))
        .put(16, integer(unit))
        .put(17, gauge(digits))
        .put(36, integer(FALSE))
        .put(37, text("DEVICE-1WIREPORT:1;CHAIN-POSITION:1"));
    mib.row(EXTERNAL_VALUE, "1." + slot)
        .put(2, integer(r -> r.sensorPresent() ? TRUE : FALSE))
        .put(3, integer(r -> r.sensorPresent() ? state.applyAsLong(r) : UNAVAILABLE))
        .put(4, integer(r -> r.sensorPresent() ? value.applyAsLong(r) : 0))
        .put(5, gauge(PduReading::epochSeconds));
  }

  private static String amps(PduReading reading) {
    return steps(reading.pdu().ratedAmps(), 1) + "A";
  }

  private static long currentState(PduReading reading) {
    return state(reading.loadShare());
  }

  private static long state(double share) {
    return share >= 0.80 ? ABOVE_CRITICAL : share >= 0.65 ? ABOVE_WARNING : NORMAL;
  }

  private static long voltageState(PduReading reading) {
    return reading.volts() > 254 ? ABOVE_CRITICAL : reading.volts() > 247 ? ABOVE_WARNING : NORMAL;
  }

  private static long heatState(PduReading reading) {
    return reading.celsius() >= 35
        ? ABOVE_CRITICAL
        : reading.celsius() >= 30 ? ABOVE_WARNING : NORMAL;
  }
}
