package org.parkwatch.collectors.events;

import org.parkwatch.facility.commissioning.DeviceEvent;

/** Where collectors put what devices told. Thread-safe. */
@FunctionalInterface
public interface EventSink {
  /** Hears what became of an event: once, on any thread. */
  @FunctionalInterface
  interface Fate {
    /**
     * The event is decided.
     *
     * @param kept whether it survives a power failure; if not, it was left out
     */
    void decided(boolean kept);
  }

  /** Takes an event; never waits. */
  void add(DeviceEvent event, Fate fate);

  /** How many events wait to be kept. */
  default int waiting() {
    return 0;
  }
}
