package org.parkwatch.tests.pollers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.parkwatch.collectors.Collectors;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.snmp.SnmpCollector;
import org.parkwatch.collectors.snmp.SnmpOptions;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.latest.LatestStore;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.SampleBatch;

/** The process of {@link OwnCollector}: reads agents until it is ended. */
final class OwnCollectorMain {
  private static final String CREDENTIAL = "rack-pdus";

  /** As many as hang in a room of the reference park. */
  private static final int DEVICES_OF_A_CELL = 400;

  private OwnCollectorMain() {}

  /**
   * Starts and never returns.
   *
   * @param arguments folder with the agents, folder of profiles, community, whether to keep samples
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Profiles profiles = Profiles.load(Path.of(arguments[1]));
    Credentials credentials =
        Credentials.of(Map.of(CREDENTIAL, new Credential.Community(new Secret(arguments[2]))));
    Park park = park(PollTask.readAgents(folder), profiles);
    if (Boolean.parseBoolean(arguments[3])) {
      SampleLog log =
          SampleLog.open(
              folder.resolve("log"), SampleLogOptions.defaults(), InstantSource.system());
      log.consume(LatestStore.open(folder.resolve("latest"), park::pointCount));
      log.consume(
          HistoryStore.open(
              folder.resolve("history"),
              HistoryOptions.defaults(),
              HistorySite.of(park::cellOfPoint)));
      log.start();
      collect(park, profiles, credentials, log, log.clock());
    } else {
      collect(park, profiles, credentials, new Nowhere(), InstantSource.system());
    }
    Thread.currentThread().join();
  }

  /** The threads of the lanes go on for as long as the process lives. */
  private static void collect(
      Park park, Profiles profiles, Credentials credentials, SampleSink sink, InstantSource clock)
      throws IOException {
    new Collectors(
            park,
            List.of(new SnmpCollector(profiles, credentials, sink, clock, SnmpOptions.defaults())))
        .start();
  }

  private static Park park(List<Agent> agents, Profiles profiles) {
    List<Equipment> equipment = new ArrayList<>();
    List<Device> devices = new ArrayList<>();
    int nextPoint = 0;
    for (int id = 0; id < agents.size(); id++) {
      Agent agent = agents.get(id);
      PointSet points = profiles.find(agent.profile()).orElseThrow().pointSet();
      equipment.add(
          new Equipment(
              id,
              EquipmentKind.RACK_PDU,
              agent.code(),
              Names.same(agent.code()),
              0,
              -1,
              null,
              "",
              Map.of(),
              Life.IN_SERVICE));
      devices.add(
          new Device(
              id,
              agent.code(),
              id,
              agent.model(),
              agent.profile(),
              "snmp-v2c",
              agent.host(),
              agent.port(),
              "",
              CREDENTIAL,
              id / DEVICES_OF_A_CELL,
              nextPoint,
              points,
              Life.IN_SERVICE));
      nextPoint += points.size();
    }
    return new Park(
        new ParkRows(1, Instant.EPOCH, ZoneOffset.UTC)
            .equipment(List.copyOf(equipment))
            .devices(List.copyOf(devices))
            .data(nextPoint));
  }

  /** Takes decoded samples and forgets them. */
  private static final class Nowhere implements SampleSink {
    @Override
    public void append(SampleBatch batch) {}

    @Override
    public CompletableFuture<Long> command(LogRecord.Command command) {
      throw new UnsupportedOperationException("collectors give no commands");
    }
  }
}
