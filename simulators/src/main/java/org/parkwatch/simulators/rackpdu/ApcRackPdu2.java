package org.parkwatch.simulators.rackpdu;

import static org.parkwatch.simulators.rackpdu.Values.gauge;
import static org.parkwatch.simulators.rackpdu.Values.integer;
import static org.parkwatch.simulators.rackpdu.Values.steps;
import static org.parkwatch.simulators.rackpdu.Values.text;

import java.util.Locale;
import java.util.function.ToLongFunction;
import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.snmp.MibTree;
import org.parkwatch.simulators.snmp.Source;

/**
 * APC Metered Rack PDU, 2nd generation, as PowerNet-MIB describes it: group rPDU2 (318.1.1.26) and
 * the older rPDU (318.1.1.12), which the same cards still serve.
 *
 * <p>Scales: current 0.1 A, power 0.01 kW, energy 0.1 kWh, voltage whole volts, power factor 0.01,
 * temperature 0.1 °C and 0.1 °F, humidity whole percent. All are INTEGER, but the old load is a
 * Gauge. Missing is -1 or the text {@code noTempSensorInstalled}.
 */
final class ApcRackPdu2 {
  private static final String APC = Mib.ENTERPRISES + "318.1.1.";
  private static final String RPDU2 = APC + "26.";
  private static final String RPDU = APC + "12.";
  private static final String FIRMWARE = "v6.8.0";
  private static final String SERIAL = "ZA20%08d";
  private static final String RESET_AT = "01/02/2020 13:26:52";
  private static final String PEAK_AT = "03/04/2022 09:20:45";
  private static final double KWH_TENTH = 100;
  private static final int MAC_PREFIX = 0x00C0B7;

  private final Mib mib = new Mib();
  private final String model;
  private final int outlets;

  ApcRackPdu2(String model, int outlets) {
    this.model = model;
    this.outlets = outlets;
  }

  MibTree<PduReading> tree() {
    Basics.system(mib, this::description, Mib.ENTERPRISES + "318.1.3.4.6", "Facility");
    Basics.interfaces(mib, "LOOPBACK", "vmac0", 100_000_000, MAC_PREFIX);
    identity();
    device();
    phase();
    bank(Bank.ONE);
    bank(Bank.TWO);
    sensor();
    olderGroup();
    return mib.build();
  }

  private String description(PduReading reading) {
    return String.format(
        Locale.ROOT,
        "APC Web/SNMP Management Card (MB:v4.1.0 PF:v6.8.2 PN:apc_hw05_aos_682.bin AF1:%s"
            + " AN1:apc_hw05_rpdu2g_680.bin MN:%s HR:02 SN: %s MD:01/03/2020) ",
        FIRMWARE,
        model,
        Identity.serial(reading, SERIAL));
  }

  private void identity() {
    mib.scalar(RPDU2 + "1", integer(1));
    mib.row(RPDU2 + "2.1", "1")
        .put(1, integer(1))
        .put(2, integer(1))
        .put(3, text(reading -> reading.pdu().code()))
        .put(4, text(Identity::location))
        .put(5, text("02"))
        .put(6, text(FIRMWARE))
        .put(7, text("01/03/2020"))
        .put(8, text(model))
        .put(9, text(reading -> Identity.serial(reading, SERIAL)))
        .put(10, text("Facility"))
        .put(11, text("1.0.8"));
    mib.scalar(RPDU2 + "3", integer(1));
  }

