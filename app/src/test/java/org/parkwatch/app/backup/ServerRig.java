package org.parkwatch.app.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.h2.jdbcx.JdbcConnectionPool;
import org.parkwatch.alerting.AlarmEngine;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.capacity.DerivedPoints;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.SqlAuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.store.FacilitySchema;
import org.parkwatch.facility.store.ParkStore;
import org.parkwatch.profiles.ProfileExpansion;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.latest.LatestStore;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * What a server keeps, opened on a data folder as the server does, without pages and collectors.
 */
final class ServerRig implements AutoCloseable {
  static final Viewer OPERATOR = new Viewer("li", Role.ADMINISTRATOR, Scope.EVERYTHING);
  private static final Duration SOON = Duration.ofSeconds(90);

  private static final String RULE =
      """
      rules:
        - id: state
          kind: state
          on: {quantity: STATE}
          states: {CRITICAL: 2}
          onDelay: 0s
          offDelay: 0s
          what: {en: reports, zh: 自报}
          consequence: {en: c, zh: c}
          response: {en: r, zh: r}
          timeToRespond: 1h
      """;

  final DataFolder folder;
  final JdbcConnectionPool database;
  final SqlAuditTrail audit;
  final Park park;
  final SampleLog log;
  final LatestStore latest;
  final HistoryStore history;
  final AlarmEngine alarms;
  private final Device device;
  private long nextMillis;

  ServerRig(Path root) throws IOException, JournalFailure {
    InstantSource clock = InstantSource.system();
    folder = DataFolder.open(root);
    database =
        JdbcConnectionPool.create("jdbc:h2:file:" + folder.database() + ";WRITE_DELAY=0", "sa", "");
    FacilitySchema.migrate(database);
    audit = new SqlAuditTrail(database, clock);
    ParkStore parks = new ParkStore(database, audit, new DerivedPoints());
    ProfileExpansion profiles = new ProfileExpansion(Profiles.load());
    park = parks.loadIfChanged(OPERATOR, folder.park(), profiles, clock.instant());
    device =
        park.devices().stream()
            .filter(each -> each.pointId("state") >= 0)
            .findFirst()
            .orElseThrow();
    log = SampleLog.open(folder.log(), SampleLogOptions.defaults(), clock);
    latest = LatestStore.open(folder.latest(), park::pointCount);
    history =
        HistoryStore.open(
            folder.history(), HistoryOptions.defaults(), HistorySite.of(park::cellOfPoint));
    alarms =
        AlarmEngine.open(
            folder.live(),
            RuleFiles.parse(Map.of("t", RULE)),
            SeverityFile.defaults(),
            park,
            log,
            audit,
            clock);
    log.consume(latest);
    log.consume(history);
    log.consume(alarms);
    log.start();
    await(() -> log.figures().consumers().stream().noneMatch(consumer -> consumer.fromDisk()));
  }

  static void await(BooleanSupplier holds) {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("not within " + SOON);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** Appends numbered samples and waits until they are acknowledged; returns the next number. */
  long feed(long first, int count) {
    SampleBatch batch = new SampleBatch(count);
    long millis = log.clock().millis();
    nextMillis = Math.max(nextMillis, millis - 60_000);
    int state = device.pointId("state");
    for (int i = 0; i < count; i++) {
      batch.add(numbered(), nextMillis++, (double) (first + i), Quality.GOOD.code());
    }
    batch.add(state, millis, DeviceState.CRITICAL.code(), Quality.GOOD.code());
    log.append(batch);
    log.command(new LogRecord.Command("test", new byte[0])).join();
    return first + count;
  }

  /** The point whose values are numbers. */
  private int numbered() {
    return park.devices().getLast().firstPoint();
  }

  /** The numbers that history has, in the order of their time. */
  List<Long> numbers() {
    Series series = history.range(numbered(), 0, Long.MAX_VALUE, Integer.MAX_VALUE);
    List<Long> numbers = new ArrayList<>();
    for (double value : series.values()) {
      numbers.add((long) value);
    }
    return numbers;
  }

  Backup backup(Path keyFile) {
    RunningSource source = new RunningSource(folder.root(), log, alarms, history, database);
    return new Backup(folder.root(), keyFile, InstantSource.system(), source);
  }

  @Override
  public void close() throws IOException {
    log.close();
    alarms.close();
    history.close();
    latest.close();
    database.dispose();
    folder.close();
  }
}
