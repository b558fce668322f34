package org.parkwatch.telemetry.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * What comes while the server is out is there afterwards, also over a restart of ours. The server
 * is out for as long as a thousand samples take; {@code -Dparkwatch.outage.seconds=600} lengthens
 * that.
 */
class OutageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int POINT = 3;
  private static final long NOON = 1_795_348_800_000L - Duration.ofDays(2).toMillis();
  private static final HistorySite SITE = HistorySite.of(point -> 0);

  @TempDir Path temp;

  private final AtomicInteger written = new AtomicInteger();
  private final long begun = System.nanoTime();
  private final InstantSource clock =
      () -> Instant.ofEpochMilli(NOON).plusNanos(System.nanoTime() - begun);

  private final class Ours implements AutoCloseable {
    final InfluxHistory history;
    final SampleLog log;

    Ours(HistoryServer server) throws IOException {
      history =
          InfluxHistory.open(
              temp.resolve("ours"), server, SITE, new MadeBlocks(), Duration.ofMillis(20));
      log = SampleLog.open(temp.resolve("log"), SampleLogOptions.defaults(), clock);
      log.consume(history);
      log.start();
    }

    void write(int samples) {
      for (int i = 0; i < samples; i++) {
        int number = written.getAndIncrement();
        SampleBatch batch = new SampleBatch(1);
        batch.add(POINT, NOON + number * 10L, number, Quality.GOOD.code());
        log.append(batch);
      }
    }

    @Override
    public void close() throws IOException {
      history.end();
      log.close();
      history.close();
    }
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void anOutageLosesNothing(ServerKind kind) throws IOException, InterruptedException {
    try (RealServer server = RealServer.start(kind, temp.resolve("server"))) {
      try (Ours ours = new Ours(server.address())) {
        ours.write(500);
        Await.until("some are there", PATIENCE, () -> stored(ours) == 500);
        server.stop();
        ours.write(500);
        Await.until("the outage is seen", PATIENCE, () -> ours.history.figures().out());
        assertThat(ours.history.figures().problem()).isNotEmpty();
        outage(ours);
        ours.write(500);
      }
      try (Ours ours = new Ours(server.address())) { // a restart while the server is out
        ours.write(500);
        Await.until("the outage is seen again", PATIENCE, () -> ours.history.figures().out());
        server.startAgain();
        Await.until("all are there", PATIENCE, () -> stored(ours) == written.get());
        Await.until("the outage is over", PATIENCE, () -> !ours.history.figures().out());
        assertThat(ours.history.figures().refusedSamples()).isZero();
        Series series = ours.history.range(POINT, 0, Long.MAX_VALUE, Integer.MAX_VALUE);
        for (int i = 0; i < series.size(); i++) {
          assertThat(series.values()[i]).isEqualTo(i);
          assertThat(series.millis()[i]).isEqualTo(NOON + i * 10L);
        }
        assertThat(ours.log.figures().consumers().getFirst().missedGroups()).isZero();
      }
    }
  }

  private static void outage(Ours ours) throws InterruptedException {
    for (int left = Integer.getInteger("parkwatch.outage.seconds", 0); left > 0; left--) {
      ours.write(100);
      Thread.sleep(1000); // an outage lasts: the wait is its behaviour
    }
  }

  private static int stored(Ours ours) {
    return ours.history.range(POINT, 0, Long.MAX_VALUE, Integer.MAX_VALUE).size();
  }

  @Test
  void whoIsNotLetInSaysSoAndGoesOnWhenHeIs() throws IOException, InterruptedException {
    try (RealServer server = RealServer.start(ServerKind.INFLUXDB, temp.resolve("server"))) {
      HistoryServer right = server.address();
      AtomicReference<ServerLogin> login =
          new AtomicReference<>(new ServerLogin("parkwatch", "not-it"));
      HistoryServer changing =
          new HistoryServer(right.kind(), right.address(), right.database(), login::get);
      try (Ours ours = new Ours(changing)) {
        ours.write(10);
        Await.until("it is told", PATIENCE, () -> ours.history.figures().out());
        assertThat(ours.history.figures().problem()).contains("401").doesNotContain("not-it");
        login.set(right.login().get()); // the secret was changed, nothing is started anew
        Await.until("it is over", PATIENCE, () -> !ours.history.figures().out());
        Await.until("all are there", PATIENCE, () -> stored(ours) == 10);
      }
      assertThat(Files.readString(temp.resolve("ours/passed"))).isNotEqualTo("0");
    }
  }
}
