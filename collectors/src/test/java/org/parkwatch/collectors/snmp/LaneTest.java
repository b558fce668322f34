package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.DeviceHealth;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.Roster;
import org.parkwatch.collectors.poll.SampleWriter;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.collectors.schedule.Phase;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.sample.Quality;
import org.slf4j.LoggerFactory;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OctetString;

/** The collector on a fake network and a fake clock: every second of it is decided here. */
class LaneTest {
  static final String PROFILE =
      """
      id: test-pdu
      vendor: Test
      names: Test
      sources: [{title: Test, revision: "1"}]
      identification: {sysObjectId: 1.3.6.1.4.1.99999}
      points:
        - {name: voltage, quantity: VOLTAGE, names: V, decimals: 1, interval: 10 s,
           plausible: [0, 600], read: [{oid: 1.3.6.1.4.1.99999.1.0, wire: [INTEGER], scale: 0.1}]}
        - {name: current, quantity: CURRENT, names: A, decimals: 1, interval: 10 s,
           plausible: [0, 100], read: [{oid: 1.3.6.1.4.1.99999.2.0, wire: [INTEGER], scale: 0.1}]}
        - {name: power, quantity: ACTIVE_POWER, names: P, decimals: 3, interval: 30 s,
           plausible: [0, 100], read: [{oid: 1.3.6.1.4.1.99999.3.0, wire: [INTEGER], unit: W}]}
      """;
  static final String VOLTAGE_OID = "1.3.6.1.4.1.99999.1.0";
  static final String CURRENT_OID = "1.3.6.1.4.1.99999.2.0";
  static final String POWER_OID = "1.3.6.1.4.1.99999.3.0";

  private static final long START = 1_700_000_010_000L; // a multiple of 30 s
  private static final int STEP_MILLIS = 10;
  private static final long FIRST_SLOT = START + Phase.of("PDU-1", 10_000) / 1000 * 1000L;

  @TempDir Path folder;

