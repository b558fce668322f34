package org.parkwatch.facility.parkfile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Side;
import org.parkwatch.facility.yaml.Origin;
import org.parkwatch.facility.yaml.Problems;

/** One row of a CSV file that knows where it stands. */
record CsvRow(String file, int line, List<String> header, List<String> fields, Problems problems) {
  Origin origin(String column) {
    return new Origin(file, line, column);
  }

  /** The field, empty where the column is absent. */
  String optional(String column) {
    int index = header.indexOf(column);
    return index < 0 ? "" : fields.get(index);
  }

  /** The field; a problem is noted where it is empty. */
  String text(String column) {
    String text = optional(column);
    if (text.isBlank()) {
      problems.add(origin(column), "expected text, the field is empty");
    }
    return text;
  }

  /** A finite number in the range; its lower end, with a problem noted, for anything else. */
  double number(String column, double min, double max) {
    String text = optional(column);
    try {
      double value = Double.parseDouble(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, for wrong text and wrong range alike
    }
    problems.add(
        origin(column), "expected a number from " + min + " to " + max + ", not `" + text + "`");
    return min;
  }

  /** A whole number in the range; its lower end, with a problem noted, for anything else. */
  int integer(String column, int min, int max) {
    String text = optional(column);
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    problems.add(
        origin(column),
        "expected a whole number from " + min + " to " + max + ", not `" + text + "`");
    return min;
  }

  /** A or B; null, with a problem noted, for anything else. */
  @Nullable Side side(String column) {
    String text = optional(column);
    for (Side side : Side.values()) {
      if (side.name().equals(text)) {
        return side;
      }
    }
    problems.add(origin(column), "expected A or B, not `" + text + "`");
    return null;
  }
}
