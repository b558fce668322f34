package org.parkwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parkwatch.alerting.TestPark.point;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** The engine behind the log that the server uses. */
@Timeout(60)
class AlarmEngineLogTest {
  private static final Viewer OPERATOR = new Viewer("li", Role.OPERATOR, Scope.EVERYTHING);

  private static final String RULE =
      """
      rules:
        - id: state
          kind: state
          on: {quantity: STATE}
          states: {CRITICAL: 2}
          onDelay: 1s
          offDelay: 0s
          what: {en: rack PDU reports, zh: 机架PDU自报}
          consequence: {en: c, zh: c}
          response: {en: r, zh: r}
          timeToRespond: 1h
      """;

  @TempDir Path folder;
  private final Park park = TestPark.of(1, 1);

  private interface Act {
    void on(SampleLog log, AlarmEngine engine) throws Exception;
  }

  private void run(Act act) throws Exception {
    InstantSource wall = InstantSource.system();
    try (SampleLog log = SampleLog.open(folder.resolve("log"), SampleLogOptions.defaults(), wall);
        AlarmEngine engine =
            Engines.open(
                folder.resolve("live"), RuleFiles.parse(Map.of("t", RULE)), park, log, wall)) {
      log.consume(engine);
      log.start();
      act.on(log, engine);
    }
  }

  private void report(SampleLog log, DeviceState state) {
    SampleBatch batch = new SampleBatch(1);
    batch.add(point(park, 0, "state"), log.clock().millis(), state.code(), Quality.GOOD.code());
    log.append(batch);
  }

  private static List<Alarm> await(AlarmEngine engine, Predicate<List<Alarm>> wanted)
      throws Exception {
    CompletableFuture<List<Alarm>> found = new CompletableFuture<>();
    Runnable look =
        () -> {
          List<Alarm> standing = engine.board().standing(OPERATOR);
          if (wanted.test(standing)) {
            found.complete(standing);
          }
        };
    AutoCloseable listening = engine.board().onChange(look);
    look.run();
    List<Alarm> result = found.get(30, TimeUnit.SECONDS);
    listening.close();
    return result;
  }

  @Test
  void anAlarmAndItsAcknowledgementOutliveTheServer() throws Exception {
    run((log, engine) -> {
      report(log, DeviceState.CRITICAL);
      Alarm alarm = await(engine, standing -> standing.size() == 1).getFirst();
      assertThat(alarm.what().en()).isEqualTo("feed A rack PDU reports");
      assertThat(alarm.what().zh()).isEqualTo("A路 机架PDU自报");
      int count =
          engine
              .board()
              .acknowledge(OPERATOR, List.of(alarm.id()), "seen")
              .get(30, TimeUnit.SECONDS);
      assertThat(count).isEqualTo(1);
    });
    run((log, engine) -> {
      Alarm alarm = engine.board().standing(OPERATOR).getFirst();
      assertThat(alarm.state()).isEqualTo(AlarmState.ACKNOWLEDGED);
      assertThat(alarm.acknowledgedBy()).isEqualTo("li");
      report(log, DeviceState.NORMAL);
      await(engine, List::isEmpty);
      assertThat(engine.board().ended(OPERATOR, 5)).hasSize(1);
    });
  }

  @Test
  void rulesAreReloadedThroughTheLog() throws Exception {
    run((log, engine) -> {
      report(log, DeviceState.CRITICAL);
      await(engine, standing -> standing.size() == 1);
      engine.reload(RuleFiles.defaults(), park).get(30, TimeUnit.SECONDS);
      await(engine, List::isEmpty);
      assertThat(engine.figures().conditions()).isEqualTo(2 * 10);
    });
  }
}
