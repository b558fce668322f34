package org.parkwatch.simulators.lists;

import java.util.List;
import java.util.Map;

/**
 * A table of a reference list. Immutable.
 *
 * @param repeated how often it repeats, such as {@code n = 1..20, stride 15}; empty for once
 * @param rows cells by the heading of their column
 */
public record ListTable(String repeated, List<Map<String, String>> rows) {
  public ListTable {
    rows = List.copyOf(rows);
  }
}
