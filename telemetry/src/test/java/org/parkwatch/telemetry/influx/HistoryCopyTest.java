package org.parkwatch.telemetry.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.telemetry.history.HistoryContract;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.history.Tier;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** History goes from the embedded store to a real InfluxDB and from there to another folder. */
class HistoryCopyTest {
  private static final HistorySite SITE = HistorySite.of(point -> point / 16);
  private static final long BEGIN =
      1_795_305_600_000L - Duration.ofDays(4).toMillis() + Duration.ofHours(20).toMillis();
  private static final long END = BEGIN + Duration.ofHours(9).toMillis();

  @TempDir Path temp;

  private final MadeBlocks blocks = new MadeBlocks();

  private HistoryStore store(String folder) throws IOException {
    return HistoryStore.open(temp.resolve(folder), HistoryOptions.defaults(), SITE);
  }

  /** Nine hours over a midnight, with bad samples and milliseconds. */
  private void fill() throws IOException {
    SplittableRandom random = new SplittableRandom(81);
    try (HistoryStore store = store("old")) {
      long offset = 0;
      for (long millis = BEGIN; millis < END + 3_600_000; millis += 60_000) {
        SampleBatch batch = new SampleBatch(HistoryContract.POINTS);
        for (int point = 0; point < HistoryContract.POINTS; point++) {
          if (random.nextInt(20) == 0) {
            batch.addBad(point, millis + point, Quality.BAD_TIMEOUT);
          } else {
            batch.add(point, millis + point, random.nextInt(1000) / 10.0, Quality.GOOD.code());
          }
        }
        store.accept(
            new LogGroup(
                offset++,
                millis,
                List.of(
                    new LogRecord.Samples(batch), new LogRecord.Watermark(millis + 99, false))));
      }
    }
  }

  /** Ends like a killed process after so many writes. */
  private record Dying(CopyEnd end, AtomicInteger writesLeft) implements CopyEnd {
    @Override
    public SampleBatch read(Block block, long fromMillis, long toMillis) throws IOException {
      return end.read(block, fromMillis, toMillis);
    }

    @Override
    public long write(SampleBatch batch) throws IOException {
      if (writesLeft.getAndDecrement() == 0) {
        throw new IOException("killed");
      }
      return end.write(batch);
    }

    @Override
    public void settle() throws IOException {
      end.settle();
    }

    @Override
    public void close() throws IOException {
      end.close();
    }
  }

  private CopyEnd embedded(String folder) {
    return new EmbeddedEnd(() -> store(folder));
  }

  private CopyEnd server(RealServer server) throws IOException {
    return new ServerEnd(
        InfluxHistory.open(temp.resolve("unused"), server.address(), SITE, blocks));
  }

  private HistoryCopy.Progress copy(CopyEnd from, CopyEnd to, List<Double> shares)
      throws IOException {
    try (from;
        to) {
      return new HistoryCopy(from, to, blocks.all(), temp.resolve("state"))
          .run(BEGIN, END, progress -> shares.add(progress.share()));
    }
  }

  @Test
  void aCopyThatIsKilledAndRunTwiceIsTheSame() throws IOException, InterruptedException {
    try (RealServer server = RealServer.start(ServerKind.INFLUXDB, temp.resolve("server"))) {
      fill();
      List<Double> shares = new ArrayList<>();
      assertThatThrownBy(
              () -> copy(embedded("old"), new Dying(server(server), new AtomicInteger(11)), shares))
          .hasMessage("killed");
      assertThat(temp.resolve("state")).exists();
      HistoryCopy.Progress rest;
      try (HistoryStore running = store("old")) { // it goes on while a server has the store open
        rest = copy(new RunningEnd(running), server(server), shares);
        assertThat(running.range(0, BEGIN, END, 1).size()).isEqualTo(1);
      }
      assertThat(rest.read()).isLessThan(540L * HistoryContract.POINTS);
      assertThat(shares).isSorted().last().isEqualTo(1.0);
      assertThat(temp.resolve("state")).doesNotExist();

      for (int i = 0; i < 2; i++) {
        HistoryCopy.Progress back = copy(server(server), embedded("new"), shares);
        assertThat(back.read()).isEqualTo(540L * HistoryContract.POINTS);
        assertThat(back.taken()).isEqualTo(back.read());
      }
    }
    try (HistoryStore old = store("old");
        HistoryStore copied = store("new")) {
      for (int point = 0; point < HistoryContract.POINTS; point++) {
        Series wanted = old.range(point, BEGIN, END, Integer.MAX_VALUE);
        Series found = copied.range(point, BEGIN, END + 7_200_000, Integer.MAX_VALUE);
        assertThat(found.millis()).isEqualTo(wanted.millis());
        assertThat(found.values()).isEqualTo(wanted.values());
        assertThat(found.qualities()).isEqualTo(wanted.qualities());
        assertThat(copied.rollups(point, Tier.QUARTER, BEGIN, END))
            .isEqualTo(old.rollups(point, Tier.QUARTER, BEGIN, END));
      }
    }
  }
}
