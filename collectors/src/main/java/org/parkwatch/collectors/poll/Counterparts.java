package org.parkwatch.collectors.poll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The devices of a collector and whom it speaks to for them: as many counterparts as the devices
 * need, opened and stopped as the park changes. Thread-safe.
 *
 * @param <K> by what counterparts differ
 * @param <D> a device
 */
public final class Counterparts<K, D extends PolledDevice<?>> implements AutoCloseable {
  private static final Duration STOP_TIME = Duration.ofSeconds(10);

  private final Function<D, K> through;
  private final Function<K, Counterpart<D>> opening;
  private final Map<K, Counterpart<D>> open = new HashMap<>();
  private volatile Roster<D> roster = Roster.empty();
  private boolean started;

  /**
   * None yet.
   *
   * @param through whom a device is spoken to through
   * @param opening makes a counterpart, which is started then
   */
  public Counterparts(Function<D, K> through, Function<K, Counterpart<D>> opening) {
    this.through = through;
    this.opening = opening;
  }

  public Roster<D> roster() {
    return roster;
  }

  /** From now on these are the devices. */
  public synchronized void goOver(Roster<D> next) {
    roster = next;
    if (started) {
      assign();
    }
  }

  /**
   * Opens the counterparts.
   *
   * @throws IllegalStateException if that was done before
   */
  public synchronized void start() {
    if (started) {
      throw new IllegalStateException("the collector was started before");
    }
    started = true;
    assign();
  }

  /** Gives each its devices; one that has none left ends after the turn under way. */
  private void assign() {
    Map<K, List<D>> devices = new LinkedHashMap<>();
    for (D device : roster.all()) {
      devices.computeIfAbsent(through.apply(device), key -> new ArrayList<>()).add(device);
    }
    open.entrySet()
        .removeIf(entry -> {
          boolean left = !devices.containsKey(entry.getKey());
          if (left) {
            entry.getValue().stop();
          }
          return left;
        });
    devices.forEach((key, own) -> {
      Counterpart<D> known = open.get(key);
      Counterpart<D> counterpart = known == null ? opening.apply(key) : known;
      counterpart.assign(List.copyOf(own));
      if (known == null) {
        open.put(key, counterpart);
        counterpart.start();
      }
    });
  }

  @Override
  public synchronized void close() {
    open.values().forEach(Counterpart::stop);
    open.values().forEach(counterpart -> counterpart.join(STOP_TIME));
    open.clear();
  }
}
