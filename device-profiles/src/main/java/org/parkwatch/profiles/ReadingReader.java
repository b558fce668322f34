package org.parkwatch.profiles;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Condition;
import org.parkwatch.profiles.binding.DeviceUnit;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.binding.Reading;
import org.parkwatch.profiles.binding.Scale;
import org.parkwatch.profiles.binding.StateCode;
import org.parkwatch.profiles.binding.UnitSource;
import org.parkwatch.profiles.binding.WireType;

/** Reads the objects of one point. An entry with several identifiers gives several readings. */
final class ReadingReader {
  private ReadingReader() {}

  static List<Reading> read(YamlMap map, Quantity quantity) {
    List<Oid> oids = oids(map, "oid");
    map.optionalText("mib"); // for people: the object's name in its MIB
    Set<WireType> wire = wire(map);
    Scale scale = scale(map);
    UnitSource unit = unit(map, quantity);
    List<Long> noReading = map.numbers("noReading").stream().map(BigDecimal::longValue).toList();
    List<StateCode> states = states(map, quantity);
    Optional<Condition> when = when(map);
    map.refuseUnknownKeys();
    return oids.stream()
        .map(oid -> new Reading(oid, wire, scale, unit, noReading, states, when))
        .toList();
  }

  private static List<Oid> oids(YamlMap map, String key) {
    List<Oid> oids = new ArrayList<>();
    List<String> texts = map.texts(key);
    for (String text : texts) {
      if (Oid.isValid(text)) {
        oids.add(new Oid(text));
      } else {
        map.problem(key, "'" + text + "' is not an object identifier");
      }
    }
    if (texts.isEmpty()) {
      map.problem(key, "is missing");
    }
    return oids;
  }

  private static Optional<Oid> oid(YamlMap map, String key) {
    List<Oid> oids = oids(map, key);
    if (oids.size() > 1) {
      map.problem(key, "must be one object identifier");
    }
    return oids.stream().findFirst();
  }

  private static Set<WireType> wire(YamlMap map) {
    Set<WireType> types = EnumSet.noneOf(WireType.class);
    List<String> texts = map.texts("wire");
    texts.forEach(text -> map.constant("wire", text, WireType.class).ifPresent(types::add));
    if (texts.isEmpty()) {
      map.problem("wire", "must say which types the object may have on the wire");
    }
    return types;
  }

  private static Scale scale(YamlMap map) {
    if (map.holdsMap("scale")) {
      YamlMap digits = map.map("scale").orElseThrow();
      Optional<Oid> oid = oid(digits, "digits");
      digits.refuseUnknownKeys();
      return oid.<Scale>map(Scale.Digits::new).orElse(new Scale.Fixed(BigDecimal.ONE));
    }
    BigDecimal factor = map.optionalNumber("scale").orElse(BigDecimal.ONE);
    if (factor.signum() == 0) {
      map.problem("scale", "must not be 0");
      return new Scale.Fixed(BigDecimal.ONE);
    }
    return new Scale.Fixed(factor);
  }

  private static UnitSource unit(YamlMap map, Quantity quantity) {
    if (map.holdsMap("unit")) {
      YamlMap setting = map.map("unit").orElseThrow();
      Optional<Oid> oid = oid(setting, "oid");
      Map<Long, DeviceUnit> units = new LinkedHashMap<>();
      setting
          .map("codes")
          .ifPresentOrElse(
              codes -> {
                for (String code : codes.keys()) {
                  if (code.matches("-?[0-9]{1,9}")) {
                    units.put(Long.valueOf(code), unit(codes, code, quantity));
                  } else {
                    codes.problem(code, "must be a whole number");
                    codes.has(code);
                  }
                }
                codes.refuseUnknownKeys();
              },
              () -> setting.problem("codes", "is missing"));
      setting.refuseUnknownKeys();
      return oid.<UnitSource>map(o -> new UnitSource.Switched(o, units))
          .orElse(new UnitSource.Fixed(DeviceUnit.stored(quantity)));
    }
    return new UnitSource.Fixed(unit(map, "unit", quantity));
  }

  private static DeviceUnit unit(YamlMap map, String key, Quantity quantity) {
    DeviceUnit stored = DeviceUnit.stored(quantity);
    Optional<String> symbol = map.optionalText(key);
    if (symbol.isEmpty()) {
      return stored;
    }
    Optional<DeviceUnit> unit = DeviceUnit.ofSymbol(symbol.get());
    if (unit.isEmpty() || !unit.get().measures(quantity)) {
      map.problem(key, "'" + symbol.get() + "' is not a unit of " + quantity);
      return stored;
    }
    return unit.get();
  }

  private static List<StateCode> states(YamlMap map, Quantity quantity) {
    List<StateCode> states = new ArrayList<>();
    for (YamlMap state : map.maps("states")) {
      long from;
      long to;
      if (state.has("code")) {
        from = state.integer("code", Integer.MIN_VALUE, Integer.MAX_VALUE);
        to = from;
      } else {
        from = state.integer("from", Integer.MIN_VALUE, Integer.MAX_VALUE);
        to = state.optionalNumber("to").map(BigDecimal::longValue).orElse(Long.MAX_VALUE);
      }
      DeviceState means = state.oneOf("state", DeviceState.class, DeviceState.UNKNOWN);
      if (!state.has("state")) {
        state.problem("state", "is missing");
      }
      if (from > to) {
        state.problem("from", "is above 'to'");
        to = from;
      }
      states.add(new StateCode(from, to, means, ProfileReader.names(state, "names")));
      state.refuseUnknownKeys();
    }
    if (states.isEmpty() == (quantity == Quantity.STATE)) {
      map.problem(
          "states",
          states.isEmpty() ? "must say what the codes mean" : "only points of STATE have codes");
    }
    return states;
  }

  private static Optional<Condition> when(YamlMap map) {
    return map.map("when")
        .flatMap(when -> {
          Optional<Oid> oid = oid(when, "oid");
          int equals = when.integer("equals", Integer.MIN_VALUE, Integer.MAX_VALUE);
          when.refuseUnknownKeys();
          return oid.map(o -> new Condition(o, equals));
        });
  }
}
