package org.parkwatch.alerting.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.TestPark;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmCommand;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.board.Incident;
import org.parkwatch.alerting.board.JournalBoard;
import org.parkwatch.alerting.board.Meaning;
import org.parkwatch.alerting.journal.AlarmRow;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalBatch;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.alerting.journal.Marks;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.park.Validity;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Two rooms of twenty rack PDUs each: those of feed A behind switch A, those of feed B behind
 * switch B, of room R301; those of R302 behind no switch that the park knows, in one subnet.
 */
class IncidentBoardTest {
  private static final Viewer ALL = Viewer.system("test");
  private static final int SWITCH_A = 1000;
  private static final int SWITCH_B = 1001;

  private final Park park = connected(TestPark.of(2, 10));
  private Park current = park;
  private final Set<Integer> silent = new HashSet<>();
  private final Map<Integer, AlarmRow> rows = new HashMap<>();
  private final List<Long> taken = new ArrayList<>();
  private final SampleSink commands =
      new SampleSink() {
        @Override
        public void append(SampleBatch batch) {}

        @Override
        public CompletableFuture<Long> command(LogRecord.Command command) {
          taken.addAll(AlarmCommand.decode(command.payload()).alarms());
          return CompletableFuture.completedFuture(1L);
        }
      };
  private final JournalBoard journal =
      new JournalBoard(
          commands, (viewer, action, subject, reason) -> {}, SeverityFile.defaults(), park);
  private long now = 1_000_000;

  /** How long it takes to look at one alarm: a loaded machine. */
  private long slow;

  private final IncidentBoard board =
      new IncidentBoard(
          journal,
          () -> current,
          device -> silent.contains(device.id()),
          point -> Double.NaN,
          this::symptom,
          alarm -> Optional.empty(),
          () -> Instant.ofEpochMilli(now));

  @Test
  void aDeadSwitchIsOneLineFromItsFirstAlarmOn() {
    behindSwitchA().forEach(device -> silent.add(device.id()));
    alarm(behindSwitchA().getFirst(), 3);

    assertThat(board.standing(ALL)).hasSize(1);
    Alarm line = board.standing(ALL).getFirst();
    assertThat(line.what().en()).isEqualTo("suspected: Switch A dead, devices behind it silent");
    assertThat(line.what().zh()).isEqualTo("疑似：A交换机故障，所接设备无应答");
    assertThat(line.place().en()).isEqualTo("R301");

    behindSwitchA().stream().skip(1).forEach(device -> alarm(device, 3));
    assertThat(board.standing(ALL)).hasSize(1);
    assertThat(board.each(ALL)).hasSize(10);
    assertThat(board.behind(ALL, line.id())).hasSize(10);
    assertThat(board.coveredBy(ALL, board.each(ALL).getLast().id()))
        .map(Alarm::rule)
        .contains(IncidentBoard.SUSPECTED);
  }

  @Test
  void aLineOfSeveralMeansWhatItsIncidentSaysAndALoneAlarmNoMoreThanItself() {
    behindSwitchA().forEach(device -> alarm(device, 3));
    Device hot = room(1).getFirst();
    raise(hot, "voltage", 2);

    long line = board.standing(ALL).getLast().id();
    assertThat(board.meanings(ALL)).containsOnlyKeys(line);
    Meaning meaning = Objects.requireNonNull(board.meanings(ALL).get(line));
    assertThat(meaning.alarms()).isEqualTo(10);
    Incident incident = board.incident(ALL, line).orElseThrow();
    assertThat(incident.sentence().en())
        .startsWith(meaning.sentence().en())
        .endsWith("nobody has it.");
    assertThat(meaning.sentence().en()).contains("10 of 10 devices behind it do not answer");
  }

  @Test
  void fewerThanNineOfTenAreSilentForReasonsOfTheirOwn() {
    behindSwitchA().stream().limit(8).forEach(device -> alarm(device, 3));
    assertThat(board.standing(ALL)).hasSize(8);
    alarm(behindSwitchA().get(8), 3);
    assertThat(board.standing(ALL)).hasSize(1);
  }

  @Test
  void otherAlarmsStayVisibleAndTheGravestLeads() {
    behindSwitchA().forEach(device -> alarm(device, 3));
    Device hot = room(1).getFirst();
    raise(hot, "voltage", 2);
    raise(behindSwitchA().getFirst(), "current", 4);
    assertThat(board.standing(ALL)).extracting(Alarm::severity).containsExactly(2, 3, 4);
  }

