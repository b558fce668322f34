package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.NoReading;
import org.parkwatch.profiles.binding.WordType;

/**
 * Reads the raw numbers by which a device says that it has no reading: {@code 65535}, {@code
 * 0xFFFF}, {@code 65528..65535}, and for registers {@code all-ones}, {@code highest}, {@code
 * lowest}.
 */
final class NoReadingReader {
  private static final String NUMBER = "-?(?:0x[0-9A-Fa-f]{1,8}|[0-9]{1,15}(?:\\.[0-9]{1,6})?)";
  private static final Pattern CODES =
      Pattern.compile("(" + NUMBER + ")(?:\\.\\.(" + NUMBER + "))?");

  private NoReadingReader() {}

  static List<NoReading> read(YamlMap map, String key, Optional<WordType> type) {
    List<NoReading> codes = new ArrayList<>();
    for (String text : map.texts(key)) {
      code(map, key, text, type).ifPresent(codes::add);
    }
    return codes;
  }

  private static Optional<NoReading> code(
      YamlMap map, String key, String text, Optional<WordType> type) {
    Matcher matcher = CODES.matcher(text);
    if (matcher.matches()) {
      double from = number(matcher.group(1));
      double to = matcher.group(2) == null ? from : number(matcher.group(2));
      if (from <= to) {
        return Optional.of(new NoReading(from, to));
      }
      map.problem(key, text + " runs downwards");
      return Optional.empty();
    }
    Optional<WordType> words = type.filter(t -> !t.floating() && !t.decimalCoded());
    Optional<Double> edge =
        switch (text) {
          case "all-ones" -> words.map(WordType::allOnes);
          case "highest" -> words.map(WordType::highest);
          case "lowest" -> words.map(WordType::lowest);
          default -> Optional.empty();
        };
    if (edge.isEmpty()) {
      map.problem(
          key,
          "'%s' is not a code: a number, from..to, or for whole numbers in registers all-ones, "
                  .formatted(text)
              + "highest, lowest");
    }
    return edge.map(NoReading::code);
  }

  private static double number(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative ? text.substring(1) : text;
    double number =
        digits.startsWith("0x")
            ? Long.parseLong(digits.substring(2), 16)
            : Double.parseDouble(digits);
    return negative ? -number : number;
  }
}
