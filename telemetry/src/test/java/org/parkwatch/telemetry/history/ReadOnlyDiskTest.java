package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.telemetry.latest.LatestStore;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.log.FailingDisk;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.LogState;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * The kernel gives the disk of log, history and newest samples up: it is read-only from one moment
 * to the next. Everybody says so, the newest samples go on and what is there is read; what was
 * acknowledged is there after a repair.
 */
class ReadOnlyDiskTest {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int BATCH = 50;
  private static final long BEFORE = 1_200;
  private static final SampleLogOptions OPTIONS =
      new SampleLogOptions(
          1 << 20,
          16 << 20,
          Duration.ofDays(1),
          Duration.ofMillis(10),
          1 << 16,
          400_000,
          Duration.ofSeconds(5),
          1 << 16);

  @TempDir Path dir;

  private final AtomicLong now = new AtomicLong();
  private long sent;
  private long acknowledged;

  private record Stores(LatestStore latest, HistoryStore history, SampleLog log)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      try (latest;
          history;
          log) {
        // in the order of a server that ends: the log first
      }
    }
  }

  private Stores open(Path folder) throws IOException {
    now.set(Recorder.heardMillis(sent));
    SampleLog log =
        SampleLog.open(folder.resolve("log"), OPTIONS, () -> Instant.ofEpochMilli(now.get()));
    Stores stores = new Stores(Recorder.latest(folder), Recorder.history(folder), log);
    log.consume(stores.latest());
    log.consume(stores.history());
    log.start();
    return stores;
  }

  /** Sends some more; whether they were acknowledged. */
  private boolean send(SampleLog log) {
    SampleBatch batch = new SampleBatch(BATCH);
    for (int i = 0; i < BATCH; i++, sent++) {
      batch.add(Recorder.point(sent), Recorder.millis(sent), (double) sent, Quality.GOOD.code());
    }
    now.set(Recorder.heardMillis(sent - 1));
    log.append(batch);
    CompletableFuture<Long> durable = log.command(new LogRecord.Command("test", new byte[0]));
    boolean taken = durable.handle((offset, error) -> error == null).join();
    if (taken) {
      acknowledged = sent;
    }
    return taken;
  }

  @Test
  void everybodySaysSoAndWhatWasAcknowledgedIsThereAfterTheRepair() throws IOException {
    try (FailingDisk disk = FailingDisk.make(dir)) {
      try (Stores stores = open(disk.folder())) {
        while (sent < BEFORE) {
          assertThat(send(stores.log())).isTrue();
        }
        disk.fail();
        Await.until("log and history say so", SOON, () -> said(stores));
        assertThatThrownBy(
                () -> stores.log().command(new LogRecord.Command("test", new byte[0])).join())
            .hasCauseInstanceOf(IOException.class)
            .hasMessageContaining("cannot be written");
        long newest = sent - 1;
        Await.until(
            "the newest samples go on",
            SOON,
            () -> stores.latest().value(Recorder.point(newest)) == newest);
        assertThat(stores.log().figures().consumers()).noneMatch(each -> each.failed());
        assertThat(missing(stores.history()).keySet())
            .as("read while nothing is written, but for late ones, which wait to be merged on disk")
            .allMatch(number -> Recorder.millis(number) != Recorder.heardMillis(number));
      }
      disk.repair();
      try (Stores stores = open(disk.folder())) {
        Await.until(
            "replayed",
            SOON,
            () ->
                stores.log().figures().consumers().stream()
                    .allMatch(each -> each.lagGroups() == 0 && !each.fromDisk()));
        Await.until("written", SOON, () -> stores.history().figures().lag() == 0);
        assertThat(missing(stores.history())).as("after the repair").isEmpty();
        assertThat(send(stores.log())).isTrue();
        assertThat(stores.log().figures().state()).isEqualTo(LogState.RUNNING);
        assertThat(stores.history().figures().state()).isEqualTo(HistoryState.RUNNING);
      }
    }
  }

  private boolean said(Stores stores) {
    send(stores.log());
    return stores.log().figures().state() == LogState.NOT_JOURNALLED
        && stores.history().figures().state() == HistoryState.STOPPED_DISK_UNWRITABLE;
  }

  /** Acknowledged samples that history has not; nothing that it has may be another than it was. */
  private Map<Long, Long> missing(HistoryStore history) {
    Map<Long, Long> missing = new TreeMap<>();
    for (int point = 0; point < Recorder.POINTS; point++) {
      TreeMap<Long, Double> expected = new TreeMap<>();
      for (long number = point; number < sent; number += Recorder.POINTS) {
        expected.put(Recorder.millis(number), (double) number);
      }
      Series series = history.range(point, 0, Long.MAX_VALUE, Integer.MAX_VALUE);
      for (int i = 0; i < series.size(); i++) {
        assertThat(series.values()[i]).isEqualTo(expected.remove(series.millis()[i]));
      }
      expected.forEach((millis, number) -> {
        if (number < acknowledged) {
          missing.put(number.longValue(), millis);
        }
      });
    }
    return missing;
  }
}
