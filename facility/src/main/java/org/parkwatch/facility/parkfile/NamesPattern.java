package org.parkwatch.facility.parkfile;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlNode;

/** Display names with variables; one language stands for both. */
record NamesPattern(TextPattern en, TextPattern zh) {
  static final Set<String> KEYS = Set.of("en", "zh");

  static @Nullable NamesPattern of(@Nullable YamlNode node, Problems problems) {
    if (node == null) {
      return null;
    }
    Map<String, YamlNode> map = node.map(KEYS);
    YamlNode en = map.getOrDefault("en", map.get("zh"));
    YamlNode zh = map.getOrDefault("zh", map.get("en"));
    if (en == null || zh == null) {
      node.expected("`en`, `zh` or both");
      return null;
    }
    return new NamesPattern(TextPattern.of(en, problems), TextPattern.of(zh, problems));
  }

  /** The names; the code where a text is empty, which has then been noted as a problem. */
  static Names expand(@Nullable NamesPattern names, String code, Vars vars, Problems problems) {
    if (names == null) {
      return Names.same(code);
    }
    String en = names.en.expand(vars, problems);
    String zh = names.zh.expand(vars, problems);
    return en.isBlank() || zh.isBlank() ? Names.same(code) : new Names(en, zh);
  }
}
