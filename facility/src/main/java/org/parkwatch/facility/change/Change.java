package org.parkwatch.facility.change;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One difference between two states of the park files.
 *
 * @param code of what differs, or the relation in words
 * @param fields what is different, empty unless it was changed
 */
public record Change(Kind kind, String code, List<Field> fields) {
  /** What becomes of it. */
  public enum Kind {
    ADDED("+"),
    CHANGED("~"),
    ENDED("-");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }
  }

  /** A value before and after, as the files would say it. */
  public record Field(String name, String before, String after) {}

  public Change {
    fields = List.copyOf(fields);
  }

  /** Such as {@code ~ FZ-B1-1F-R101-A07: units 42 -> 47}. */
  @Override
  public String toString() {
    String what =
        fields.stream()
            .map(field -> field.name() + " " + field.before() + " -> " + field.after())
            .collect(Collectors.joining(", "));
    return kind.mark + " " + code + (what.isEmpty() ? "" : ": " + what);
  }
}
