package org.parkwatch.telemetry.influx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parkwatch.telemetry.history.Buckets;
import org.parkwatch.telemetry.history.Combine;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.history.HistoryCapabilities;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.Moment;
import org.parkwatch.telemetry.history.Rolled;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.history.Steps;
import org.parkwatch.telemetry.history.Summed;
import org.parkwatch.telemetry.history.Tier;
import org.parkwatch.telemetry.log.LogConsumer;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * History in a server. What the server cannot take now the log keeps, so an outage loses nothing
 * within the limits of the log. Reads throw {@link UncheckedIOException} while the server is out.
 * {@link #accept} is confined to the log's thread for this consumer, everything else is
 * thread-safe.
 */
public final class InfluxHistory implements History, LogConsumer, AutoCloseable {
  private static final long EARLIEST = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("2120-01-01T00:00:00Z").toEpochMilli();
  private static final Duration SEND_EVERY = Duration.ofSeconds(1);
  private static final int MOST_BUCKETS = 5_000;

  /** Roll-ups are made of so much at a time. */
  private static final long SLICE_MILLIS = Duration.ofDays(1).toMillis();

  private final HistoryServer server;
  private final HistorySite site;
  private final Blocks blocks;
  private final ServerClient client;
  private final ServerReader reader;
  private final ServerWriter writer;

  private InfluxHistory(
      Path folder, HistoryServer server, HistorySite site, Blocks blocks, Duration sendEvery)
      throws IOException {
    this.server = server;
    this.site = site;
    this.blocks = blocks;
    client = new ServerClient(server);
    reader =
        switch (server.kind()) {
          case INFLUXDB -> new InfluxReader(client);
          case VICTORIA_METRICS -> new VictoriaReader(client);
        };
    writer = new ServerWriter(client, blocks, new OffsetFile(folder.resolve("passed")), sendEvery);
  }

  /**
   * Makes ready to write and read; the server may be out of reach meanwhile.
   *
   * @param folder for how far the log was passed on
   * @param blocks under which names points are written
   * @throws IOException if the folder cannot be read
   */
  public static InfluxHistory open(
      Path folder, HistoryServer server, HistorySite site, Blocks blocks) throws IOException {
    return open(folder, server, site, blocks, SEND_EVERY);
  }

  /** As above, with the longest time for which samples wait to be sent together. */
  static InfluxHistory open(
      Path folder, HistoryServer server, HistorySite site, Blocks blocks, Duration sendEvery)
      throws IOException {
    return new InfluxHistory(folder, server, site, blocks, sendEvery);
  }

  @Override
  public String name() {
    return server.kind().word();
  }

  @Override
  public long resumeFrom() {
    return writer.passed();
  }

  @Override
  public void accept(LogGroup group) {
    writer.accept(group);
  }

  @Override
  public HistoryCapabilities capabilities() {
    return server.kind().capabilities();
  }

  @Override
  public Series range(int point, long fromMillis, long toMillis, int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("a limit of " + limit + " samples");
    }
    Optional<Block> block = blocks.of(point);
    try {
      return block.isEmpty()
          ? none()
          : reader.range(
              block.get(),
              block.get().field(point),
              Math.max(fromMillis, EARLIEST),
              Math.min(toMillis, LATEST),
              limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Series none() {
    return new Series(new long[0], new double[0], new byte[0]);
  }

  @Override
  public Buckets buckets(int point, long fromMillis, long toMillis, int buckets) {
    if (buckets < 1 || buckets > MOST_BUCKETS || fromMillis >= toMillis) {
      throw new IllegalArgumentException(
          buckets + " buckets from " + fromMillis + " to " + toMillis);
    }
    long width = Math.ceilDiv(toMillis - fromMillis, buckets);
    Optional<Block> block = blocks.of(point);
    try {
      return block.isEmpty()
          ? new BucketColumns(fromMillis, width, buckets).toBuckets()
          : reader.buckets(block.get(), block.get().field(point), fromMillis, width, buckets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@inheritDoc} They are made of the samples of each day: a month of a point takes a second. */
  @Override
  public List<Rolled> rollups(int point, Tier tier, long fromMillis, long toMillis) {
    RawRollups made = new RawRollups(tier, site.counter().test(point), site.zone());
    long to = Math.min(toMillis, LATEST);
    long at = made.startOf(Math.max(fromMillis, EARLIEST));
    at = at < fromMillis ? made.endOf(at) : at;
    while (at < to) {
      long until = made.endOf(Math.max(at, Math.min(at + SLICE_MILLIS, to) - 1));
      made.add(range(point, at, until, Integer.MAX_VALUE));
      at = until;
    }
    return made.rolled();
  }

  /** Not from a server: {@link ServerFirst} asks the embedded store. */
  @Override
  public Summed sum(int[] points, Combine how, Steps steps, long fromMillis, long toMillis) {
    throw new UnsupportedOperationException("a history server has no sums of many points");
  }

  /** Not from a server: {@link ServerFirst} asks the embedded store. */
  @Override
  public Moment asOf(int[] points, long millis) {
    throw new UnsupportedOperationException("a history server has no frames");
  }

  /**
   * All samples of a block, each point by itself in time order.
   *
   * @throws IOException if the server cannot be asked
   */
  public SampleBatch all(Block block, long fromMillis, long toMillis) throws IOException {
    return reader.all(block, fromMillis, toMillis);
  }

  /**
   * Writes samples that no log brings; they are stored when it returns.
   *
   * @return how many
   * @throws IOException if the server does not take them
   */
  public int write(SampleBatch batch) throws IOException {
    Lines lines = new Lines(blocks);
    lines.add(batch, 0);
    try {
      if (lines.lines() > 0) {
        client.write(lines.text());
      }
      return lines.rows();
    } catch (ServerClient.Refused e) {
      throw new IOException("the server refused samples: " + e.getMessage(), e);
    }
  }

  /** How it is. Thread-safe. */
  public ServerFigures figures() {
    return writer.figures();
  }

  /** What cannot be sent from now on waits for the next start. Call before the log is closed. */
  public void end() {
    writer.end();
  }

  /** Sends the rest, if the server takes it. Close the log first. */
  @Override
  public void close() {
    writer.close();
    client.close();
  }
}
