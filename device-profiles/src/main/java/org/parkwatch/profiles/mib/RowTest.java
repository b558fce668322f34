package org.parkwatch.profiles.mib;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What must hold of a row for a point to be there: its sensor is of this type, present, or called
 * so. Asked once, when the rows are found.
 *
 * @param is the values it may have; empty for any
 * @param not values it must not have
 * @param matches must be found in the value
 * @param absent true if the device must not have the object at all: a coarse value counts only
 *     where there is no fine one
 */
public record RowTest(
    ColumnRef ref, Set<String> is, Set<String> not, Optional<Pattern> matches, boolean absent) {
  public RowTest {
    is = Set.copyOf(is);
    not = Set.copyOf(not);
  }

  /** A row without the object fails, unless the test only says what must not be. */
  boolean holds(WalkedValues values, String index) {
    Optional<String> value = values.value(ref.instance(index));
    if (absent || value.isEmpty()) {
      return value.isEmpty() && is.isEmpty() && matches.isEmpty();
    }
    String text = value.get();
    return (is.isEmpty() || is.contains(text))
        && !not.contains(text)
        && matches.map(pattern -> pattern.matcher(text).find()).orElse(true);
  }
}
