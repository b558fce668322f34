package org.parkwatch.facility.parkfile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.yaml.YamlNode;

/**
 * What codes of each kind must look like: the regular expressions under {@code codes} in {@code
 * park.yaml}. Equipment kinds without one of their own follow {@code equipment}.
 */
final class CodeScheme {
  static final String EQUIPMENT = "equipment";
  static final String CABINET = "cabinet";
  static final String DEVICE = "device";
  static final String TENANT = "tenant";
  static final Set<String> KEYS = keys();

  private final Map<String, Pattern> patterns = new HashMap<>();

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(Set.of(EQUIPMENT, CABINET, DEVICE, TENANT));
    Arrays.stream(PlaceKind.values()).map(DefinitionReader::written).forEach(keys::add);
    Arrays.stream(EquipmentKind.values()).map(DefinitionReader::written).forEach(keys::add);
    return keys;
  }

  void read(YamlNode node) {
    node.map(KEYS)
        .forEach((kind, value) -> {
          try {
            patterns.put(kind, Pattern.compile(value.text()));
          } catch (PatternSyntaxException e) {
            value.expected("a regular expression: " + e.getDescription());
          }
        });
  }

  /** What is wrong with the code, null if nothing. */
  @Nullable String fault(String kind, boolean equipment, String code) {
    Pattern own = patterns.get(kind);
    Pattern pattern = own != null || !equipment ? own : patterns.get(EQUIPMENT);
    if (pattern == null) {
      return "expected a pattern for " + kind + " under `codes` in park.yaml";
    }
    return pattern.matcher(code).matches()
        ? null
        : "expected a code of the scheme for " + kind + " " + pattern + ", not `" + code + "`";
  }
}
