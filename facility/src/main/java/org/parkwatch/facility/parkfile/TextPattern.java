package org.parkwatch.facility.parkfile;

import java.util.ArrayList;
import java.util.List;
import org.parkwatch.facility.yaml.Origin;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlNode;

/** Text with variables in braces, such as {@code {floor}-UPS-{s}{n}}. Immutable. */
final class TextPattern {
  private final Origin origin;
  private final List<String> literals = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private TextPattern(Origin origin) {
    this.origin = origin;
  }

  static TextPattern of(YamlNode node, Problems problems) {
    TextPattern pattern = new TextPattern(node.origin());
    String text = node.text();
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        node.expected("a } after {");
        break;
      }
      pattern.literals.add(text.substring(at, open));
      pattern.names.add(text.substring(open + 1, close));
      at = close + 1;
    }
    pattern.literals.add(text.substring(at));
    if (text.indexOf('}') >= 0 && pattern.names.isEmpty()) {
      problems.add(pattern.origin, "expected a { before }");
    }
    return pattern;
  }

  Origin origin() {
    return origin;
  }

  String expand(Vars vars, Problems problems) {
    if (names.isEmpty()) {
      return literals.getFirst();
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      String value = vars.get(names.get(i));
      if (value == null) {
        problems.add(
            origin,
            "expected a variable of this or an outer `each`, or the kind of an enclosing place,"
                + " but {"
                + names.get(i)
                + "} is neither");
        value = "?";
      }
      text.append(literals.get(i)).append(value);
    }
    return text.append(literals.getLast()).toString();
  }
}
