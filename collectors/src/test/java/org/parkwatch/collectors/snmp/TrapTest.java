package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.events.EventSink;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.rig.Await;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.Needs;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.commissioning.DeviceEvent;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.Side;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.simulators.Simulation;
import org.parkwatch.simulators.agent.EnergyMode;
import org.parkwatch.simulators.control.ControlClient;
import org.parkwatch.simulators.plant.PlantClock;
import org.parkwatch.simulators.plant.RackPdu;
import org.parkwatch.simulators.plant.SeededFaults;
import org.parkwatch.simulators.snmp.UsmUser;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Notifications over real sockets: of simulated rack PDUs when a fault begins, and of net-snmp's
 * own tools in every version. Devices are read every 10 s.
 */
class TrapTest {
  private static final String PLAIN = "127.25.0.1";
  private static final String SIGNED = "127.25.0.2";
  private static final String NOBODY = "127.25.0.9";
  private static final Path TRAP = Path.of("/usr/bin/snmptrap");
  private static final long PATIENCE_MILLIS = 30_000;
  private static final String ON_BATTERY = "1.3.6.1.2.1.33.2.1";
  private static final String MINUTES_LEFT = "1.3.6.1.2.1.33.1.2.3.0";

  @TempDir Path data;
  private final Profiles profiles = Profiles.load();
  private final TestPark park = new TestPark(profiles);
  private final Collected collected = new Collected();
  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private Device plain;
  private Device signed;
  private Simulation simulation;
  private SnmpCollector collector;
  private String receiver = "";

