package org.parkwatch.simulators.lists;

import java.util.List;
import java.util.Map;

/**
 * A table of a reference list. Immutable.
 *
 * @param rows cells by the heading of their column
 */
public record ListTable(Repetition repeated, List<Map<String, String>> rows) {
  public ListTable {
    rows = List.copyOf(rows);
  }
}
