package org.parkwatch.profiles;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.DeviceUnit;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.binding.Scale;
import org.parkwatch.profiles.binding.UnitSource;

/** Reads scale and unit of a reading. */
final class ConversionReader {
  private static final Scale.Fixed ONE = new Scale.Fixed(BigDecimal.ONE);
  private static final String FOUR_QUADRANTS = "four-quadrants";

  private ConversionReader() {}

  static Scale scale(YamlMap map, AddressReader addresses, Quantity quantity) {
    if (!map.holdsMap("scale")) {
      if (map.optionalText("scale").filter(FOUR_QUADRANTS::equals).isPresent()) {
        if (quantity != Quantity.POWER_FACTOR) {
          map.problem("scale", FOUR_QUADRANTS + " is for POWER_FACTOR");
        }
        return new Scale.FourQuadrants();
      }
      return new Scale.Fixed(
          factor(map, "scale"), map.optionalNumber("offset").orElse(BigDecimal.ZERO));
    }
    YamlMap source = map.map("scale").orElseThrow();
    Scale scale = sourced(source, addresses);
    source.refuseUnknownKeys();
    return scale;
  }

  private static Scale sourced(YamlMap map, AddressReader addresses) {
    if (map.has("exponent")) {
      return addresses.under(map, "exponent").<Scale>map(Scale.Exponent::new).orElse(ONE);
    }
    if (map.has("percentOf")) {
      BigDecimal factor = factor(map, "factor");
      return addresses
          .under(map, "percentOf")
          .<Scale>map(rated -> new Scale.PercentOf(rated, factor))
          .orElse(ONE);
    }
    if (!map.require("digits")) {
      return ONE;
    }
    return addresses.under(map, "digits").<Scale>map(Scale.Digits::new).orElse(ONE);
  }

  /** A factor such as 0.1 or 1/512; 1 if the key is not there. */
  static BigDecimal factor(YamlMap map, String key) {
    return map.optionalText(key).map(text -> factor(map, key, text)).orElse(BigDecimal.ONE);
  }

  /** One factor or a list of them; 1 if the key is not there. */
  static List<BigDecimal> factors(YamlMap map, String key) {
    List<BigDecimal> factors = map.texts(key).stream().map(text -> factor(map, key, text)).toList();
    return factors.isEmpty() ? List.of(BigDecimal.ONE) : factors;
  }

  private static BigDecimal factor(YamlMap map, String key, String text) {
    BigDecimal factor = BigDecimal.ZERO;
    if (text.matches("1/[1-9][0-9]{0,8}")) {
      BigDecimal divisor = new BigDecimal(text.substring(2));
      factor = BigDecimal.ONE.divide(divisor, MathContext.DECIMAL64);
    } else {
      try {
        factor = new BigDecimal(text);
      } catch (NumberFormatException e) {
        map.problem(key, "'" + text + "' is not a number");
        return BigDecimal.ONE;
      }
    }
    if (factor.signum() == 0) {
      map.problem(key, "must not be 0");
      return BigDecimal.ONE;
    }
    return factor;
  }

  static UnitSource unit(YamlMap map, AddressReader addresses, Quantity quantity) {
    boolean served = addresses.dialect().family() == Family.OPCUA && quantity != Quantity.STATE;
    if (served && !map.has("unit")) {
      return new UnitSource.Served(quantity);
    }
    if (!map.holdsMap("unit")) {
      return new UnitSource.Fixed(unit(map, "unit", quantity));
    }
    YamlMap setting = map.map("unit").orElseThrow();
    Optional<Address> address = addresses.one(setting);
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
    return address
        .<UnitSource>map(a -> new UnitSource.Switched(a, units))
        .orElse(new UnitSource.Fixed(DeviceUnit.stored(quantity)));
  }

  static DeviceUnit unit(YamlMap map, String key, Quantity quantity) {
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
}