  @Test
  void twoDeadSwitchesAreTwoLinesAndASubnetIsTheCauseWhereNoSwitchIsKnown() {
    park.devices().forEach(device -> alarm(device, 3));
    assertThat(board.standing(ALL))
        .extracting(line -> line.what().en().replaceAll("^suspected: | dead,.*", ""))
        .containsExactlyInAnyOrder("Switch A", "Switch B", "10.0.2.0/24");
  }

  @Test
  void whoTakesTheLineTakesAllBehindIt() {
    behindSwitchA().forEach(device -> alarm(device, 3));
    long line = board.standing(ALL).getFirst().id();
    assertThat(board.acknowledge(ALL, List.of(line), "on my way")).isNotDone();
    assertThat(taken).hasSize(10);
    assertThat(board.standing(ALL).getFirst().state()).isEqualTo(AlarmState.UNACKNOWLEDGED);

    behindSwitchA().forEach(device -> put(row(device).acknowledged("chen", now, "on my way")));
    Alarm owned = board.standing(ALL).getFirst();
    assertThat(owned.state()).isEqualTo(AlarmState.ACKNOWLEDGED);
    assertThat(owned.acknowledgedBy()).isEqualTo("chen");
  }

  @Test
  void whatStaysSilentAfterTheOthersCameBackComesUpAfterTheHold() {
    behindSwitchA().forEach(device -> alarm(device, 3));
    assertThat(board.standing(ALL)).hasSize(1);
    behindSwitchA().stream()
        .skip(1)
        .forEach(device -> end(row(device).acknowledged("chen", now, "")));
    now += MassSilence.HOLD.toMillis() - 1;
    assertThat(board.standing(ALL))
        .extracting(Alarm::rule)
        .containsExactly(IncidentBoard.SUSPECTED);
    now += Duration.ofSeconds(2).toMillis();
    assertThat(board.standing(ALL)).extracting(Alarm::rule).containsExactly("rack-pdu.silent");
  }

  @Test
  void aLineIsOverWhenAllBehindItAre() {
    behindSwitchA().forEach(device -> alarm(device, 3));
    behindSwitchA().forEach(device -> put(row(device).returned(now + device.id())));
    Alarm line = board.standing(ALL).getFirst();
    assertThat(line.state()).isEqualTo(AlarmState.RETURNED_UNACKNOWLEDGED);
    assertThat(line.returnedMillis()).isEqualTo(now + behindSwitchA().getLast().id());
  }

  @Test
  void whoSeesOneCabinetIsToldOfItsDevicesOnly() {
    behindSwitchA().forEach(device -> alarm(device, 3));
    Viewer tenant = new Viewer("tenant", Role.VIEWER, new Scope(false, Set.of(), Set.of(1)));
    assertThat(board.standing(tenant))
        .extracting(line -> line.what().en())
        .containsExactly("suspected: Switch A dead, devices behind it silent");
  }

  @Test
  void theRevisionGrowsWhenTheLineChangesThoughNoAlarmDid() {
    alarm(behindSwitchA().getFirst(), 3);
    assertThat(board.standing(ALL)).extracting(Alarm::rule).containsExactly("rack-pdu.silent");
    long before = board.revision();
    behindSwitchA().forEach(device -> silent.add(device.id()));
    now += 1000;
    assertThat(board.revision()).isGreaterThan(before);
    assertThat(board.standing(ALL))
        .extracting(Alarm::rule)
        .containsExactly(IncidentBoard.SUSPECTED);
  }

  @Test
  void whatIsRaisedBetweenTwoLooksIsNoLineOfItsOwnBeforeItIsSorted() {
    behindSwitchA().forEach(device -> silent.add(device.id()));
    slow = 100;
    alarm(behindSwitchA().getFirst(), 3);
    assertThat(board.standing(ALL)).hasSize(1);
    long before = board.revision();

    behindSwitchA().stream().skip(1).forEach(device -> alarm(device, 3));
    assertThat(board.standing(ALL)).hasSize(1);
    now += 1000;
    assertThat(board.revision()).isGreaterThan(before);
    assertThat(board.standing(ALL)).hasSize(1);
    assertThat(board.behind(ALL, board.standing(ALL).getFirst().id())).hasSize(10);
  }

