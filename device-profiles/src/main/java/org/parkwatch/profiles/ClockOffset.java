package org.parkwatch.profiles;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Binding;
import org.parkwatch.profiles.binding.ClockForm;
import org.parkwatch.profiles.binding.Combine;
import org.parkwatch.profiles.binding.DeviceUnit;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.binding.Reading;
import org.parkwatch.profiles.binding.Register;
import org.parkwatch.profiles.binding.Scale;
import org.parkwatch.profiles.binding.UnitSource;
import org.parkwatch.profiles.binding.WireType;

/**
 * The point {@code comm.clock.offset} of a make that tells a time: seconds by which the device is
 * ahead of us. Devices of SNMP and Modbus have it where their profile names the objects or
 * registers; servers of OPC UA and Sparkplug always, for what they send carries their time; devices
 * of YD/T 1363.3 where the profile names the command, and senders of plain MQTT where it names the
 * time. A make that has it but no binding for it gets its samples from the collector.
 */
final class ClockOffset {
  private static final int DECIMALS = 1;

  static final PointSpec SPEC =
      new PointSpec(
          PointNames.COMM_CLOCK_OFFSET,
          Quantity.DURATION,
          new Names("Clock offset", "时钟偏差"),
          DECIMALS,
          Duration.ofMinutes(1),
          false);

  private static final List<String> PARTS =
      List.of("year", "month", "day", "hour", "minute", "second");

  /** Of the parts of a date and time. */
  private enum Zone {
    UTC,
    SITE
  }

  private ClockOffset() {}

  /**
   * Whether the collector gives the samples: of families whose messages always carry their time, of
   * plain MQTT where the profile names the place of it, and of YD/T 1363.3 where it says that the
   * device answers 4DH.
   */
  static boolean toldToCollector(YamlMap map, Dialect dialect) {
    return switch (dialect.family()) {
      case OPCUA, SPARKPLUG -> true;
      case YDT1363 -> map.has("clock") && answersTime(map);
      case MQTT -> dialect.time().isPresent();
      case SNMP, MODBUS -> false;
    };
  }

  private static boolean answersTime(YamlMap map) {
    return map.map("clock")
        .map(clock -> {
          if (!clock.text("command").equals("4D")) {
            clock.problem("command", "must be 4D, the one that asks for date and time");
          }
          clock.refuseUnknownKeys();
          return true;
        })
        .orElse(false);
  }

  /**
   * The point that the key {@code clock} of a profile of SNMP or Modbus makes; empty without the
   * key.
   */
  static Optional<ProfilePoint> read(YamlMap map, Dialect dialect) {
    Family family = dialect.family();
    if (family == Family.YDT1363 || !map.has("clock")) {
      return Optional.empty();
    }
    if (family != Family.SNMP && family != Family.MODBUS) {
      map.problem("clock", "is for the families snmp, modbus and ydt1363");
      return Optional.empty();
    }
    return map.map("clock")
        .flatMap(clock -> {
          clock.optionalText("mib"); // for people: the object's name in its MIB
          clock.optionalText("doc"); // for people: the register's name in its manual
          Optional<Binding> binding =
              family == Family.SNMP && clock.has("oid")
                  ? dateAndTime(clock)
                  : numbers(clock, new AddressReader(dialect, Repeat.ONCE));
          clock.refuseUnknownKeys();
          return binding.map(known -> new ProfilePoint(SPEC, known));
        });
  }

  /** One object with date and time. */
  private static Optional<Binding> dateAndTime(YamlMap clock) {
    String oid = clock.text("oid");
    if (!Oid.isValid(oid)) {
      clock.problem("oid", "'" + oid + "' is not an object identifier");
      return Optional.empty();
    }
    // any offset is plausible: a clock that was never set stands in 1970 or 2000
    return Optional.of(
        new Binding(
            Combine.FIRST,
            List.of(reading(new Oid(oid), Set.of(WireType.CLOCK))),
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            DECIMALS));
  }

  /** Seconds since 1970, or the parts of date and time. */
  private static Optional<Binding> numbers(YamlMap clock, AddressReader addresses) {
    boolean inParts = !clock.has("seconds");
    List<Reading> readings = new ArrayList<>();
    for (String key : inParts ? PARTS : List.of("seconds")) {
      if (!clock.has(key)) {
        clock.problem(key, "is missing: the clock is read from 'seconds', or from " + PARTS);
        return Optional.empty();
      }
      addresses
          .under(clock, key)
          .ifPresent(address -> readings.add(reading(address, wire(address))));
    }
    Zone zone = clock.oneOf("zone", Zone.class, inParts ? Zone.SITE : Zone.UTC);
    if (readings.size() != (inParts ? PARTS.size() : 1)) {
      return Optional.empty(); // was said
    }
    return Optional.of(
        Binding.ofClock(readings, new ClockForm(inParts, zone == Zone.SITE), DECIMALS));
  }

  private static Set<WireType> wire(Address address) {
    return address instanceof Register register
        ? Set.of(register.wire())
        : Set.of(WireType.INTEGER, WireType.GAUGE, WireType.COUNTER);
  }

  private static Reading reading(Address address, Set<WireType> wire) {
    return new Reading(
        address,
        wire,
        new Scale.Fixed(BigDecimal.ONE),
        new UnitSource.Fixed(DeviceUnit.SECOND),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
