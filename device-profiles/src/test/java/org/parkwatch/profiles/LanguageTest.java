package org.parkwatch.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parkwatch.profiles.binding.Mark;
import org.parkwatch.profiles.read.ReadBlock;
import org.parkwatch.profiles.read.ReadBlocks;
import org.parkwatch.profiles.read.ReadPlan;

/** What the profile language says, on profiles written here, and what it refuses. */
class LanguageTest {
  private static final String HEAD =
      """
      id: mine
      vendor: Mine
      names: Mine
      sources: [{title: "My manual", revision: "1"}]
      interval: 10 s
      """;

  private static final String MODBUS = HEAD + "family: modbus\n";
  private static final String MQTT = HEAD + "family: mqtt\n";

  @TempDir private Path folder;

  private Profile profile(String text) throws IOException {
    return Profiles.read(List.of(Files.writeString(folder.resolve("mine.yaml"), text))).getFirst();
  }

  private static String point(String name, String quantity, String rest) {
    String plausible = quantity.equals("STATE") ? "" : "plausible: [-1000, 100000], ";
    return "  - {name: '%s', quantity: %s, names: P, decimals: 2, %s%s}\n"
        .formatted(name, quantity, plausible, rest);
  }

  private static String read(String name, String quantity, String reading) {
    return point(name, quantity, "read: [{" + reading + "}]");
  }

  private Map<String, Object> registers(String text, Map<?, ?> holding) throws IOException {
    Profile profile = profile(text);
    return Raw.read(profile, RegisterImage.of(profile.dialect(), Map.of("holding", holding)));
  }

  private Map<String, Object> messages(String text, Map<?, ?> messages) throws IOException {
    return Raw.read(profile(text), new NamedValues(messages));
  }

  private void refused(String text, String... saying) {
    assertThatThrownBy(() -> profile(text)).hasMessageContainingAll(saying);
  }

  private static final String COMPUTED =
      MODBUS
          + "points:\n"
          + point("efficiency", "PERCENT", "compute: output.power / input.power * 100")
          + read("input.power", "ACTIVE_POWER", "register: 0, wire: U16, noReading: 65535")
          + read("output.power", "ACTIVE_POWER", "register: 1, wire: U16, noReading: 65535")
          + point("loss", "ACTIVE_POWER", "compute: 'max(input.power - output.power, 0)'")
          + point("share", "PERCENT", "compute: 'loss / input.power * 100'");

  @Test
  void aComputedPointIsMadeOfOthersAndOfComputedOnes() throws IOException {
    assertThat(registers(COMPUTED, Map.of(0, "400 380")))
        .containsEntry("efficiency", 95.0)
        .containsEntry("loss", 20.0)
        .containsEntry("share", 5.0);
  }

  @Test
  void aComputedPointIsBadForTheReasonOfWhatItLacks() throws IOException {
    assertThat(registers(COMPUTED, Map.of(0, "400 65535")))
        .containsEntry("efficiency", "NO_READING")
        .containsEntry("share", "NO_READING");
    assertThat(registers(COMPUTED, Map.of(1, "380")))
        .containsEntry("loss", "NO_SUCH_OBJECT")
        .containsEntry("output.power", 380.0);
    assertThat(registers(COMPUTED, Map.of(0, "0 0")))
        .containsEntry("efficiency", "NO_READING")
        .containsEntry("loss", 0.0);
  }

