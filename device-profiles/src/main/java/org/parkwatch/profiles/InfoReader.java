package org.parkwatch.profiles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.InfoAnswer;
import org.parkwatch.profiles.binding.InfoItem;
import org.parkwatch.profiles.binding.InfoLayout;
import org.parkwatch.profiles.binding.InfoType;

/** Reads what a profile says of the answers of YD/T 1363.3, and the places in them. */
final class InfoReader {
  private static final Pattern BYTE = Pattern.compile("[0-9A-Fa-f]{2}H?");
  private static final String USUAL_VERSION = "20";
  private static final int HEX = 16;

  private InfoReader() {}

  /** The answers by the names that readings know them by. */
  static Map<String, InfoAnswer> answers(YamlMap map) {
    int version = hex(map, "version", map.optionalText("version").orElse(USUAL_VERSION));
    String usual = map.optionalText("cid1").orElse("");
    Map<String, InfoAnswer> answers = new HashMap<>();
    Optional<YamlMap> written = map.map("answers");
    if (written.isEmpty()) {
      map.problem("answers", "is missing: the commands of the device and what it answers");
    }
    written.ifPresent(names -> {
      for (String name : names.keys()) {
        names
            .map(name)
            .flatMap(one -> answer(one, version, usual))
            .ifPresent(a -> answers.put(name, a));
        names.has(name);
      }
    });
    return answers;
  }

  private static Optional<InfoAnswer> answer(YamlMap map, int version, String usualCid1) {
    int cid1 = hex(map, "cid1", map.optionalText("cid1").orElse(usualCid1));
    int command = hex(map, "command", map.text("command"));
    String info = map.optionalText("info").orElse("");
    String items = map.text("items");
    map.optionalText("doc"); // for people: the table of the manual
    map.refuseUnknownKeys();
    if (!InfoAnswer.isInfo(info)) {
      map.problem("info", "must be whole bytes in hex digits, or adr for the device's address");
      return Optional.empty();
    }
    try {
      return Optional.of(new InfoAnswer(version, cid1, command, info, InfoLayout.parse(items)));
    } catch (IllegalArgumentException e) {
      map.problem("items", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static int hex(YamlMap map, String key, String text) {
    if (!BYTE.matcher(text).matches()) {
      map.problem(key, "must be a byte in two hex digits, such as 2A");
      return 0;
    }
    return Integer.parseInt(text.substring(0, 2), HEX);
  }

  /** The items that a reading names, one or several of one answer. */
  static List<Address> read(YamlMap map, Dialect dialect, Repeat repeat) {
    String name = map.text("answer");
    map.require("part");
    List<String> parts = map.texts("part").stream().map(repeat::fill).toList();
    InfoAnswer answer = dialect.answers().get(name);
    if (answer == null) {
      map.problem("answer", "'" + name + "' is not among the answers of this profile");
      map.has("bit");
      return List.of();
    }
    int bit = map.has("bit") ? map.integer("bit", 0, Long.SIZE) : -1;
    for (String part : parts) {
      Optional<InfoType> type = answer.layout().type(part);
      if (type.isEmpty()) {
        map.problem("part", "'" + part + "' is not in the answer " + name);
      } else if (bit >= InfoItem.bitsOf(type.get())) {
        map.problem("bit", "there is none such in " + type.get());
      } else {
        continue;
      }
      return List.of();
    }
    return parts.stream().<Address>map(part -> new InfoItem(answer, part, bit)).toList();
  }
}
