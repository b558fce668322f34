package org.parkwatch.telemetry.influx;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.history.Buckets;
import org.parkwatch.telemetry.history.Combine;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.history.HistoryCapabilities;
import org.parkwatch.telemetry.history.Moment;
import org.parkwatch.telemetry.history.Rolled;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.history.Steps;
import org.parkwatch.telemetry.history.Summed;
import org.parkwatch.telemetry.history.Tier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What screens read: the server that the site chose, and the embedded store where there is none or
 * while it is out. The embedded store goes on keeping what its own settings say. Thread-safe.
 */
public final class ServerFirst implements History {
  private static final Logger LOG = LoggerFactory.getLogger(ServerFirst.class);

  private final @Nullable InfluxHistory server;
  private final History embedded;

  /**
   * Reads from one or the other.
   *
   * @param server null if the site chose none
   */
  public ServerFirst(@Nullable InfluxHistory server, History embedded) {
    this.server = server;
    this.embedded = embedded;
  }

  /** The server, if the site chose one. */
  public Optional<InfluxHistory> server() {
    return Optional.ofNullable(server);
  }

  @Override
  public HistoryCapabilities capabilities() {
    return server == null ? embedded.capabilities() : server.capabilities();
  }

  @Override
  public Series range(int point, long fromMillis, long toMillis, int limit) {
    return read(history -> history.range(point, fromMillis, toMillis, limit));
  }

  @Override
  public Buckets buckets(int point, long fromMillis, long toMillis, int buckets) {
    return read(history -> history.buckets(point, fromMillis, toMillis, buckets));
  }

  /** {@inheritDoc} From the embedded store: no server keeps them. */
  @Override
  public List<Rolled> rollups(int point, Tier tier, long fromMillis, long toMillis) {
    return embedded.rollups(point, tier, fromMillis, toMillis);
  }

  /** {@inheritDoc} From the embedded store: it is made of roll-ups. */
  @Override
  public Summed sum(int[] points, Combine how, Steps steps, long fromMillis, long toMillis) {
    return embedded.sum(points, how, steps, fromMillis, toMillis);
  }

  /** {@inheritDoc} From the embedded store: it is made of frames. */
  @Override
  public Moment asOf(int[] points, long millis) {
    return embedded.asOf(points, millis);
  }

  private <T> T read(Function<History, T> what) {
    InfluxHistory chosen = server;
    if (chosen != null && !chosen.figures().out()) {
      try {
        return what.apply(chosen);
      } catch (UncheckedIOException e) {
        LOG.warn("history server: cannot be read, the embedded store is: {}", e.getMessage());
      }
    }
    return what.apply(embedded);
  }
}