  private long now = START;
  private final Collected collected = new Collected();
  private final CollectorCounters figures = new CollectorCounters();
  private final FakeNetwork network = new FakeNetwork(() -> now);
  private final TestAgent agent =
      new TestAgent()
          .with(VOLTAGE_OID, new Integer32(2301))
          .with(CURRENT_OID, new Integer32(66))
          .with(POWER_OID, new Integer32(1470));
  private final InetSocketAddress address =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 16_161);
  private Profiles profiles;
  private Lane lane;
  private Device device;
  private DevicePoll poll;

  @BeforeEach
  void oneDevice() throws IOException {
    Files.writeString(folder.resolve("test.yaml"), PROFILE);
    profiles = Profiles.load(folder);
    SnmpOptions options = SnmpOptions.defaults();
    ThrottledLog log = new ThrottledLog(LoggerFactory.getLogger(LaneTest.class));
    SampleWriter writer = new SampleWriter(collected, figures, log);
    lane = new Lane(network, options, () -> Instant.ofEpochMilli(now), figures, writer, log);
    TestPark park = new TestPark(profiles);
    device = park.add("PDU-1", "test-pdu", address);
    List<DevicePoll> polls = polls(park);
    poll = polls.getFirst();
    lane.assign(polls);
  }

  private List<DevicePoll> polls(TestPark park) {
    return List.copyOf(
        Roster.<DevicePoll>empty()
            .next(
                park.build(),
                Set.of("snmp-v2c"),
                profiles,
                new Assignment(TestPark.CREDENTIALS, new Engines(null, InstantSource.system()), 1),
                new ArrayList<>())
            .all());
  }

  /** Runs until so long after the second of the device's first slot. */
  private void runUntil(long seconds) throws IOException {
    while (now < FIRST_SLOT + seconds * 1000) {
      now += STEP_MILLIS;
      lane.step((now - START) * 1_000_000);
    }
  }

  private FakeNetwork.Delivery after(int millis, byte[] bytes) {
    return new FakeNetwork.Delivery(bytes, address, now + millis);
  }

  private void answers(int millis) {
    network.peer = (request, n) -> List.of(after(millis, agent.answer(request)));
  }

  private List<String> of(String point) {
    return collected.of(device, point).stream()
        .map(s ->
            (s.millis() - FIRST_SLOT) / 1000
                + " "
                + (s.quality() == Quality.GOOD ? String.valueOf(s.value()) : s.quality()))
        .toList();
  }

  private static String at(long slot, Object what) {
    return (slot * 10) + " " + what;
  }

  @Test
  void aHealthyDeviceIsReadOnceAnIntervalAndStampedWithItsSecond() throws IOException {
    answers(3);
    runUntil(60);
    assertThat(of("voltage"))
        .containsExactly(
            at(0, 230.1), at(1, 230.1), at(2, 230.1), at(3, 230.1), at(4, 230.1), at(5, 230.1));
    assertThat(of("power")).containsExactly(at(0, 1.47), at(3, 1.47));
    assertThat(of("comm.up")).containsExactly(at(0, 1.0), at(3, 1.0));
    assertThat(of("comm.age")).hasSize(2).first().isEqualTo(at(0, 0.0));
    assertThat(network.sent).hasSize(6);
    assertThat(figures.onTime.get()).isEqualTo(6);
    assertThat(poll.health().health().state()).isEqualTo(DeviceHealth.State.UP);
  }

  @Test
  void aDeadDeviceTurnsBadAtOnceIsAskedLessAndLessAndComesBackWithItsFirstAnswer()
      throws IOException {
    answers(3);
    runUntil(10);
    network.peer = (request, n) -> List.of();
    network.sent.clear();
    runUntil(90);
    Object timeout = Quality.BAD_TIMEOUT;
    Object backedOff = Quality.BAD_BACKED_OFF;
    assertThat(of("voltage"))
        .containsExactly(
            at(0, 230.1),
            at(1, timeout),
            at(2, timeout),
            at(3, backedOff),
            at(4, timeout),
            at(5, backedOff),
            at(6, backedOff),
            at(7, backedOff),
            at(8, timeout));
    assertThat(network.sent).hasSize(8); // four reads of two attempts
    assertThat(of("comm.up")).contains(at(1, 0.0));
    answers(3);
    runUntil(190);
    assertThat(of("voltage")).contains(at(16, 230.1), at(17, 230.1), at(18, 230.1));
    assertThat(of("comm.up")).contains(at(16, 1.0));
    assertThat(poll.health().health().consecutiveFailures()).isZero();
    assertThat(poll.health().health().lastError().orElseThrow())
        .isEqualTo("PDU-1 at 127.0.0.1:16161: no answer within 1000 ms, asked 2 times");
  }

  @Test
  void aSlowAnswerAfterTheRetryStillCountsButIsNotOnTime() throws IOException {
    network.peer = (request, n) -> n == 1 ? List.of(after(1500, agent.answer(request))) : List.of();
    runUntil(10);
    assertThat(of("voltage")).containsExactly(at(0, 230.1));
    assertThat(figures.late.get()).isEqualTo(1);
    assertThat(figures.onTime.get()).isZero();
  }

  @Test
  void anAnswerAfterThreeSecondsIsATimeoutAndNeverTakenForTheNext() throws IOException {
    // every answer comes when the next read is under way, with a value that was true before
    network.peer = (request, n) -> List.of(after(9_990, agent.answer(request)));
    runUntil(20);
    assertThat(of("voltage"))
        .containsExactly(at(0, Quality.BAD_TIMEOUT), at(1, Quality.BAD_TIMEOUT));
    assertThat(figures.dropped.get()).isPositive();
    assertThat(poll.health().health().faults()).containsOnlyKeys(Fault.TIMEOUT, Fault.TOO_LATE);
  }

  @Test
  void aDoubledAnswerIsTakenOnce() throws IOException {
    network.peer =
        (request, n) -> {
          byte[] answer = agent.answer(request);
          return List.of(after(3, answer), after(4, answer), after(500, answer));
        };
    runUntil(10);
    assertThat(of("voltage")).containsExactly(at(0, 230.1));
    assertThat(figures.dropped.get()).isEqualTo(2);
  }

  @Test
  void badAnswersAreBadSamplesWithTheirReasonAndTheNextReadIsGoodAgain() throws IOException {
    Map<Fault, BiFunction<ByteBuffer, TestAgent, byte[]>> hostile = new HashMap<>();
    hostile.put(Fault.GARBAGE, (request, a) -> new byte[] {0x13, 0x37, 0, 1, 2, 3});
    hostile.put(
        Fault.TRUNCATED,
        (request, a) -> {
          byte[] whole = a.answer(request);
          return Arrays.copyOf(whole, whole.length - 5);
        });
    hostile.put(Fault.OVERSIZED, (request, a) -> new byte[60_000]);
    hostile.put(
        Fault.WRONG_ID,
        (request, a) -> {
          TestAgent.Message m = a.answer(TestAgent.Message.decode(request));
          m.pdu().setRequestID(new Integer32(m.pdu().getRequestID().toInt() + 77));
          return m.encode();
        });
    hostile.put(
        Fault.WRONG_OBJECTS,
        (request, a) -> {
          TestAgent.Message m = a.answer(TestAgent.Message.decode(request));
          m.pdu().remove(0);
          return m.encode();
        });
    hostile.put(
        Fault.WRONG_CREDENTIAL,
        (request, a) -> {
          TestAgent.Message m = a.answer(TestAgent.Message.decode(request));
          return new TestAgent.Message(1, new OctetString("other"), m.pdu()).encode();
        });
    long slot = 0;
    for (Map.Entry<Fault, BiFunction<ByteBuffer, TestAgent, byte[]>> entry : hostile.entrySet()) {
      network.peer = (request, n) -> List.of(after(3, entry.getValue().apply(request, agent)));
      runUntil(slot * 10 + 10);
      assertThat(of("voltage")).last().isEqualTo(at(slot, entry.getKey().quality()));
      assertThat(poll.health().health().faults()).containsKey(entry.getKey());
      answers(3);
      runUntil(slot * 10 + 20);
      assertThat(of("voltage")).last().isEqualTo(at(slot + 1, 230.1));
      slot += 2;
    }
  }

  @Test
  void garbageBeforeTheRealAnswerDoesNotHarmIt() throws IOException {
    network.peer =
        (request, n) -> List.of(after(2, new byte[] {0x30, 0}), after(5, agent.answer(request)));
    runUntil(10);
    assertThat(of("voltage")).containsExactly(at(0, 230.1));
  }

  @Test
  void anAnswerFromAnotherAddressIsNotTaken() throws IOException {
    network.peer =
        (request, n) ->
            List.of(
                new FakeNetwork.Delivery(
                    agent.answer(request),
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), 16_161),
                    now + 3));
    runUntil(10);
    assertThat(of("voltage")).containsExactly(at(0, Quality.BAD_TIMEOUT));
  }

  @Test
  void aWrongTypeOrAMissingObjectIsBadForItsPointOnly() throws IOException {
    agent.with(CURRENT_OID, new OctetString("n/a"));
    agent.with(POWER_OID, Null.noSuchObject);
    answers(3);
    runUntil(10);
    assertThat(of("voltage")).containsExactly(at(0, 230.1));
    assertThat(of("current")).containsExactly(at(0, Quality.BAD_TYPE));
    assertThat(of("power")).containsExactly(at(0, Quality.BAD_NO_SUCH_OBJECT));
    assertThat(of("comm.up")).containsExactly(at(0, 1.0));
  }

  @Test
  void anAgentForWhichTheRequestIsTooBigIsAskedInPartsInTheSameSlotAndLaterAtOnce()
      throws IOException {
    agent.maxObjects = 1;
    answers(3);
    runUntil(10);
    assertThat(of("voltage")).containsExactly(at(0, 230.1));
    assertThat(of("power")).containsExactly(at(0, 1.47));
    network.sent.clear();
    runUntil(20); // the round without power: learned anew, two objects
    runUntil(30); // the same round again, now in parts at once
    assertThat(of("current")).hasSize(3).last().isEqualTo(at(2, 6.6));
    assertThat(network.sent).hasSize(3 + 2);
  }

  @Test
  void aDeviceThatToldSomethingIsReadAtOnceAndHoweverMuchItTellsOnceASecond() throws IOException {
    answers(3);
    runUntil(3);
    network.sent.clear();
    for (int i = 0; i < 300; i++) {
      lane.want(poll);
      now += STEP_MILLIS;
      lane.step((now - START) * 1_000_000);
    }
    assertThat(network.sent).hasSize(3);
    assertThat(collected.of(device, "power")).hasSize(4); // everything is read, not the round
    assertThat(collected.of(device, "voltage"))
        .extracting(s -> s.millis() - FIRST_SLOT)
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(4)
        .contains(3_010L);
    runUntil(20);
    assertThat(of("voltage")).contains(at(1, 230.1)).hasSize(6);
  }

  @Test
  void anObjectThatTheAgentFailsOnIsLeftOutAndTheOthersAreRead() throws IOException {
    agent.genErrFor = CURRENT_OID;
    answers(3);
    runUntil(10);
    assertThat(of("voltage")).containsExactly(at(0, 230.1));
    assertThat(of("current")).containsExactly(at(0, Quality.BAD_DEVICE_ERROR));
    assertThat(of("power")).containsExactly(at(0, 1.47));
  }

  @Test
  void anAgentThatAnswersEverythingWithAnErrorIsBadAndDoesNotEndTheCollector() throws IOException {
    network.peer =
        (request, n) -> {
          TestAgent.Message m = agent.answer(TestAgent.Message.decode(request));
          m.pdu().setErrorStatus(PDU.genErr);
          m.pdu().setErrorIndex(0);
          return List.of(after(3, m.encode()));
        };
    runUntil(20);
    assertThat(of("voltage"))
        .containsExactly(at(0, Quality.BAD_DEVICE_ERROR), at(1, Quality.BAD_DEVICE_ERROR));
    answers(3);
    runUntil(100);
    assertThat(of("voltage")).last().isEqualTo(at(9, 230.1));
  }

  @Test
  void anyCutAndAnyFlippedBitOfAnAnswerIsSurvivedSeed20261122() throws IOException {
    Random random = new Random(20_261_122);
    network.peer =
        (request, n) -> {
          byte[] bytes = agent.answer(request);
          List<FakeNetwork.Delivery> all = new ArrayList<>();
          for (int i = 0; i < 200; i++) {
            byte[] broken = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            all.add(after(1, broken));
          }
          return all;
        };
    runUntil(600);
    assertThat(of("voltage")).hasSize(60);
    network.peer = (request, n) -> List.of(after(3, agent.answer(request)));
    runUntil(1000);
    assertThat(of("voltage")).last().asString().endsWith("230.1");
  }

  @Test
  void noMoreRequestsAreInFlightThanAllowedAndTheOthersWaitTheirTurn() throws IOException {
    SnmpOptions usual = SnmpOptions.defaults();
    SnmpOptions two = new SnmpOptions(1, 1, 65_536, 8192, usual.timeout(), usual.retries(), 2);
    ThrottledLog log = new ThrottledLog(LoggerFactory.getLogger(LaneTest.class));
    SampleWriter writer = new SampleWriter(collected, figures, log);
    lane = new Lane(network, two, () -> Instant.ofEpochMilli(now), figures, writer, log);
    TestPark park = new TestPark(profiles);
    for (int i = 0; i < 40; i++) {
      park.add("PDU-" + i, "test-pdu", address);
    }
    lane.assign(polls(park));
    answers(400);
    long end = START + 20_000;
    int most = 0;
    while (now < end) {
      now += STEP_MILLIS;
      lane.step((now - START) * 1_000_000);
      most = Math.max(most, network.underway.size());
    }
    assertThat(most).isEqualTo(2);
    assertThat(figures.failed.get()).isZero();
    assertThat(figures.promised.get()).isEqualTo(80);
    assertThat(figures.onTime.get() + figures.late.get()).isBetween(70L, 80L);
  }

  @Test
  void anAnswerOfADeviceThatLeftTheParkIsDropped() throws IOException {
    answers(500);
    while (network.sent.isEmpty()) {
      now += STEP_MILLIS;
      lane.step((now - START) * 1_000_000);
    }
    lane.assign(List.of());
    runUntil(30);
    assertThat(collected.all()).isEmpty(); // its answer came after it had left
    assertThat(figures.inFlight.get()).isZero();
  }
}
