package org.parkwatch.app.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.parkwatch.alerting.AlarmEngine;
import org.parkwatch.collectors.Collectors;
import org.parkwatch.telemetry.derive.DeriveEngine;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.influx.InfluxHistory;
import org.parkwatch.telemetry.influx.ServerFirst;
import org.parkwatch.telemetry.latest.LatestStore;
import org.parkwatch.telemetry.log.SampleLog;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts the flow of samples before any page answers, from its end to its source, and ends it the
 * other way round.
 */
@Component
final class Monitoring implements SmartLifecycle {
  /** Far before the web server, whose phase is near the highest. */
  private static final int BEFORE_THE_WEB_SERVER = 0;

  private final SampleLog log;
  private final LatestStore latest;
  private final AlarmEngine alarms;
  private final HistoryStore history;
  private final ServerFirst chosen;
  private final DeriveEngine derived;
  private final Collectors collectors;
  private volatile boolean running;

  Monitoring(
      SampleLog log,
      LatestStore latest,
      AlarmEngine alarms,
      HistoryStore history,
      ServerFirst chosen,
      DeriveEngine derived,
      Collectors collectors) {
    this.log = log;
    this.latest = latest;
    this.alarms = alarms;
    this.history = history;
    this.chosen = chosen;
    this.derived = derived;
    this.collectors = collectors;
  }

  @Override
  public void start() {
    log.consume(latest);
    log.consume(alarms);
    log.consume(history);
    chosen.server().ifPresent(log::consume);
    log.consume(derived);
    log.start();
    try {
      collectors.start();
    } catch (IOException e) {
      throw new UncheckedIOException("the collectors have no sockets to ask from", e);
    }
    running = true;
    Progress.say("collecting");
  }

  @Override
  public void stop() {
    try {
      collectors.close();
      chosen.server().ifPresent(InfluxHistory::end);
      log.close();
      alarms.close();
      history.close();
      chosen.server().ifPresent(InfluxHistory::close);
      derived.close();
      latest.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the log could not be closed", e);
    } finally {
      running = false;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_WEB_SERVER;
  }
}