  /** The park has changed, and the alarms will be those of the new one in a moment. */
  @Test
  void anAlarmOfADeviceThatIsNoMoreInTheParkStands() {
    current = TestPark.of(1, 10);
    alarm(room(1).getLast(), 2);
    assertThat(board.standing(ALL)).extracting(Alarm::rule).containsExactly("rack-pdu.silent");
  }

  private Symptom symptom(Alarm alarm) {
    now += slow;
    return alarm.rule().equals("rack-pdu.silent") ? Symptom.SILENT : Symptom.OTHER;
  }

  private List<Device> behindSwitchA() {
    return room(0).stream().filter(device -> device.code().endsWith("-A")).toList();
  }

  private List<Device> room(int cell) {
    return park.devices().stream().filter(device -> device.cell() == cell).toList();
  }

  private void alarm(Device device, int severity) {
    raise(device, "comm.up", severity);
  }

  private void raise(Device device, String point, int severity) {
    AlarmRow row =
        new AlarmRow(
            device.pointId(point) + 1,
            point.equals("comm.up") ? "rack-pdu.silent" : "rule",
            device.pointId(point),
            device.code(),
            point,
            severity,
            true,
            Names.same(device.code()),
            Names.same(point),
            Double.NaN,
            Double.NaN,
            "",
            0,
            now - 60_000,
            0,
            "",
            0,
            0,
            "",
            null,
            Marks.NONE);
    rows.put(device.id(), row);
    put(row);
  }

  private AlarmRow row(Device device) {
    return Objects.requireNonNull(rows.get(device.id()));
  }

  private void put(AlarmRow row) {
    var batch = new JournalBatch();
    batch.stands(row);
    batch.entry(entry(row));
    journal.show(batch, true);
  }

  private void end(AlarmRow row) {
    var batch = new JournalBatch();
    batch.ends(row);
    batch.entry(entry(row));
    journal.show(batch, true);
  }

  private static JournalEntry entry(AlarmRow row) {
    return new JournalEntry(
        row.id(),
        EntryKind.RAISED,
        row.id(),
        row.sinceMillis(),
        row.sinceMillis(),
        0,
        1,
        row.rule(),
        row.point(),
        row.device(),
        row.pointName(),
        row.severity(),
        row.value(),
        row.limit(),
        "",
        "");
  }

  private static Park connected(Park bare) {
    int room =
        bare.places().stream()
            .filter(place -> place.kind() == PlaceKind.ROOM)
            .findFirst()
            .orElseThrow()
            .id();
    List<Equipment> equipment = new ArrayList<>(bare.equipment());
    equipment.add(feedSwitch(SWITCH_A, "A", room));
    equipment.add(feedSwitch(SWITCH_B, "B", room));
    List<Relation> relations = new ArrayList<>();
    List<Device> devices = new ArrayList<>();
    for (Device device : bare.devices()) {
      devices.add(at(device, "10.0." + (device.cell() + 1) + "." + (device.id() + 1)));
      if (device.cell() == 0) {
        relations.add(
            new Relation(
                RelationKind.COMMUNICATION,
                device.code().endsWith("-A") ? SWITCH_A : SWITCH_B,
                Relation.Target.EQUIPMENT,
                device.equipment(),
                null,
                Validity.since(bare.asOf())));
      }
    }
    return new Park(
        new ParkRows(bare.revision(), bare.asOf(), bare.zone())
            .places(bare.places())
            .cabinets(bare.cabinets())
            .equipment(equipment)
            .devices(devices)
            .cells(bare.cells())
            .relations(relations)
            .tenants(bare.tenants())
            .tenancies(
                bare.cabinets().stream()
                    .limit(1)
                    .flatMap(c -> bare.tenancyOf(c.id()).stream())
                    .toList())
            .data(bare.pointCount()));
  }

  private static Equipment feedSwitch(int id, String feed, int room) {
    return new Equipment(
        id,
        EquipmentKind.SWITCH,
        "FZ-B2-3F-R301-SW-" + feed,
        new Names("Switch " + feed, feed + "交换机"),
        room,
        -1,
        null,
        "",
        Map.of(),
        Life.IN_SERVICE);
  }

  private static Device at(Device device, String host) {
    return new Device(
        device.id(),
        device.code(),
        device.equipment(),
        device.model(),
        device.profile(),
        device.protocol(),
        host,
        device.port(),
        device.path(),
        device.credential(),
        device.cell(),
        device.firstPoint(),
        device.points(),
        device.life());
  }
}
