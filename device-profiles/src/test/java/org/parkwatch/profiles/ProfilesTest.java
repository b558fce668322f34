package org.parkwatch.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.yaml.InputRefused;

class ProfilesTest {
  private static final Path BUILT_IN = Path.of("src/main/resources/profiles");
  private static final String SOUND =
      """
      id: my-pdu
      vendor: Mine
      names: {en: Mine, zh: 我的}
      sources:
        - {title: My MIB, revision: "1"}
      identification:
        sysObjectId: [1.3.6.1.4.1.99999]
      points:
        - name: voltage
          quantity: VOLTAGE
          names: {en: Voltage, zh: 电压}
          decimals: 1
          interval: 10 s
          plausible: [0, 600]
          read:
            - oid: 1.3.6.1.4.1.99999.1.0
              wire: [INTEGER]
              scale: 0.1
      """;

  @TempDir Path folder;

  @Test
  void everyFileOfTheFolderIsInTheIndexThatTheJarIsReadBy() throws IOException {
    assertThat(Files.readAllLines(BUILT_IN.resolve("index.txt")))
        .containsExactlyInAnyOrderElementsOf(
            builtIn().stream().map(file -> BUILT_IN.relativize(file).toString()).toList());
  }

  @Test
  void theRackPdusOfTheReferenceParkHaveTheSamePointsInTheSameOrder() {
    for (String id :
        List.of("apc-rpdu2", "raritan-px", "servertech-sentry4", "eaton-epdu", "geist-rpdu")) {
      assertThat(new ProfileExpansion(Profiles.load()).pointsOf(id).orElseThrow().specs())
          .filteredOn(spec -> spec.quantity() != Quantity.EVENT)
          .extracting(PointSpec::name)
          .filteredOn(name -> !name.equals(PointNames.COMM_CLOCK_OFFSET))
          .containsExactly(
              PointNames.VOLTAGE,
              PointNames.CURRENT,
              PointNames.POWER,
              PointNames.ENERGY,
              PointNames.POWER_FACTOR,
              PointNames.STATE,
              PointNames.INLET_TEMPERATURE,
              PointNames.INLET_HUMIDITY);
    }
  }

  @Test
  void aProfileThatNobodyWroteHasNoPoints() {
    assertThat(new ProfileExpansion(Profiles.load()).pointsOf("apc-rpdu3")).isEmpty();
  }

  @Test
  void aDeviceIsKnownByObjectIdAndDescription() {
    Profiles profiles = Profiles.load();
    String card = "APC Web/SNMP Management Card (AN1:apc_hw05_rpdu2g_680.bin MN:AP8853 HR:02)";
    assertThat(profiles.fitting("1.3.6.1.4.1.318.1.3.4.6", card))
        .extracting(Profile::id)
        .containsExactly("apc-rpdu2");
    assertThat(profiles.fitting(".1.3.6.1.4.1.13742.6", "PX2 030004"))
        .extracting(Profile::id)
        .containsExactly("raritan-px");
    assertThat(profiles.fitting("1.3.6.1.4.1.17184", "Sentry Smart PDU")).isEmpty();
    assertThat(profiles.fitting("", "Sentry Smart PDU")).isEmpty();
  }

  @Test
  void aProfileOfTheUsersFolderIsReadAndTakesThePlaceOfABuiltInOne() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), SOUND);
    Files.writeString(folder.resolve("b.yaml"), SOUND.replace("my-pdu", "apc-rpdu2"));
    Profiles profiles = Profiles.load(folder);
    assertThat(profiles.find("my-pdu")).isPresent();
    assertThat(profiles.find("apc-rpdu2").orElseThrow().vendor()).isEqualTo("Mine");
  }

  @Test
  void onlyAMakeThatTellsATimeHasAnOffsetOfItsClock() throws IOException {
    String oid = "1.3.6.1.2.1.25.1.2.0";
    Files.writeString(folder.resolve("a.yaml"), SOUND + "clock: {oid: " + oid + "}\n");
    Profiles profiles = Profiles.load(folder);
    Profile told = profiles.find("my-pdu").orElseThrow();
    assertThat(told.pointSet().ordinal(PointNames.COMM_CLOCK_OFFSET)).isEqualTo(1);
    assertThat(told.points().get(1).binding().readings().getFirst().address()).hasToString(oid);
    assertThat(points(profiles, "bms-chiller")).contains(PointNames.COMM_CLOCK_OFFSET);
    assertThat(points(profiles, "raritan-px")).contains(PointNames.COMM_CLOCK_OFFSET);
    assertThat(points(profiles, "eaton-epdu")).contains(PointNames.COMM_CLOCK_OFFSET);
    assertThat(points(profiles, "apc-rpdu2")).doesNotContain(PointNames.COMM_CLOCK_OFFSET);
    Files.writeString(folder.resolve("a.yaml"), SOUND + "clock: {oid: now}\n");
    assertThatThrownBy(() -> Profiles.load(folder))
        .hasMessageContaining("clock.oid: 'now' is not an object identifier");
  }

  private static List<String> points(Profiles profiles, String profile) {
    return new ProfileExpansion(profiles)
        .pointsOf(profile).orElseThrow().specs().stream().map(PointSpec::name).toList();
  }

  @Test
  void allMistakesOfAllFilesAreReportedAtOnceWithFileLineAndKey() throws IOException {
    Path a = folder.resolve("a.yaml");
    Path b = folder.resolve("b.yaml");
    Files.writeString(
        a,
        SOUND
            .replace("vendor: Mine", "vender: Mine")
            .replace("quantity: VOLTAGE", "quantity: VOLTAGES")
            .replace("scale: 0.1", "scale: zero")
            .replace("plausible: [0, 600]", "plausible: [600, 0]")
            .replace("1.99999.1.0", "1.99999..0"));
    Files.writeString(b, "id: [unclosed\n");
    assertThatThrownBy(() -> Profiles.load(folder))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining(a + ":2: vender: unknown key, did you mean 'vendor'?")
        .hasMessageContaining(a + ":1: vendor: is missing")
        .hasMessageContaining(
            a + ":10: points[0].quantity: 'VOLTAGES' is not known, did you mean 'VOLTAGE'?")
        .hasMessageContaining(a + ":14: points[0].plausible: must be [lowest, highest] in V")
        .hasMessageContaining(
            a + ":16: points[0].read[0].oid: '1.3.6.1.4.1.99999..0' is not an object identifier")
        .hasMessageContaining(a + ":18: points[0].read[0].scale: 'zero' is not a number")
        .hasMessageContaining(b + ":2: not YAML");
  }

  @Test
  void aKeyTwiceAndAPointTwiceAreMistakes() throws IOException {
    Path file = folder.resolve("a.yaml");
    String point = SOUND.substring(SOUND.indexOf("  - name: voltage"));
    Files.writeString(file, SOUND.replace("vendor: Mine", "vendor: Mine\nvendor: X") + point);
    assertThatThrownBy(() -> Profiles.load(folder))
        .hasMessageContaining(file + ":3: vendor: stands twice")
        .hasMessageContaining("points[1].name: voltage stands twice");
  }

  @Test
  void twoFilesOfOneFolderMayNotShareAnId() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), SOUND);
    Files.writeString(folder.resolve("b.yaml"), SOUND);
    assertThatThrownBy(() -> Profiles.load(folder))
        .hasMessageContaining("b.yaml:1: id: my-pdu is also the id of " + folder.resolve("a.yaml"));
  }

  private static List<Path> builtIn() throws IOException {
    try (Stream<Path> files = Files.walk(BUILT_IN)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
  }
}
