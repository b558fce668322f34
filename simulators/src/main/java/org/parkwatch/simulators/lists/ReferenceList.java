package org.parkwatch.simulators.lists;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What devices of one make answer. Immutable.
 *
 * @param names of the profiles that read it
 * @param facts by their word, such as {@code order}; of several with one word the last
 * @param codes enumerations by name
 */
public record ReferenceList(
    List<String> names,
    Map<String, String> facts,
    Map<String, List<ListCode>> codes,
    List<ListTable> tables) {
  public ReferenceList {
    names = List.copyOf(names);
    facts = Map.copyOf(facts);
    codes = Map.copyOf(codes);
    tables = List.copyOf(tables);
  }

  /** The rows of all tables. */
  public Stream<Map<String, String>> rows() {
    return tables.stream().flatMap(table -> table.rows().stream());
  }
}