  private void device() {
    mib.row(RPDU2 + "4.2.1", "1")
        .put(1, integer(1))
        .put(2, integer(1))
        .put(3, text(reading -> reading.pdu().code()))
        .put(4, integer(outlets))
        .put(5, integer(0))
        .put(6, integer(0))
        .put(7, integer(1))
        .put(8, integer(2))
        .put(9, integer(ApcRackPdu2::ratedAmps))
        .put(10, integer(2))
        .put(11, integer(5))
        .put(12, integer(ApcRackPdu2::ratedAmps))
        .put(13, integer(reading -> steps(reading.pdu().ratedAmps() * 0.23, 10)));
    mib.row(RPDU2 + "4.3.1", "1")
        .put(1, integer(1))
        .put(2, integer(1))
        .put(3, text(reading -> reading.pdu().code()))
        .put(4, integer(ApcRackPdu2::loadState))
        .put(5, integer(reading -> steps(reading.watts(), 0.1)))
        .put(6, integer(reading -> steps(reading.peakWatts(), 0.1)))
        .put(7, text(PEAK_AT))
        .put(8, text(RESET_AT))
        .put(9, integer(reading -> reading.energy(KWH_TENTH)))
        .put(10, text(RESET_AT))
        .put(11, integer(2))
        .put(12, integer(1))
        .put(13, integer(1))
        .put(14, integer(3))
        .put(15, text("notsupported"))
        .put(16, integer(reading -> steps(reading.voltAmps(), 0.1)))
        .put(17, integer(ApcRackPdu2::powerFactor))
        .put(18, integer(1));
  }

  private void phase() {
    mib.scalar(RPDU2 + "5", integer(1));
    mib.row(RPDU2 + "6.1.1", "1")
        .put(1, integer(1))
        .put(2, integer(1))
        .put(3, integer(1))
        .put(4, integer(4))
        .put(5, integer(0))
        .put(6, integer(reading -> (long) (reading.pdu().ratedAmps() * 0.8)))
        .put(7, integer(ApcRackPdu2::ratedAmps))
        .put(8, integer(1));
    mib.row(RPDU2 + "6.3.1", "1")
        .put(1, integer(1))
        .put(2, integer(1))
        .put(3, integer(1))
        .put(4, integer(ApcRackPdu2::loadState))
        .put(5, integer(reading -> steps(reading.amps(), 10)))
        .put(6, integer(reading -> steps(reading.volts(), 1)))
        .put(7, integer(reading -> steps(reading.watts(), 0.1)))
        .put(8, integer(reading -> steps(reading.voltAmps(), 0.1)))
        .put(9, integer(ApcRackPdu2::powerFactor))
        .put(10, integer(reading -> steps(reading.peakAmps(), 10)))
        .put(11, text(PEAK_AT))
        .put(12, text(RESET_AT));
    mib.scalar(RPDU2 + "7", integer(2));
  }

  private void bank(Bank bank) {
    mib.row(RPDU2 + "8.3.1", "" + bank.number())
        .put(1, integer(bank.number()))
        .put(2, integer(1))
        .put(3, integer(bank.number()))
        .put(4, integer(reading -> state(bank.loadShare(reading))))
        .put(5, integer(reading -> steps(bank.amps(reading), 10)))
        .put(6, integer(reading -> steps(reading.peakAmps() * bank.share(), 10)))
        .put(7, text(PEAK_AT))
        .put(8, text(RESET_AT));
  }

  private void sensor() {
    mib.scalar(RPDU2 + "10.1", integer(1));
    mib.row(RPDU2 + "10.2.2.1", "1")
        .put(1, integer(1))
        .put(2, integer(1))
        .put(3, text(reading -> reading.sensorPresent() ? "Inlet" : ""))
        .put(4, integer(1))
        .put(5, integer(reading -> reading.sensorPresent() ? 2 : 4))
        .put(6, integer(reading -> reading.sensorPresent() ? 2 : 1))
        .put(7, probe(reading -> steps(reading.celsius() * 1.8 + 32, 10)))
        .put(8, probe(reading -> steps(reading.celsius(), 10)))
        .put(9, integer(ApcRackPdu2::temperatureState))
        .put(10, probe(reading -> steps(reading.humidity(), 1)))
        .put(11, integer(reading -> reading.sensorPresent() ? 4 : 1))
        .put(12, probe(reading -> steps(reading.celsius() * 1.8 + 32, 10)))
        .put(13, probe(reading -> steps(reading.celsius(), 10)))
        .put(14, text(ApcRackPdu2::peakTime))
        .put(15, text(ApcRackPdu2::peakTime));
  }

