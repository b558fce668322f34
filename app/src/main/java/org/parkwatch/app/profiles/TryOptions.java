package org.parkwatch.app.profiles;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parkwatch.profiles.binding.Family;

/** What a trial of a profile is told on the command line. Immutable. */
final class TryOptions {
  private static final Set<String> KNOWN =
      Set.of("--variant", "--protocol", "--path", "--credential", "--seconds", "--data", "--unit");
  private static final Set<String> PLAIN = Set.of("snmp-v1", "snmp-v2c");
  private static final int LONGEST_SECONDS = 3600;
  private static final int FIRST_SERIAL_PORT = 4001;
  private static final int HIGHEST_UNIT = 255;
  private static final int LAST_PORT = 65_535;

  private final String address;
  private final Map<String, String> options;

  TryOptions(String address, Map<String, String> options) {
    this.address = address;
    this.options = Map.copyOf(options);
  }

  /**
   * Takes the options and their values out of the words.
   *
   * @throws IllegalArgumentException for an option that is not known or has no value
   */
  static Map<String, String> take(List<String> words) {
    Map<String, String> options = new TreeMap<>();
    for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
      String word = each.next();
      if (word.startsWith("--")) {
        each.remove();
        if (!KNOWN.contains(word)) {
          throw new IllegalArgumentException(word + " is not known");
        }
        if (!each.hasNext()) {
          throw new IllegalArgumentException(word + " needs a value");
        }
        options.put(word, each.next());
        each.remove();
      }
    }
    return options;
  }

  Optional<String> variant() {
    return option("--variant");
  }

  Optional<String> credential() {
    return option("--credential");
  }

  /** The Modbus unit that is to be asked of what make it is. */
  OptionalInt unit() {
    return option("--unit").stream()
        .mapToInt(text -> number("--unit", text, HIGHEST_UNIT))
        .findFirst();
  }

  /** The site's own profiles. */
  Path own() {
    return data().resolve("site/profiles");
  }

  Path data() {
    return Path.of(option("--data").orElse("data"));
  }

  /** How long to wait for the device. */
  Duration atMost(Family family) {
    boolean unasked = family == Family.MQTT || family == Family.SPARKPLUG;
    String seconds = option("--seconds").orElse(unasked ? "60" : "10");
    return Duration.ofSeconds(number("--seconds", seconds, LONGEST_SECONDS));
  }

  /** Where the device is, and how it is spoken to. */
  Trial.Target target(Family family) {
    String protocol = option("--protocol").orElse(usual(family));
    if (!family.speaks(protocol)) {
      throw new IllegalArgumentException(
          "--protocol " + protocol + ": the profile is for " + family + " and speaks that not");
    }
    int colon = address.lastIndexOf(':');
    boolean six = address.startsWith("[");
    boolean port = colon > address.lastIndexOf(']');
    String host = port ? address.substring(0, colon) : address;
    return new Trial.Target(
        protocol,
        six ? host.substring(1, host.length() - 1) : host,
        port ? number("port", address.substring(colon + 1), LAST_PORT) : usualPort(family),
        option("--path").orElse(usualPath(family)),
        secret(protocol));
  }

  private @Nullable String secret(String protocol) {
    return credential().orElse(PLAIN.contains(protocol) ? "public" : null);
  }

  private static String usual(Family family) {
    return switch (family) {
      case SNMP -> "snmp-v2c";
      case MODBUS -> "modbus-tcp";
      case OPCUA -> "opcua";
      case MQTT, SPARKPLUG -> "mqtt-v3";
      case YDT1363 -> "ydt1363-tcp";
    };
  }

  private static String usualPath(Family family) {
    boolean behindLine = family == Family.MODBUS || family == Family.YDT1363;
    return behindLine ? "1" : "";
  }

  /** As registered with IANA, or where most serial servers have their first port. */
  private static int usualPort(Family family) {
    return switch (family) {
      case SNMP -> 161;
      case MODBUS -> 502;
      case OPCUA -> 4840;
      case MQTT, SPARKPLUG -> 1883;
      case YDT1363 -> FIRST_SERIAL_PORT;
    };
  }

  private static int number(String what, String text, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(what + " must be 1.." + most + ", not '" + text + "'");
  }

  private Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
