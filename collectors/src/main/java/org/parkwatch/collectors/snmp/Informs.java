package org.parkwatch.collectors.snmp;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest {@value #MOST} informs, so that one that is sent again is told once. One whose event
 * could not be kept is forgotten: sent again, it is new. Thread-safe.
 */
final class Informs {
  private static final int MOST = 10_000;

  enum Standing {
    /** It was never heard. */
    NEW,
    /** Its event is on its way to the disk, and nobody may say that we have it. */
    BEING_KEPT,
    KEPT
  }

  /**
   * Who sent it, and which it is.
   *
   * @param requestId stays when it is sent again
   */
  record Key(InetSocketAddress from, int requestId) {}

  private final Map<Key, Standing> newest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Standing> eldest) {
          return size() > MOST;
        }
      };

  /** How an inform that comes now stands; a new one is being kept from now on. */
  synchronized Standing take(Key inform) {
    Standing known = newest.putIfAbsent(inform, Standing.BEING_KEPT);
    return known == null ? Standing.NEW : known;
  }

  synchronized void decided(Key inform, boolean kept) {
    if (kept) {
      newest.replace(inform, Standing.KEPT);
    } else {
      newest.remove(inform);
    }
  }
}
