package org.parkwatch.collectors.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.health.OpenStores;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** A real log and a real history, read as the server reads its own; time is moved by hand. */
class OwnCollectorTest {
  private static final long MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z").toEpochMilli();

  @TempDir Path dir;

  private final AtomicLong millis = new AtomicLong(MIDNIGHT + 3_000);
  private final Collected sink = new Collected();

  private static Device server(TestPark park) {
    List<PointSpec> specs = new ArrayList<>(OwnFigure.points().specs());
    specs.add(
        new PointSpec(
            PointNames.COMM_UP,
            Quantity.COMM_UP,
            Names.same("up"),
            0,
            Duration.ofMinutes(1),
            false));
    return park.add(
        "FZ-PARKWATCH",
        OwnCollector.PROFILE,
        OwnCollector.PROTOCOL,
        InetSocketAddress.createUnresolved("localhost", 1),
        "",
        new PointSet(specs));
  }

  private double newest(Device device, String point) {
    Collected.Sample sample = sink.of(device, point).getLast();
    assertThat(sample.quality()).isEqualTo(Quality.GOOD);
    return sample.value();
  }

  @Test
  void whatTheStoresSayOfThemselvesIsASampleEachInterval() throws Exception {
    SampleLogOptions logOptions = SampleLogOptions.defaults();
    HistoryOptions options = HistoryOptions.defaults();
    Path folder = dir.resolve("history");
    try (SampleLog log =
            SampleLog.open(dir.resolve("log"), logOptions, () -> Instant.ofEpochMilli(MIDNIGHT));
        HistoryStore history =
            HistoryStore.open(folder, options, HistorySite.of(point -> point == 1 ? 1 : -1))) {
      OpenStores stores =
          new OpenStores(
              log,
              logOptions,
              history,
              options,
              folder,
              DamageBook.open(dir.resolve("damage.tsv"), InstantSource.system()),
              dir.resolve("last-backup.tsv"));
      CollectorCounters others = new CollectorCounters();
      others.onTime.set(7);
      OwnMinute minute =
          new OwnMinute(() -> new OwnState(stores.state(), others.figures(3), 64_000_000));
      TestPark park = new TestPark(Profiles.load());
      Device device = server(park);
      try (OwnCollector own =
          new OwnCollector(minute, sink, () -> Instant.ofEpochMilli(millis.get()))) {
        park.into(own);
        own.readIfDue();
        assertThat(sink.all()).as("within the interval of the start").isEmpty();

        millis.set(MIDNIGHT + 10_400);
        own.readIfDue();
        own.readIfDue();
        assertThat(sink.batches()).isEqualTo(1);
        assertThat(sink.all())
            .hasSize(OwnFigure.ALL.size() + 1)
            .allSatisfy(sample -> assertThat(sample.millis()).isEqualTo(MIDNIGHT + 10_000));
        assertThat(newest(device, "server.history.running")).isEqualTo(1);
        assertThat(newest(device, "server.reads.ontime")).isEqualTo(7);
        assertThat(newest(device, "server.devices")).isEqualTo(3);
        assertThat(newest(device, "server.memory.heap")).isEqualTo(64);
        assertThat(newest(device, "server.disk.free")).isPositive();
        assertThat(newest(device, PointNames.COMM_UP)).isEqualTo(1);

        SampleBatch batch = new SampleBatch(3);
        batch.add(1, MIDNIGHT, 5, Quality.GOOD.code());
        batch.add(2, MIDNIGHT, 5, Quality.GOOD.code());
        batch.add(2, MIDNIGHT, 6, Quality.GOOD.code());
        history.accept(new LogGroup(0, MIDNIGHT, List.of(new LogRecord.Samples(batch))));
        millis.set(MIDNIGHT + 40_000);
        own.readIfDue();
        assertThat(newest(device, "server.history.samples")).isEqualTo(1);
        assertThat(newest(device, "server.history.refused.point")).isEqualTo(2);
        assertThat(newest(device, "server.history.refused.rate")).isEqualTo(2);
        assertThat(own.figures().promised()).isEqualTo(4);
        assertThat(own.figures().missed()).as("the machine stood still").isEqualTo(2);
        assertThat(own.figures().onTime()).isEqualTo(2);

        for (int i = 5; i <= 11; i++) {
          millis.set(MIDNIGHT + i * 10_000L);
          own.readIfDue();
        }
        assertThat(newest(device, "server.history.refused.rate")).as("a minute later").isZero();
        assertThat(newest(device, "server.history.refused.point")).isEqualTo(2);
      }
    }
  }

  // A point without a sample would look healthy until it is stale.
  @Test
  void figuresThatCannotBeReadAreBad() {
    TestPark park = new TestPark(Profiles.load());
    Device device = server(park);
    OwnMinute broken =
        new OwnMinute(() -> {
          throw new IllegalStateException("the disk is gone");
        });
    try (OwnCollector own =
        new OwnCollector(broken, sink, () -> Instant.ofEpochMilli(millis.get()))) {
      park.into(own);
      millis.set(MIDNIGHT + 10_000);
      own.readIfDue();
      assertThat(sink.of(device, "server.history.running").getLast().quality())
          .isEqualTo(Quality.BAD_DEVICE_ERROR);
      assertThat(newest(device, PointNames.COMM_UP)).isZero();
      assertThat(own.figures().failed()).isEqualTo(1);
      assertThat(own.diagnose(device.id()).orElseThrow().state())
          .isEqualTo(Diagnosis.State.GARBAGE);
    }
  }
}
