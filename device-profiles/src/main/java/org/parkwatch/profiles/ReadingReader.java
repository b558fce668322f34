package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Condition;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.binding.InfoItem;
import org.parkwatch.profiles.binding.NoReading;
import org.parkwatch.profiles.binding.Packed;
import org.parkwatch.profiles.binding.Reading;
import org.parkwatch.profiles.binding.Register;
import org.parkwatch.profiles.binding.Scale;
import org.parkwatch.profiles.binding.StateCode;
import org.parkwatch.profiles.binding.UnitSource;
import org.parkwatch.profiles.binding.WireType;
import org.parkwatch.profiles.binding.WordType;

/** Reads the addresses of one point. An entry with several addresses gives several readings. */
final class ReadingReader {
  private static final Set<WireType> SELF_TYPED =
      Set.of(WireType.NUMBER, WireType.BOOLEAN, WireType.TEXT);

  /** Whose addresses say of what type their values are. */
  private static final Set<Family> SELF_TYPING = Set.of(Family.MODBUS, Family.YDT1363);

  private ReadingReader() {}

  static List<Reading> read(YamlMap map, AddressReader reader, Quantity quantity) {
    List<Address> addresses = reader.several(map);
    map.optionalText("mib"); // for people: the object's name in its MIB
    map.optionalText("doc"); // for people: number and name of the register in its manual
    Family family = reader.dialect().family();
    boolean typed =
        SELF_TYPING.contains(family) || (family == Family.MQTT && PayloadReader.isPacked(map));
    Set<WireType> wire = typed ? Set.of() : wire(map, family, quantity);
    Scale scale = ConversionReader.scale(map, reader, quantity);
    UnitSource unit = ConversionReader.unit(map, reader, quantity);
    List<NoReading> noReading = noReading(map, reader.dialect(), addresses);
    List<StateCode> states = StateReader.read(map, quantity);
    List<Condition> when = conditions(map, reader, addresses.size());
    map.refuseUnknownKeys();
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      Optional<Condition> condition =
          when.isEmpty()
              ? reader.dialect().when()
              : Optional.of(when.get(Math.min(i, when.size() - 1)));
      readings.add(
          new Reading(
              addresses.get(i),
              wire(addresses.get(i), wire),
              scale,
              unit,
              noReading,
              states,
              condition));
    }
    return readings;
  }

  /** The conditions under {@code when}: none, one for all addresses, or one for each. */
  private static List<Condition> conditions(YamlMap map, AddressReader reader, int addresses) {
    if (!map.has("when")) {
      return List.of();
    }
    YamlMap when = map.map("when").orElse(null);
    if (when == null) {
      return List.of();
    }
    List<Address> places = reader.several(when);
    int equals = when.integer("equals", Integer.MIN_VALUE, Integer.MAX_VALUE);
    when.refuseUnknownKeys();
    if (places.size() > 1 && places.size() != addresses) {
      map.problem("when", "must be one address");
    }
    return places.stream().map(place -> new Condition(place, equals)).toList();
  }

  /** What the reading says, else what the profile says for the type of its registers. */
  private static List<NoReading> noReading(YamlMap map, Dialect dialect, List<Address> addresses) {
    Optional<WordType> type =
        addresses.stream()
            .filter(Register.class::isInstance)
            .map(register -> ((Register) register).type())
            .findFirst();
    return map.has("noReading")
        ? NoReadingReader.read(map, "noReading", type)
        : type.map(words -> dialect.noReading().getOrDefault(words, List.of())).orElse(List.of());
  }

  private static Set<WireType> wire(Address address, Set<WireType> written) {
    return switch (address) {
      case Register register -> Set.of(register.wire());
      case Packed packed -> Set.of(packed.wire());
      case InfoItem item -> Set.of(item.wire());
      default -> written;
    };
  }

  private static Set<WireType> wire(YamlMap map, Family family, Quantity quantity) {
    Set<WireType> types = EnumSet.noneOf(WireType.class);
    for (String text : map.texts("wire")) {
      map.constant("wire", text, WireType.class)
          .filter(type -> {
            boolean fits =
                type == WireType.TEXT || SELF_TYPED.contains(type) != (family == Family.SNMP);
            if (!fits) {
              map.problem("wire", type + " is no type of this family");
            }
            return fits;
          })
          .ifPresent(types::add);
    }
    if (map.has("wire")) {
      return types;
    }
    if (family == Family.SNMP) {
      map.problem("wire", "must say which types the object may have on the wire");
    }
    if (map.has("capture") || map.has("pattern")) {
      types.add(WireType.TEXT);
      return types;
    }
    types.add(WireType.NUMBER);
    if (quantity == Quantity.STATE) {
      types.add(WireType.BOOLEAN);
      types.add(WireType.TEXT);
    }
    return types;
  }

  /** The condition under {@code when}; empty if the key is not there. */
  static Optional<Condition> when(YamlMap map, AddressReader reader) {
    return map.map("when")
        .flatMap(when -> {
          Optional<Address> address = reader.one(when);
          int equals = when.integer("equals", Integer.MIN_VALUE, Integer.MAX_VALUE);
          when.refuseUnknownKeys();
          return address.map(a -> new Condition(a, equals));
        });
  }
}
