package org.parkwatch.facility.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Ids by code: what ever had an id keeps it, also if it was gone for a while. */
final class Ids {
  private final Map<String, Integer> ids;
  private int next = 1;

  <T> Ids(List<Version<T>> all, Function<T, String> code, ToIntFunction<T> id) {
    ids = HashMap.newHashMap(all.size());
    for (Version<T> version : all) {
      int known = id.applyAsInt(version.row());
      ids.put(code.apply(version.row()), known);
      next = Math.max(next, known + 1);
    }
  }

  /** The id of the code, a fresh one if it is new. */
  int of(String code) {
    return ids.computeIfAbsent(code, fresh -> next++);
  }
}
