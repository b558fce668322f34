package org.parkwatch.app.monitoring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.parkwatch.alerting.AlarmEngine;
import org.parkwatch.alerting.AlarmStart;
import org.parkwatch.alerting.board.Advice;
import org.parkwatch.alerting.board.Advisor;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.alerting.book.KeptRules;
import org.parkwatch.alerting.cause.IncidentBoard;
import org.parkwatch.alerting.cause.Symptoms;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.app.history.HistorySites;
import org.parkwatch.app.history.ServerLogins;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.capacity.DerivedPoints;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.RegisterEnds;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.derive.DeriveEngine;
import org.parkwatch.telemetry.derive.DerivePlan;
import org.parkwatch.telemetry.health.OpenStores;
import org.parkwatch.telemetry.health.StoreHealth;
import org.parkwatch.telemetry.history.HistoryFile;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.influx.InfluxHistory;
import org.parkwatch.telemetry.influx.ParkBlocks;
import org.parkwatch.telemetry.influx.ServerFile;
import org.parkwatch.telemetry.influx.ServerFirst;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.telemetry.latest.LatestStore;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;
import org.parkwatch.telemetry.sample.Quality;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The way of a sample: the log and its consumers. {@link Monitoring} starts and closes them in
 * order, so Spring must not.
 */
@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {
  private static final Viewer TELEMETRY = Viewer.system("telemetry");
  private static final String HISTORY_FILE = "history.yaml";
  private static final Viewer ALERTING = Viewer.system("alerting");

  @Bean(destroyMethod = "")
  SampleLog sampleLog(
      DataFolder folder, SampleLogOptions options, InstantSource clock, DamageBook damages)
      throws IOException {
    return SampleLog.open(folder.log(), options, clock, damages);
  }

  @Bean
  SampleLogOptions sampleLogOptions() {
    return SampleLogOptions.defaults();
  }

  @Bean
  HistoryOptions historyOptions(DataFolder folder) {
    return HistoryFile.load(folder.site().resolve(HISTORY_FILE));
  }

  @Bean
  StoreHealth storeHealth(
      SampleLog log,
      SampleLogOptions logOptions,
      HistoryStore history,
      HistoryOptions options,
      DataFolder folder,
      DamageBook damages)
      throws IOException {
    return new OpenStores(
        log,
        logOptions,
        history,
        options,
        folder.history(),
        damages,
        DataFolder.backupNote(folder.root()));
  }

  @Bean(destroyMethod = "")
  LatestStore latest(DataFolder folder, Parks parks, DamageBook damages) throws IOException {
    return LatestStore.open(folder.latest(), () -> parks.current(TELEMETRY).pointCount(), damages);
  }

  @Bean(destroyMethod = "")
  DeriveEngine deriveEngine(DataFolder folder, Parks parks, RegisterEnds ends, SampleLog log)
      throws IOException {
    DerivePlan plan = DerivedPoints.plan(parks.current(TELEMETRY), ends);
    return DeriveEngine.open(folder.derived(), plan, log, log.figures().lastOffset());
  }

  @Bean(destroyMethod = "")
  HistoryStore history(DataFolder folder, HistoryOptions options, Parks parks, DamageBook damages)
      throws IOException {
    return HistoryStore.open(
        folder.history(),
        options,
        HistorySites.of(() -> parks.current(TELEMETRY), options.byException()),
        damages);
  }

  /** What screens read: the server that the site chose, if it chose one. */
  @Bean(destroyMethod = "")
  @Primary
  ServerFirst chosenHistory(
      DataFolder folder, Parks parks, HistoryStore embedded, Credentials credentials)
      throws IOException {
    Path file = folder.site().resolve(HISTORY_FILE);
    Optional<ServerFile.Said> said = ServerFile.load(file);
    if (said.isEmpty()) {
      return new ServerFirst(null, embedded);
    }
    Supplier<Park> park = () -> parks.current(TELEMETRY);
    InfluxHistory server =
        InfluxHistory.open(
            folder.historyServer(),
            said.get().with(ServerLogins.of(said.get(), credentials)),
            HistorySites.of(park),
            new ParkBlocks(park));
    return new ServerFirst(server, embedded);
  }

  @Bean
  Severities severities(DataFolder folder) {
    return SeverityFile.load(folder.site().resolve("severities.yaml"));
  }

  @Bean
  KeptRules rules(
      DataFolder folder, Parks parks, ServerFirst history, AuditTrail audit, InstantSource clock)
      throws IOException {
    return KeptRules.open(
        folder.site(), () -> parks.current(ALERTING), () -> history, audit, clock);
  }

  @Bean(destroyMethod = "")
  AlarmEngine alarmEngine(
      DataFolder folder,
      KeptRules rules,
      Severities severities,
      Parks parks,
      SampleLog log,
      AuditTrail audit,
      InstantSource clock,
      DamageBook damages)
      throws JournalFailure {
    AlarmEngine engine =
        AlarmStart.open(
            folder.live(),
            rules.inForce(),
            severities,
            parks.current(ALERTING),
            log,
            audit,
            clock,
            damages);
    rules.attach(engine::reload);
    return engine;
  }

  @Bean(destroyMethod = "")
  AlarmBoard alarmBoard(
      AlarmEngine engine,
      KeptRules rules,
      Advisor advisor,
      Parks parks,
      Latest latest,
      InstantSource clock) {
    return new IncidentBoard(
        engine.board(),
        () -> parks.current(ALERTING),
        device -> silent(latest, device),
        point -> usable(latest, point),
        alarm -> new Symptoms(rules.inForce()).apply(alarm),
        advisor,
        clock);
  }

  @Bean
  Advisor advisor(KeptRules rules) {
    return alarm ->
        rules
            .inForce()
            .rule(alarm.rule())
            .map(rule ->
                new Advice(
                    rule.consequence(),
                    rule.response(),
                    rule.timeToRespond(),
                    rule.handling().runbook()));
  }

  private static double usable(Latest latest, int point) {
    return latest.millis(point) > 0 && Quality.usable(latest.quality(point))
        ? latest.value(point)
        : Double.NaN;
  }

  /** Whether the newest word about a device is that it does not answer. */
  private static boolean silent(Latest latest, Device device) {
    int up = device.pointId(PointNames.COMM_UP);
    return up >= 0
        && latest.millis(up) > 0
        && (latest.value(up) == 0 || !Quality.usable(latest.quality(up)));
  }
}
