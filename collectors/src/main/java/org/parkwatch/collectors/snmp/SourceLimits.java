package org.parkwatch.collectors.snmp;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much of each source is heard: a burst of {@value #BURST}, and {@value #PER_SECOND} a second.
 * Of sources beyond {@value #MOST_SOURCES} the one not heard for the longest time is forgotten.
 * Confined to one thread.
 */
final class SourceLimits {
  static final int BURST = 20;
  private static final int PER_SECOND = 5;
  private static final int MOST_SOURCES = 32_768;
  private static final double NANOS_PER_SECOND = 1e9;

  private record Tokens(double left, long atNanos) {}

  private final Map<InetAddress, Tokens> sources =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Tokens> eldest) {
          return size() > MOST_SOURCES;
        }
      };

  /** Whether one more of this source is heard. */
  boolean take(InetAddress source, long nowNanos) {
    Tokens known = sources.get(source);
    double left =
        known == null
            ? BURST
            : Math.min(
                BURST, known.left + (nowNanos - known.atNanos) / NANOS_PER_SECOND * PER_SECOND);
    boolean heard = left >= 1;
    sources.put(source, new Tokens(heard ? left - 1 : left, nowNanos));
    return heard;
  }
}