  @BeforeEach
  void start() throws IOException {
    int port;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.ofLiteral(PLAIN))) {
      port = free.getLocalPort();
    }
    plain = add("PLAIN", "snmp-v2c", PLAIN, port, "rack-pdus");
    signed = add("SIGNED", "snmp-v3", SIGNED, port, "rack-pdus-v3");
    simulation =
        new Simulation(
            data,
            List.of(
                pdu("PLAIN", 0x7F19_0001, port, "rack-pdus"),
                pdu("SIGNED", 0x7F19_0002, port, "rack-pdus-v3")),
            null,
            Map.of("rack-pdus", TestPark.COMMUNITY),
            Map.of(
                "rack-pdus-v3",
                new UsmUser("watch", UsmUser.Authentication.SHA256, "auth-pass-1", "priv-pass-1")),
            7,
            SeededFaults.NONE,
            EnergyMode.METERED,
            PlantClock.from(InstantSource.system(), 1));
    Credentials credentials =
        Credentials.of(
            Map.of(
                "rack-pdus",
                new Credential.Community(new Secret(TestPark.COMMUNITY)),
                "rack-pdus-v3",
                new Credential.SnmpUser(
                    "watch",
                    Credential.Auth.SHA_256,
                    new Secret("auth-pass-1"),
                    Credential.Priv.AES_128,
                    new Secret("priv-pass-1"))));
    collector =
        new SnmpCollector(
            profiles,
            credentials,
            collected,
            InstantSource.system(),
            SnmpOptions.defaults(),
            new SnmpHost(data.resolve("collectors"), TrapOptions.loopback(0), this::keep));
    park.into(collector);
    collector.start();
    InetSocketAddress heard = collector.trapAddress().orElseThrow();
    receiver = "127.0.0.1:" + heard.getPort();
    simulation.sendTraps(heard);
  }

  private Device add(String code, String protocol, String host, int port, String credential) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral(host), port);
    return park.add(
        code,
        "apc-rpdu2",
        protocol,
        address,
        "",
        credential,
        TestPark.withHealth(profiles, "apc-rpdu2"));
  }

  private static RackPdu pdu(String code, int address, int port, String credential) {
    List<String> places = List.of("R1-A", "R1");
    return new RackPdu(
        code, "AP8853", address, port, credential, "A1", places, Side.A, 32, 6, "T1", false, 32);
  }

  @AfterEach
  void stop() throws IOException {
    collector.close();
    simulation.close();
  }

  private void keep(DeviceEvent event, EventSink.Fate fate) {
    events.add(event);
    fate.decided(true);
  }

  private DeviceEvent event(int number) {
    return Await.value("event " + number, () -> events, list -> list.size() > number).get(number);
  }

  private void fault(Map<String, ?> kind) throws IOException {
    Map<String, Object> command = new java.util.HashMap<>(kind);
    command.put("targets", List.of("PLAIN", "SIGNED"));
    assertThat(ControlClient.send(ControlClient.socket(data), command).get("ok")).isEqualTo(true);
  }

  @Test
  void aFaultIsAnEventAndTheCauseToReadTheDeviceAtOnce() throws Exception {
    List<Device> both = List.of(plain, signed);
    for (Device device : both) {
      collected.await(device, PointNames.CURRENT, 1, PATIENCE_MILLIS);
    }
    // whichever was read last: its next slot lies nearly ten seconds away
    Device last = newest(plain).millis() > newest(signed).millis() ? plain : signed;
    int before = collected.of(last, PointNames.CURRENT).size();
    fault(Map.of("command", "fault", "kind", "overload", "percent", 120));
    Collected.Sample extra =
        collected.await(last, PointNames.CURRENT, before + 1, 5_000).get(before);
    DeviceEvent told =
        Await.value("events", () -> events, list -> list.size() == 2).stream()
            .filter(event -> event.device().equals(last.code()))
            .findFirst()
            .orElseThrow();
    assertThat(extra.quality()).isEqualTo(Quality.GOOD);
    assertThat(extra.value()).isGreaterThan(32 * 1.19);
    assertThat(Math.abs(extra.millis() - told.received().toEpochMilli())).isLessThan(1000);
    assertThat(told.kind()).isEqualTo("rPDUOverload 1.3.6.1.4.1.318.0.276");
    assertThat(told.names().in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("机架 PDU 过载");
    assertThat(told.severity()).isEqualTo(2);
    assertThat(told.details().orElseThrow().en())
        .isEqualTo("name = " + last.code() + "; message = Metered Rack PDU: Overload.");
    assertThat(told.details().orElseThrow().zh()).startsWith("名称 = ");
    assertThat(told.at()).isEqualTo(told.received());
    for (Device device : both) {
      Collected.Sample event = collected.await(device, "load.told", 1, 5_000).getFirst();
      assertThat(event.value()).isEqualTo(DeviceState.CRITICAL.code());
      assertThat(event.quality()).isEqualTo(Quality.GOOD);
    }
    fault(Map.of("command", "clear"));
    for (Device device : both) {
      assertThat(collected.await(device, "load.told", 2, 5_000).get(1).value())
          .isEqualTo(DeviceState.NORMAL.code());
    }
    event(3);
    assertThat(events).extracting(DeviceEvent::device).contains("PLAIN", "SIGNED");
    assertThat(events.get(3).kind()).startsWith("rPDUOverloadCleared");
    Collected.Sample again =
        collected.await(last, PointNames.CURRENT, before + 2, 5_000).get(before + 1);
    assertThat(again.millis()).isGreaterThan(extra.millis());
    assertThat(again.value()).isLessThan(32);
  }

  private Collected.Sample newest(Device device) {
    return collected.of(device, PointNames.CURRENT).getLast();
  }

  @Test
  void everyVersionIsHeardAndInformsAreAnswered() throws Exception {
    Needs.that("net-snmp's snmptrap (Debian: snmp)", Files.isExecutable(TRAP));
    String date = date(Instant.now());
    tool(0, "snmptrap", PLAIN, plain("1"), "1.3.6.1.4.1.318", PLAIN, "6", "5", "77");
    assertThat(event(0).kind()).isEqualTo("upsOnBattery 1.3.6.1.4.1.318.0.5");
    assertThat(event(0).details()).isEmpty();
    tool(0, "snmptrap", PLAIN, plain("2c"), "", ON_BATTERY, MINUTES_LEFT, "i", "12");
    assertThat(event(1).names().en()).isEqualTo("UPS on battery");
    assertThat(event(1).details().orElseThrow().en()).endsWith("= 12");
    tool(
        0,
        "snmpinform",
        PLAIN,
        plain("2c"),
        "",
        "1.3.6.1.4.1.99999.0.1",
        "1.3.6.1.4.1.99999.9",
        "x",
        date);
    assertThat(event(2).names().en()).isEqualTo("1.3.6.1.4.1.99999.0.1");
    assertThat(event(2).severity()).isZero();
    assertThat(event(2).trusted()).isTrue();
    assertThat(event(2).at()).isNotEqualTo(event(2).received());
    List<String> v3 = user("auth-pass-1");
    v3.addAll(List.of("-e", "0x80001f880474657374"));
    tool(0, "snmptrap", SIGNED, v3, "", ON_BATTERY);
    assertThat(event(3).device()).isEqualTo("SIGNED");
    String old = date(Instant.now().minusSeconds(3600));
    tool(
        0,
        "snmpinform",
        SIGNED,
        user("auth-pass-1"),
        "",
        ON_BATTERY,
        "1.3.6.1.4.1.99999.9",
        "x",
        old);
    assertThat(event(4).device()).isEqualTo("SIGNED");
    assertThat(event(4).clockDoubted()).isTrue();
    assertThat(event(4).at()).isEqualTo(event(4).received());
    TrapFigures figures = collector.traps();
    assertThat(figures.told()).isEqualTo(5);
    assertThat(figures.refused() + figures.malformed() + figures.unknown()).isZero();
  }

  @Test
  void whatNobodyCanVouchForIsCountedAndNamed() throws Exception {
    Needs.that("net-snmp's snmptrap (Debian: snmp)", Files.isExecutable(TRAP));
    List<String> wrong = List.of("-v", "2c", "-c", "guessed-community");
    tool(0, "snmptrap", PLAIN, wrong, "", ON_BATTERY);
    tool(1, "snmpinform", PLAIN, wrong, "", ON_BATTERY);
    tool(0, "snmptrap", NOBODY, plain("2c"), "", ON_BATTERY);
    tool(0, "snmptrap", SIGNED, plain("2c"), "", ON_BATTERY); // it has a user, and no community
    List<String> guessed = user("guessed-password");
    guessed.addAll(List.of("-e", "0x80001f880474657374"));
    tool(0, "snmptrap", SIGNED, guessed, "", ON_BATTERY);
    List<String> clear = new ArrayList<>(List.of("-v", "3", "-u", "watch", "-l", "noAuthNoPriv"));
    clear.addAll(List.of("-e", "0x80001f880474657374"));
    tool(0, "snmptrap", SIGNED, clear, "", ON_BATTERY);
    TrapFigures figures =
        Await.value("figures", collector::traps, f -> f.refused() == 5 && f.unknown() == 1);
    assertThat(figures.strangers()).containsExactly(Map.entry(NOBODY, 1L));
    assertThat(figures.told()).isZero();
    assertThat(events).isEmpty();
    assertThat(collector.health(signed.id()).orElseThrow().faults())
        .containsEntry(Fault.NOTIFICATION_REFUSED, 3L);
    assertThat(figures.refusals())
        .containsOnly(
            Map.entry(Disbelief.ANOTHER_COMMUNITY, 3L),
            Map.entry(Disbelief.WRONG_DIGEST, 1L),
            Map.entry(Disbelief.LESS_SECURE, 1L));
    assertThat(collector.health(plain.id()).orElseThrow().trouble().orElseThrow().error())
        .contains("another community")
        .doesNotContain("guessed");
  }

  @Test
  void aStormOfOneSourceIsCutAndBeyondThisMachinePlainOnesNeedAName() {
    SourceLimits limits = new SourceLimits();
    InetAddress source = InetAddress.ofLiteral(PLAIN);
    int heard = 0;
    for (int i = 0; i < 1000; i++) {
      heard += limits.take(source, 0) ? 1 : 0;
    }
    assertThat(heard).isEqualTo(SourceLimits.BURST);
    assertThat(limits.take(InetAddress.ofLiteral(SIGNED), 0)).isTrue();
    assertThat(limits.take(source, TimeUnit.SECONDS.toNanos(1))).isTrue();
    TrapOptions open = new TrapOptions(InetAddress.ofLiteral("0.0.0.0"), 10_162, Set.of(source));
    assertThat(open.takesPlain(source)).isTrue();
    assertThat(open.takesPlain(InetAddress.ofLiteral(SIGNED))).isFalse();
    assertThat(TrapOptions.loopback(0).takesPlain(InetAddress.ofLiteral(SIGNED))).isTrue();
  }

  private static List<String> plain(String version) {
    return List.of("-v", version, "-c", TestPark.COMMUNITY);
  }

  private static List<String> user(String password) {
    return new ArrayList<>(
        List.of(
            "-v",
            "3",
            "-u",
            "watch",
            "-l",
            "authPriv",
            "-a",
            "SHA-256",
            "-A",
            password,
            "-x",
            "AES",
            "-X",
            "priv-pass-1"));
  }

  private static String date(Instant at) {
    LocalDateTime t = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    return String.format(
        Locale.ROOT,
        "%04X%02X%02X%02X%02X%02X002B0000",
        t.getYear(),
        t.getMonthValue(),
        t.getDayOfMonth(),
        t.getHour(),
        t.getMinute(),
        t.getSecond());
  }

  /** Runs one of net-snmp's tools from an address. */
  private void tool(int exit, String name, String from, List<String> login, String... rest)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(login);
    command.addAll(List.of("-r", "0", "-t", "1", "--clientaddr=" + from, receiver));
    command.addAll(List.of(rest));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("MIBS", "");
    builder.environment().put("SNMP_PERSISTENT_DIR", data.resolve("tools").toString());
    Process tool = builder.start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as("%s said %s", command, said).isEqualTo(exit);
  }
}