  private void olderGroup() {
    mib.scalar(RPDU + "1.2", text("02"))
        .scalar(RPDU + "1.3", text(FIRMWARE))
        .scalar(RPDU + "1.4", text("01/03/2020"))
        .scalar(RPDU + "1.5", text(model))
        .scalar(RPDU + "1.6", text(reading -> Identity.serial(reading, SERIAL)))
        .scalar(RPDU + "1.7", integer(ApcRackPdu2::ratedAmps))
        .scalar(RPDU + "1.8", integer(outlets))
        .scalar(RPDU + "1.9", integer(1))
        .scalar(RPDU + "1.10", integer(2))
        .scalar(RPDU + "1.11", integer(reading -> (long) Bank.breakerAmps(reading)))
        .scalar(RPDU + "1.15", integer(-1))
        .scalar(RPDU + "1.16", integer(reading -> steps(reading.watts(), 0.1) * 10))
        .scalar(RPDU + "1.17", integer(reading -> powerFactor(reading) * 10))
        .scalar(RPDU + "1.18", integer(reading -> steps(reading.voltAmps(), 0.1) * 10))
        .scalar(RPDU + "2.1.2", integer(1))
        .scalar(RPDU + "2.1.4", integer(2));
    loadStatus(1, 1, 0, 1.0, ApcRackPdu2::oldLoadState);
    loadStatus(2, 0, 1, Bank.ONE.share(), reading -> oldState(Bank.ONE.loadShare(reading)));
    loadStatus(3, 0, 2, Bank.TWO.share(), reading -> oldState(Bank.TWO.loadShare(reading)));
  }

  /** Phases come before banks, and a bank has phase 0 on the wire. */
  private void loadStatus(
      int index, int phase, int bank, double share, ToLongFunction<PduReading> state) {
    mib.row(RPDU + "2.3.1.1", "" + index)
        .put(1, integer(index))
        .put(2, gauge(reading -> steps(reading.amps() * share, 10)))
        .put(3, integer(state))
        .put(4, integer(phase))
        .put(5, integer(bank));
  }

  private static Source<PduReading> probe(ToLongFunction<PduReading> value) {
    return integer(reading -> reading.sensorPresent() ? value.applyAsLong(reading) : -1);
  }

  private static String peakTime(PduReading reading) {
    return reading.sensorPresent() ? PEAK_AT : "noTempSensorInstalled";
  }

  private static long ratedAmps(PduReading reading) {
    return steps(reading.pdu().ratedAmps(), 1);
  }

  private static long powerFactor(PduReading reading) {
    return reading.idle() ? 0 : steps(reading.powerFactor(), 100);
  }

  private static long loadState(PduReading reading) {
    return state(reading.loadShare());
  }

  /** normal(2), nearOverload(3) from 80 %, overload(4) at the rated current. */
  private static long state(double share) {
    return share >= 1 ? 4 : share >= 0.8 ? 3 : 2;
  }

  private static long oldLoadState(PduReading reading) {
    return oldState(reading.loadShare());
  }

  /** The older group counts otherwise: normal(1), nearOverload(3), overload(4). */
  private static long oldState(double share) {
    return share >= 1 ? 4 : share >= 0.8 ? 3 : 1;
  }

  /** notPresent(1), normal(4), aboveHigh(5) from 30 °C, aboveMax(6) from 35 °C. */
  private static long temperatureState(PduReading reading) {
    return !reading.sensorPresent()
        ? 1
        : reading.celsius() >= 35 ? 6 : reading.celsius() >= 30 ? 5 : 4;
  }
}
