package org.parkwatch.simulators.net;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** Counts since the start, one for each constant of an enum. Thread-safe. */
public final class Counters<E extends Enum<E>> {
  private final EnumMap<E, AtomicLong> counts;

  public Counters(Class<E> kinds) {
    counts = new EnumMap<>(kinds);
    for (E kind : kinds.getEnumConstants()) {
      counts.put(kind, new AtomicLong());
    }
  }

  public void add(E kind) {
    add(kind, 1);
  }

  public void add(E kind, long n) {
    of(kind).getAndAdd(n);
  }

  public long get(E kind) {
    return of(kind).get();
  }

  private AtomicLong of(E kind) {
    return Objects.requireNonNull(counts.get(kind));
  }

  /** Name in lower case with hyphens, and count, in the order of the enum. */
  public Map<String, Long> snapshot() {
    Map<String, Long> snapshot = new LinkedHashMap<>();
    counts.forEach((kind, count) ->
        snapshot.put(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), count.get()));
    return snapshot;
  }
}
