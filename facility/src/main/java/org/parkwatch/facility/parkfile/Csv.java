package org.parkwatch.facility.parkfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.parkwatch.facility.yaml.Origin;
import org.parkwatch.facility.yaml.Problems;

/**
 * Reads comma-separated text with a header line: fields may stand in double quotes, a double quote
 * inside is written twice (RFC 4180). Empty lines are skipped.
 */
final class Csv {
  private final String file;
  private final Problems problems;
  private int line = 1;
  private int at;

  private Csv(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Calls the action for every row that has as many fields as the header, whose columns fit. */
  static void read(
      String file,
      String text,
      Set<String> required,
      Set<String> optional,
      Problems problems,
      Consumer<CsvRow> action) {
    Csv csv = new Csv(file, problems);
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<String> header = csv.fields(plain);
    if (!csv.fits(header, required, optional)) {
      return;
    }
    while (csv.at < plain.length()) {
      int line = csv.line;
      List<String> fields = csv.fields(plain);
      if (fields.size() == header.size()) {
        action.accept(new CsvRow(file, line, header, fields, problems));
      } else if (fields.size() > 1 || !fields.getFirst().isBlank()) {
        problems.add(
            new Origin(file, line, ""),
            "expected " + header.size() + " fields as in the header, not " + fields.size());
      }
    }
  }

  private boolean fits(List<String> header, Set<String> required, Set<String> optional) {
    Set<String> seen = new HashSet<>();
    boolean fits = true;
    for (String column : header) {
      Origin origin = new Origin(file, 1, column);
      if (!required.contains(column) && !optional.contains(column)) {
        problems.add(
            origin, "expected one of the columns " + DefinitionReader.union(required, optional));
        fits = false;
      } else if (!seen.add(column)) {
        problems.add(origin, "expected each column once");
        fits = false;
      }
    }
    for (String column : required) {
      if (!seen.contains(column)) {
        problems.add(new Origin(file, 1, column), "expected this column in the header");
        fits = false;
      }
    }
    return fits;
  }

  private List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    while (true) {
      fields.add(at < text.length() && text.charAt(at) == '"' ? quoted(text) : plain(text));
      if (at >= text.length()) {
        return fields;
      }
      char end = text.charAt(at++);
      if (end == '\n') {
        line++;
        return fields;
      }
    }
  }

  private String plain(String text) {
    int start = at;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
      at++;
    }
    return text.substring(start, at).strip();
  }

  private String quoted(String text) {
    StringBuilder field = new StringBuilder();
    int opened = line;
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"' && at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else if (c == '"') {
        if (!plain(text).isEmpty()) {
          problems.add(new Origin(file, opened, ""), "expected a comma after the closing quote");
        }
        return field.toString();
      } else {
        if (c == '\n') {
          line++;
        }
        field.append(c);
      }
    }
    problems.add(new Origin(file, opened, ""), "expected a closing double quote");
    return field.toString();
  }
}