  @Test
  void aComputedPointReadInASlotOfItsOwnReadsWhatItNeeds() throws IOException {
    Profile profile = profile(COMPUTED);
    ReadPlan alone = ReadPlan.of(List.of(profile.points().getFirst().binding()));
    assertThat(alone.addresses()).hasToString("[holding 1 U16, holding 0 U16]");
    assertThat(alone.points()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1, 0.0", "1, 0, 1, 3.0", "0, 1, 1, 3.0", "1, 1, 0, 0.0"})
  void statesAreComputedWithAndOrAndComparisons(int a, int b, int c, Double expected)
      throws IOException {
    String codes =
        "states: [{code: 0, state: NORMAL, names: n}, {code: 1, state: CRITICAL, names: y}]";
    String text = MODBUS + "points:\n";
    for (int i = 0; i < 3; i++) {
      text += read("abc".substring(i, i + 1), "STATE", "register: " + i + ", wire: U16, " + codes);
    }
    text += point("all", "STATE", "compute: '(a = CRITICAL or b > NORMAL) and c != 0', " + codes);
    assertThat(registers(text, Map.of(0, a + " " + b + " " + c))).containsEntry("all", expected);
  }

  @Test
  void formulasThatCannotBeAreRefusedAndCirclesAreNamed() {
    String head = MODBUS + "points:\n" + read("a", "RATIO", "register: 0, wire: U16");
    refused(head + point("b", "RATIO", "compute: a + "), ":9: ", "compute", "ends where a point");
    refused(head + point("b", "RATIO", "compute: 'a ? 2'"), "'? 2' is not understood");
    refused(head + point("b", "RATIO", "compute: (a + 1"), "lacks a ')'");
    refused(head + point("b", "RATIO", "compute: 1 + 2"), "names no point");
    refused(head + point("b", "RATIO", "compute: sqrt(a)"), "'sqrt(' is not known");
    refused(head + point("b", "RATIO", "compute: a + c2"), "there is no point 'c2'");
    refused(head + point("b", "RATIO", "compute: a, read: []"), "read", "stands beside 'compute'");
    refused(
        head
            + point("b", "RATIO", "compute: a + c")
            + point("c", "RATIO", "compute: d * 2")
            + point("d", "RATIO", "compute: b"),
        "goes round in a circle: b -> c -> d -> b");
  }

  @Test
  void decimalDigitsAndASignOfItsOwnAreRead() throws IOException {
    String text =
        MODBUS
            + "points:\n"
            + read("a", "RATIO", "register: 0, wire: BCD16, scale: 0.1")
            + read("b", "RATIO", "register: 1, wire: BCD32, order: low-first")
            + read("c", "RATIO", "register: 3, wire: SM16")
            + read("d", "RATIO", "register: 4, wire: SM32");
    assertThat(registers(text, Map.of(0, "0x2301 0x5678 0x0001 0x8005 0x8000 0x0007")))
        .containsEntry("a", 230.1)
        .containsEntry("b", 15_678.0)
        .containsEntry("c", -5.0)
        .containsEntry("d", -7.0);
    assertThat(registers(text, Map.of(0, "0x23A1 0xFFFF 0xFFFF 0x0005 0 7")))
        .containsEntry("a", "WRONG_TYPE")
        .containsEntry("b", "NO_READING")
        .containsEntry("c", 5.0);
  }

  @Test
  void oddDevicesAreReadInTheirOwnWay() throws IOException {
    String points =
        "points:\n"
            + read("a", "RATIO", "register: 1, wire: U16")
            + read("b", "RATIO", "register: 2, wire: F32")
            + read("c", "RATIO", "register: 4, wire: U32");
    String odd = MODBUS + "oddities: [count-from-1, swapped-floats, one-number-a-request]\n";
    assertThat(registers(odd + points, Map.of(0, "7", 1, "f32-low 2.5", 3, "u32 70000")))
        .containsEntry("a", 7.0)
        .containsEntry("b", 2.5)
        .containsEntry("c", 70_000.0);
    assertThat(blocks(profile(odd + points))).hasToString("[0+1, 1+2, 3+2]");
    assertThat(blocks(profile(MODBUS + points))).hasToString("[1+5]");
    assertThat(blocks(profile(MODBUS + "blocks: [0..9]\n" + points))).hasToString("[0+10]");
    assertThat(profile(MODBUS + "oddities: [pause 50 ms]\n" + points).dialect().oddities().pause())
        .isEqualTo(Duration.ofMillis(50));
    refused(
        MODBUS + "oddities: [word-swap]\n" + points,
        ":7: ",
        "oddities",
        "'word-swap' is not known; devices of this family can have: count-from-1, swapped-floats");
    refused(MODBUS + "oddities: [pause]\n" + points, "must say how long: pause 50 ms");
    refused(MODBUS + "blocks: [9..1]\n" + points, "blocks", "must be first..last");
  }

  private static List<String> blocks(Profile profile) {
    Dialect dialect = profile.dialect();
    ReadPlan plan = ReadPlan.of(profile.points().stream().map(ProfilePoint::binding).toList());
    List<ReadBlock> blocks =
        ReadBlocks.of(plan.addresses(), dialect.maxGap(), dialect.maxWords(), dialect.blocks());
    return blocks.stream().map(block -> block.start() + "+" + block.length()).toList();
  }

  @Test
  void aGroupHasItsOwnPaceAndNoneIsFasterThanTheDeviceMayBeAsked() throws IOException {
    String points =
        "points:\n"
            + read("a", "RATIO", "register: 0, wire: U16")
            + "  - interval: 15 min\n    points:\n    "
            + read("b", "RATIO", "register: 1, wire: U16");
    Profile slow = profile(MODBUS + "minimumInterval: 5 s\n" + points);
    assertThat(slow.points().get(0).spec().interval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(slow.points().get(1).spec().interval()).isEqualTo(Duration.ofMinutes(15));
    Profile hurried = slow.readEvery(Duration.ofSeconds(1));
    assertThat(hurried.points().get(1).spec().interval()).isEqualTo(Duration.ofSeconds(5));
    refused(
        MODBUS + "minimumInterval: 1 min\n" + points,
        "interval",
        "is shorter than the device's minimumInterval");
  }

  @Test
  void groupsRepeatByLabelAndByTheDevicesOwnId() throws IOException {
    String text =
        MQTT
            + "points:\n"
            + "  - repeat: {n: {inlet: 28-FF64, outlet: 28-AA01}}\n    points:\n    "
            + read("{n}.temperature", "TEMPERATURE", "topic: 'sensors/{id}/temp'")
            + "  - repeat: {n: [left, right]}\n    points:\n    "
            + read("door.{n}", "RATIO", "topic: 'doors', pointer: '/{n}'");
    Map<String, Object> read =
        messages(
            text, Map.of("sensors/28-FF64/temp", 21.5, "doors", Map.of("left", 1, "right", 0)));
    assertThat(read)
        .containsEntry("inlet.temperature", 21.5)
        .containsEntry("outlet.temperature", "NO_SUCH_OBJECT")
        .containsEntry("door.left", 1.0)
        .containsEntry("door.right", 0.0);
    refused(
        MQTT
            + "points:\n  - repeat: {n: [Left]}\n    points:\n    "
            + read("x{n}", "RATIO", "pointer: /a"),
        "must be first..last",
        "labels of small letters and digits");
  }

  @Test
  void tableIndexesAreLabelsForSnmpToo() throws IOException {
    Profile profile =
        profile(
            HEAD
                + "identification: {sysObjectId: [1.3.6.1.4.1.99999]}\n"
                + "points:\n  - repeat: {n: 1..2}\n    points:\n    "
                + read(
                    "outlet{n}.current",
                    "CURRENT",
                    "oid: '1.3.6.1.4.1.99999.2.1.4.{n}', wire: [GAUGE], unit: mA"));
    assertThat(profile.points().get(1).spec().name()).isEqualTo("outlet2.current");
    assertThat(profile.points().get(1).binding().readings().getFirst().address())
        .hasToString("1.3.6.1.4.1.99999.2.1.4.2");
  }

  @Test
  void levelsOfATopicAreCapturedAndTextsYieldTheirNumber() throws IOException {
    String text =
        MQTT
            + "points:\n"
            + read(
                "temperature", "TEMPERATURE", "topic: devices/+model/+id/temperature_F, unit: °F")
            + read("sensor", "COUNT", "topic: devices/+model/+id/temperature_F, capture: id")
            + read("flow", "FLOW", "topic: flow, pattern: '([0-9.]+) *l/s', unit: l/s");
    Map<String, Object> read =
        messages(text, Map.of("devices/Acurite/4711/temperature_F", 68, "flow", "12.5 l/s, ok"));
    assertThat(read)
        .containsEntry("temperature", 20.0)
        .containsEntry("sensor", 4711.0)
        .containsEntry("flow", 45.0);
    assertThat(messages(text, Map.of("flow", "none"))).containsEntry("flow", "WRONG_TYPE");
    refused(MQTT + "points:\n" + read("a", "RATIO", "topic: a+b"), "topic", "+ or +name only");
    refused(MQTT + "points:\n" + read("a", "RATIO", "topic: +b, capture: c"), "no level +c");
    refused(MQTT + "points:\n" + read("a", "RATIO", "pointer: /a, pattern: '['"), "not a pattern");
    refused(MQTT + "points:\n" + read("a", "RATIO", "pointer: /a, pattern: 'a'"), "one group");
  }

  @Test
  void numbersInBytesNeedAPlaceAndAnItemThatIsListed() {
    String point = "points:\n" + read("a", "RATIO", "item: '03 67', wire: S16");
    refused(MQTT + point, "item", "needs 'payload' at the top");
    String payload = MQTT + "payload: {pointer: /data, coding: base64}\n";
    refused(payload + "items: {'01 75': 1}\n" + point, "is none of those under 'items'");
    refused(payload + "items: {'03 67': 1}\n" + point, "the item has 1 bytes only");
    refused(payload + "items: {'03': 2}\n" + point, "must be channel and type in hex");
    refused(
        payload + "points:\n" + read("a", "RATIO", "at: 0, wire: U8, bits: 4..8"),
        "bits",
        "within 0..7");
    refused(MQTT + "items: {'03 67': 2}\npoints:\n" + read("a", "RATIO", "pointer: /a"), "items");
  }

  @Test
  void marksOfAMakeAreReadAndMistakesInThemNamed() throws IOException {
    String points = "points:\n" + read("a", "RATIO", "register: 0, wire: U16");
    Profile profile =
        profile(
            MODBUS
                + """
                identification:
                  - {register: 40000, wire: U32, equals: 0x53756E53}
                  - {register: 89, wire: U16, equals: [15270, 15272..15277]}
                  - {register: 50000, words: 4, matches: SOCO}
                  - {object: vendor, matches: "^Schneider"}
                """
                + points);
    List<Mark> marks = profile.identification().marks();
    assertThat(marks)
        .hasToString(
            "[holding 40000 U32, holding 89 U16, holding 50000..50003, device identification,"
                + " vendor]");
    Mark.Numbered model = (Mark.Numbered) marks.get(1);
    assertThat(model.fits(15_270)).isTrue();
    assertThat(model.fits(15_271)).isFalse();
    assertThat(model.fits(15_277)).isTrue();
    refused(
        MODBUS + "identification: [{register: 1, wire: U16}]\n" + points, "equals", "is missing");
    refused(
        MODBUS + "identification: [{object: maker, matches: x}]\n" + points,
        "must be one of vendor, product");
    refused(
        MODBUS + "identification: [{register: 1, words: 2, matches: '('}]\n" + points,
        "not a pattern");
  }

  @Test
  void aMessagesOwnTimeIsNamed() throws IOException {
    String points = "points:\n" + read("a", "RATIO", "pointer: /a");
    Profile profile =
        profile(MQTT + "time: {pointer: /at, form: seconds, within: 60 s}\n" + points);
    assertThat(profile.dialect().time().orElseThrow().millis(1_680_962_879.62))
        .isEqualTo(1_680_962_879_620L);
    assertThat(profile.pointSet().ordinal("comm.clock.offset")).isEqualTo(1);
    refused(MQTT + "time: {pointer: at, form: iso}\n" + points, "time.pointer", "JSON pointer");
    refused(MQTT + "time: {pointer: /at, form: unix}\n" + points, "'unix' is not known");
  }

  /** Against the moment of receipt, which is 1970 here. */
  @Test
  void aClockIsReadFromSecondsOrFromItsParts() throws IOException {
    String points = "points:\n" + read("a", "RATIO", "register: 20, wire: U16");
    String seconds = "clock: {seconds: {register: 0, wire: U32}}\n";
    assertThat(registers(MODBUS + seconds + points, Map.of(0, "u32 86400", 20, "1")))
        .containsEntry("comm.clock.offset", 86_400.0);
    String parts =
        "clock: {year: {register: 0, wire: U16}, month: {register: 1, wire: U16},"
            + " day: {register: 2, wire: U16}, hour: {register: 3, wire: U16},"
            + " minute: {register: 4, wire: U16}, second: {register: 5, wire: U16}, zone: utc}\n";
    assertThat(registers(MODBUS + parts + points, Map.of(0, "2026 11 22 20 15 60", 20, "1")))
        .containsEntry("comm.clock.offset", 1_795_378_559.0);
    assertThat(registers(MODBUS + parts + points, Map.of(0, "26 11 22 20 15 1", 20, "1")))
        .containsEntry("comm.clock.offset", 1_795_378_501.0);
    assertThat(registers(MODBUS + parts + points, Map.of(0, "26 13 22 20 15 1", 20, "1")))
        .containsEntry("comm.clock.offset", "IMPLAUSIBLE");
    refused(MODBUS + "clock: {year: {register: 0, wire: U16}}\n" + points, "clock.month");
    refused(MODBUS + "clock: {oid: 1.3.6.1}\n" + points, "clock");
    refused(
        MQTT + "clock: {seconds: {pointer: /t}}\npoints:\n" + read("a", "RATIO", "pointer: /a"),
        "clock");
  }
}
