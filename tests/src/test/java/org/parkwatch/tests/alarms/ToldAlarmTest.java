package org.parkwatch.tests.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.AlarmEngine;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.snmp.SnmpCollector;
import org.parkwatch.collectors.snmp.SnmpHost;
import org.parkwatch.collectors.snmp.SnmpOptions;
import org.parkwatch.collectors.snmp.TrapOptions;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.Cell;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.simulators.snmp.TrapMessage;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;
import org.parkwatch.tests.rig.Await;

/** A trap on a socket becomes an alarm, outlives a restart, and its clearing trap ends it. */
class ToldAlarmTest {
  private static final String COMMUNITY = "told";
  private static final String HOST = "127.26.7.1";
  private static final String OVERLOAD = "1.3.6.1.4.1.318.0.276";
  private static final String OVER = "1.3.6.1.4.1.318.0.277";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Viewer ALL = Viewer.system("test");
  private static final RuleSet RULES =
      RuleFiles.parse(
          Map.of(
              "told.yaml",
              """
              rules:
                - id: overload.told
                  kind: event
                  on: {point: load.told, equipment: RACK_PDU}
                  states: {WARNING: 3, CRITICAL: 2}
                  lasts: 1h
                  what: {en: Load, zh: 负载}
                  consequence: {en: trips, zh: 跳闸}
                  response: {en: look, zh: 查看}
                  timeToRespond: 15min
              """));

  @TempDir private Path folder;
  private final Profiles profiles = Profiles.load();
  private final Park park = park();

  private Park park() {
    var points = profiles.find("apc-rpdu2").orElseThrow().pointSet();
    Names name = Names.same("PDU-1");
    List<Place> places =
        List.of(
            new Place(0, PlaceKind.PARK, "P", name, -1, Area.NONE, Life.IN_SERVICE),
            new Place(1, PlaceKind.BUILDING, "P-B", name, 0, Area.NONE, Life.IN_SERVICE),
            new Place(2, PlaceKind.ROOM, "P-B-R", name, 1, Area.NONE, Life.IN_SERVICE));
    Equipment pdu =
        new Equipment(
            0,
            EquipmentKind.RACK_PDU,
            "PDU-1-E",
            name,
            2,
            -1,
            null,
            "AP8853",
            Map.of(),
            Life.IN_SERVICE);
    Device device =
        new Device(
            0,
            "PDU-1",
            0,
            "AP8853",
            "apc-rpdu2",
            "snmp-v2c",
            HOST,
            9,
            "",
            "rack-pdus",
            0,
            0,
            points,
            Life.IN_SERVICE);
    return new Park(
        new ParkRows(1, Instant.EPOCH, ZoneOffset.UTC)
            .places(places)
            .equipment(List.of(pdu))
            .devices(List.of(device))
            .cells(List.of(new Cell(0, "P-B-R", 2)))
            .data(points.size()));
  }

  /** A server's way of a trap: collector, log on disk, engine. */
  private final class Running implements AutoCloseable {
    final SampleLog log;
    final AlarmEngine engine;
    final SnmpCollector collector;

    Running() throws Exception {
      InstantSource wall = InstantSource.system();
      log = SampleLog.open(folder.resolve("log"), SampleLogOptions.defaults(), wall);
      engine =
          AlarmEngine.open(
              folder.resolve("live"),
              RULES,
              SeverityFile.defaults(),
              park,
              log,
              ParkInMemory.NO_TRAIL,
              wall);
      log.consume(engine);
      log.start();
      collector =
          new SnmpCollector(
              profiles,
              Credentials.of(Map.of("rack-pdus", new Credential.Community(new Secret(COMMUNITY)))),
              log,
              log.clock(),
              SnmpOptions.defaults(),
              new SnmpHost(null, TrapOptions.loopback(0), (event, fate) -> fate.decided(true)));
      List<String> problems = new ArrayList<>();
      collector.prepare(park, problems).run();
      assertThat(problems).isEmpty();
      collector.start();
    }

    void trap(String name) throws Exception {
      byte[] pdu = TrapMessage.pdu(1, 1000, name, Map.of());
      byte[] message = TrapMessage.plain(COMMUNITY.getBytes(StandardCharsets.UTF_8), pdu);
      InetSocketAddress to = collector.trapAddress().orElseThrow();
      try (DatagramSocket device = new DatagramSocket(0, InetAddress.ofLiteral(HOST))) {
        device.send(new DatagramPacket(message, message.length, to));
      }
    }

    List<Alarm> standing() {
      return engine.board().standing(ALL);
    }

    @Override
    public void close() throws IOException {
      collector.close();
      log.close();
      engine.close();
    }
  }

  @Test
  void aTrapIsAnAlarmThatOutlivesARestartAndEndsWithItsClearingTrap() throws Exception {
    long raised;
    try (Running server = new Running()) {
      server.trap("1.3.6.1.4.1.318.0.268"); // an outlet: no event of the profile
      server.trap(OVERLOAD);
      Await.until("the alarm", SOON, () -> server.standing().size() == 1);
      Alarm alarm = server.standing().getFirst();
      assertThat(alarm.rule()).isEqualTo("overload.told");
      assertThat(alarm.severity()).isEqualTo(2);
      assertThat(alarm.device()).isZero();
      raised = alarm.id();
    }
    try (Running server = new Running()) {
      assertThat(server.standing()).extracting(Alarm::id).containsExactly(raised);
      server.engine.board().acknowledge(ALL, List.of(raised), "seen").get();
      server.trap(OVER);
      Await.until("it is over", SOON, () -> server.standing().isEmpty());
      assertThat(server.engine.board().ended(ALL, 10)).extracting(Alarm::id).contains(raised);
    }
  }
}
