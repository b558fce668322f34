package org.parkwatch.app.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.simulators.ParkReader;
import org.parkwatch.simulators.modbus.ModbusServers;
import org.parkwatch.simulators.plant.Disturbance;
import org.parkwatch.simulators.plant.ParkPlant;
import org.parkwatch.simulators.plant.PlantModel;
import org.parkwatch.simulators.plant.PlantSignals;
import org.parkwatch.simulators.ydt1363.Ydt1363Servers;

/** The words a person types, against the Modbus server of a simulated transformer monitor. */
class ProfileCommandTest {
  private static final String PROFILE = "transformer-monitor";
  private static final String HOST = "127.24.2.1";
  private static final String OWN =
      """
      id: my-monitor
      vendor: Mine
      names: My monitor
      sources: [{title: "My manual", revision: "1"}]
      family: modbus
      interval: 1 h
      points:
        - {name: core, quantity: TEMPERATURE, names: Core, decimals: 1, plausible: [-40, 250], read: [{register: 103, wire: S16, scale: 0.1}]}
        - {name: absurd, quantity: TEMPERATURE, names: Absurd, decimals: 1, plausible: [200, 250], read: [{register: 103, wire: S16, scale: 0.1}]}
        - {name: absent, quantity: TEMPERATURE, names: Absent, decimals: 1, plausible: [-40, 250], read: [{register: 40000, wire: S16}]}
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
  private ModbusServers servers;
  private ParkDraft draft;
  private ParkPlant plant;
  private int port;

  @BeforeEach
  void start() throws IOException {
    Path files = folder.resolve("park");
    ReferencePark.write(files, new ReferenceOptions(2, ReferenceOptions.Size.SMALL, 16_100));
    draft = ParkFiles.read(files);
    port = freePort();
    DeviceDraft device = device(EquipmentKind.TRANSFORMER, PROFILE, "modbus-tcp", port, "1");
    long now = InstantSource.system().millis();
    PlantModel model = new PlantModel(ParkReader.read(draft), 2, now);
    plant = new ParkPlant(draft, model, each -> Disturbance.NONE, Map.of(), now);
    servers = new ModbusServers(List.of(device), plant, code -> null);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
      return free.getLocalPort();
    }
  }

  /** A device of the first equipment of a kind. */
  private DeviceDraft device(
      EquipmentKind kind, String profile, String protocol, int at, String path) {
    String equipment =
        draft.equipment().stream()
            .filter(each -> each.kind() == kind)
            .findFirst()
            .orElseThrow()
            .code();
    return new DeviceDraft(
        "M",
        equipment,
        "X",
        profile,
        protocol,
        HOST,
        at,
        path,
        null,
        "FZ-B1-1F-R101",
        Life.IN_SERVICE);
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  private int type(String... words) throws InterruptedException {
    said.reset();
    complained.reset();
    return ProfileCommand.run(
        new ArrayList<>(List.of(words)),
        new PrintStream(said, true, StandardCharsets.UTF_8),
        new PrintStream(complained, true, StandardCharsets.UTF_8),
        InstantSource.system());
  }

  private String out() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return complained.toString(StandardCharsets.UTF_8);
  }

  private Path own(String text) throws IOException {
    return Files.writeString(folder.resolve("own.yaml"), text);
  }

  @Test
  void aProfileThatComesWithTheHouseReadsTheDevice() throws Exception {
    assertThat(type("try", PROFILE, HOST + ":" + port, "--path", "1")).as(err()).isZero();
    assertThat(out())
        .startsWith(PROFILE + " by modbus-tcp at " + HOST + ":" + port + "/1: answered within ")
        .containsPattern("core\\.temperature +\\d+\\.\\d °C +good +holding 103 S16 = \\d+")
        .contains(" points have a value");
  }

  /** Characters take their time at 9600 bit/s: three commands are half a second. */
  @Test
  void aDeviceBehindASerialServerIsReadByItsAddress() throws Exception {
    int line = freePort();
    DeviceDraft ups = device(EquipmentKind.UPS_GROUP, "ydt1363-ups", "ydt1363-tcp", line, "5");
    Ydt1363Servers lines =
        new Ydt1363Servers(
            List.of(ups), new PlantSignals(plant), code -> null, InstantSource.system());
    try (lines) {
      assertThat(type("try", "ydt1363-ups", HOST + ":" + line, "--path", "5")).as(err()).isZero();
    }
    assertThat(out())
        .startsWith("ydt1363-ups by ydt1363-tcp at " + HOST + ":" + line + "/5: answered within ")
        .containsPattern(
            "output\\.voltage\\.l1 +\\d+\\.\\d V +good +CID1 2AH CID2 41H output-a = \\d+")
        .containsPattern("mains\\.state .*CID1 2AH CID2 44H mains = 0");
  }

  @Test
  void anOwnFileIsReadAtOnceHoweverSeldomItSaysAndEachPointHasItsVerdict() throws Exception {
    assertThat(type("try", own(OWN).toString(), HOST + ":" + port)).as(err()).isZero();
    assertThat(out())
        .containsPattern("core +\\d+\\.\\d °C +good ")
        .containsPattern("absurd +- +implausible ")
        .containsPattern("absent +- +no such object ")
        .contains("1 of 3 points have a value");
  }

  @Test
  void whoDoesNotAnswerIsSaidWithTheReason() throws Exception {
    servers.close();
    assertThat(type("try", PROFILE, HOST + ":" + port, "--seconds", "2")).isEqualTo(1);
    assertThat(out()).contains("last trouble: ").doesNotContain("points have a value");
  }

  @Test
  void aUnitIsAskedForTheMarksOfAllMakesTheSitesToo() throws Exception {
    Path own = Files.createDirectories(folder.resolve("data/site/profiles"));
    String marked = "identification: [{register: 103, wire: S16, equals: -400..2500}]\n";
    Files.writeString(own.resolve("own.yaml"), OWN + marked);
    String data = folder.resolve("data").toString();
    String address = HOST + ":" + port;
    assertThat(type("discover", address, "--unit", "1", "--data", data)).as(err()).isZero();
    assertThat(out())
        .contains("it has no device identification")
        .containsPattern("my-monitor +fits: Mine")
        .containsPattern("dse-gencomm +no: holding 768 U16");
    assertThat(type("discover", address, "--unit", "1")).isEqualTo(1);
    assertThat(out()).doesNotContain("fits:");
    servers.close();
    assertThat(type("discover", address, "--unit", "1")).isEqualTo(1);
    assertThat(out()).startsWith("no answer: ");
    assertThat(type("discover", address, "--unit", "300")).isEqualTo(2);
    assertThat(err()).contains("--unit must be 1..255, not '300'");
  }

  @Test
  void everyMistakeIsNamedWithFileLineAndKey() throws Exception {
    Path broken = own(OWN.replace("decimals: 1", "decimals: x").replace("register: 103", "reg: 3"));
    assertThat(type("check", broken.toString())).isEqualTo(1);
    assertThat(err()).contains(broken + ":8: ", broken + ":9: ", "decimals", "reg");
    assertThat(type("check", own(OWN).toString())).isZero();
    assertThat(out()).contains("my-monitor: 3 points").contains("no mistake in 1 files");
    assertThat(type("check", folder.resolve("none.yaml").toString())).isEqualTo(1);
    assertThat(err()).contains("none.yaml cannot be read");
  }

  @Test
  void whatIsNotUnderstoodIsSaid() throws Exception {
    assertThat(type("try", "no-such", HOST)).isEqualTo(2);
    assertThat(err()).contains("'no-such' is no file, and no profile");
    assertThat(type("try", PROFILE, HOST + ":70000")).isEqualTo(2);
    assertThat(err()).contains("port must be 1..65535, not '70000'");
    assertThat(type("try", PROFILE, HOST, "--protocol", "opcua")).isEqualTo(2);
    assertThat(err()).contains("--protocol opcua");
    assertThat(type("try", "ups-modular", HOST)).isEqualTo(2);
    assertThat(type("try", PROFILE, HOST, "--sconds", "3")).isEqualTo(2);
    assertThat(err()).contains("--sconds is not known");
    assertThat(type("learn")).isEqualTo(2);
    assertThat(err()).contains("usage: parkwatch profile list");
  }

  @Test
  void theListIsSearched() throws Exception {
    assertThat(type("list", "eaton")).isZero();
    assertThat(out().lines()).allMatch(line -> line.contains("Eaton")).isNotEmpty();
  }
}
