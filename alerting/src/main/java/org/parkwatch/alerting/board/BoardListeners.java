package org.parkwatch.alerting.board;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is told that a board changed. Thread-safe. */
final class BoardListeners {
  private static final Logger LOG = LoggerFactory.getLogger(BoardListeners.class);

  private final Map<Object, Runnable> listeners = new ConcurrentHashMap<>();

  /** Adds one; closing what it answers takes it away. */
  AutoCloseable add(Runnable listener) {
    Object key = new Object(); // the same listener may be given twice
    listeners.put(key, listener);
    return () -> listeners.remove(key);
  }

  /** Tells all of them, on the caller's thread. One that fails keeps it from no other. */
  void tell() {
    for (Runnable listener : listeners.values()) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.warn("A listener of the alarm board failed", e);
      }
    }
  }
}
