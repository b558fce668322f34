package org.parkwatch.simulators.rackpdu;

import static org.parkwatch.simulators.rackpdu.Values.counter;
import static org.parkwatch.simulators.rackpdu.Values.gauge;
import static org.parkwatch.simulators.rackpdu.Values.integer;
import static org.parkwatch.simulators.rackpdu.Values.octets;
import static org.parkwatch.simulators.rackpdu.Values.oid;
import static org.parkwatch.simulators.rackpdu.Values.text;
import static org.parkwatch.simulators.rackpdu.Values.ticks;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.plant.PduReading;

/** The groups every network device has: system (RFC 3418) and interfaces (RFC 2863). */
final class Basics {
  private static final String SYSTEM = "1.3.6.1.2.1.1.";
  private static final String INTERFACES = "1.3.6.1.2.1.2.";
  private static final String IF_ENTRY = INTERFACES + "2.1";

  private Basics() {}

  /** A rack PDU's sysServices: end-to-end and application layers. */
  private static final int SERVICES = 72;

  static void system(
      Mib mib, Function<PduReading, String> description, String objectId, String contact) {
    mib.scalar(SYSTEM + "1", text(description))
        .scalar(SYSTEM + "2", oid(objectId))
        .scalar(SYSTEM + "3", ticks(reading -> reading.upMillis() / 10))
        .scalar(SYSTEM + "4", text(contact))
        .scalar(SYSTEM + "5", text(reading -> reading.pdu().code()))
        .scalar(SYSTEM + "6", text(Identity::location))
        .scalar(SYSTEM + "7", integer(SERVICES));
  }

  /**
   * The interface table with a loopback, if named, and one Ethernet port. Octets and packets grow
   * with the time since the start at the pace of a device polled each ten seconds.
   *
   * @param loopback null where the make shows none
   * @param macPrefix registered prefix of the make
   */
  static void interfaces(
      Mib mib, @Nullable String loopback, String ethernet, long bitsPerSecond, int macPrefix) {
    int count = loopback == null ? 1 : 2;
    mib.scalar(INTERFACES + "1", integer(count));
    if (loopback != null) {
      common(mib.row(IF_ENTRY, "1"), 1, loopback, 24, 0)
          .put(6, text(""))
          .put(10, counter(reading -> 0))
          .put(11, counter(reading -> 0))
          .put(16, counter(reading -> 0))
          .put(17, counter(reading -> 0));
    }
    common(mib.row(IF_ENTRY, "" + count), count, ethernet, 6, bitsPerSecond)
        .put(6, octets(reading -> Identity.mac(reading, macPrefix)))
        .put(10, counter(reading -> reading.upMillis() / 10_000 * 260))
        .put(11, counter(reading -> reading.upMillis() / 10_000))
        .put(16, counter(reading -> reading.upMillis() / 10_000 * 310))
        .put(17, counter(reading -> reading.upMillis() / 10_000));
  }

  private static Mib.Row common(Mib.Row row, int index, String name, int type, long bitsPerSecond) {
    return row.put(1, integer(index))
        .put(2, text(name))
        .put(3, integer(type))
        .put(4, integer(1500))
        .put(5, gauge(bitsPerSecond))
        .put(7, integer(1))
        .put(8, integer(1))
        .put(9, ticks(reading -> 0))
        .put(13, counter(reading -> 0))
        .put(14, counter(reading -> 0))
        .put(19, counter(reading -> 0))
        .put(20, counter(reading -> 0));
  }
}
