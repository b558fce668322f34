package org.parkwatch.profiles;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Binding;
import org.parkwatch.profiles.binding.Combine;
import org.parkwatch.profiles.binding.DeviceUnit;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.binding.Reading;
import org.parkwatch.profiles.binding.Scale;
import org.parkwatch.profiles.binding.UnitSource;
import org.parkwatch.profiles.binding.WireType;

/**
 * The point {@code comm.clock.offset} of a make that tells a time: seconds by which the device is
 * ahead of us. SNMP devices have it where their profile names the object; servers of OPC UA and
 * Sparkplug always, for what they send carries their time; devices of YD/T 1363.3 where the profile
 * names the command, and senders of plain MQTT where it names the time. A make that has it but no
 * binding for it gets its samples from the collector.
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

  /** The point that the key {@code clock} of an SNMP profile makes; empty without the key. */
  static Optional<ProfilePoint> read(YamlMap map, Family family) {
    if (family == Family.YDT1363 || !map.has("clock")) {
      return Optional.empty();
    }
    if (family != Family.SNMP) {
      map.problem("clock", "is for family snmp: the object that tells date and time");
    }
    return map.map("clock")
        .flatMap(clock -> {
          String oid = clock.text("oid");
          clock.optionalText("mib"); // for people: the object's name in its MIB
          clock.refuseUnknownKeys();
          if (!Oid.isValid(oid)) {
            clock.problem("oid", "'" + oid + "' is not an object identifier");
            return Optional.empty();
          }
          return Optional.of(new ProfilePoint(SPEC, binding(new Oid(oid))));
        });
  }

  /** Any offset is plausible: a clock that was never set stands in 1970 or 2000. */
  private static Binding binding(Oid oid) {
    Reading reading =
        new Reading(
            oid,
            Set.of(WireType.CLOCK),
            new Scale.Fixed(BigDecimal.ONE),
            new UnitSource.Fixed(DeviceUnit.SECOND),
            List.of(),
            List.of(),
            Optional.empty());
    return new Binding(
        Combine.FIRST,
        List.of(reading),
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        DECIMALS);
  }
}
