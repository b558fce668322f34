package org.parkwatch.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.read.ReadPlan;
import org.yaml.snakeyaml.Yaml;

/** The language for families beside SNMP: addresses, groups, codes, and the mistakes in them. */
class FamiliesTest {
  private static final String HEAD =
      """
      id: mine
      vendor: Mine
      names: Mine
      sources: [{title: My manual, revision: "1"}]
      """;

  private static Profile profile(String text) {
    Problems problems = new Problems();
    List<Profile> profiles = ProfileReader.read("mine.yaml", HEAD + text, problems);
    problems.refuseIfAny("mistakes:");
    return profiles.getFirst();
  }

  private static String point(String name, String quantity, String read) {
    return """
      - name: %s
        quantity: %s
        names: "%1$s"
        decimals: 2
        interval: 10 s
        %s
        read: [%s]
    """
        .formatted(name, quantity, quantity.equals("STATE") ? "" : "plausible: [-1e9, 1e9]", read);
  }

  private static Map<String, Object> read(String text, String registers) {
    Profile profile = profile(text);
    return Raw.read(profile, RegisterImage.of(profile.dialect(), new Yaml().load(registers)));
  }

  private static Object value(String quantity, String read, String registers) {
    return Objects.requireNonNull(
        read("family: modbus\npoints:\n" + point("p", quantity, read), registers).get("p"));
  }

  private static List<String> addresses(Profile profile) {
    return ReadPlan.of(profile.points().stream().map(ProfilePoint::binding).toList())
        .addresses()
        .stream()
        .map(Address::toString)
        .toList();
  }

  @Test
  void aGroupIsThereForEachOfItsNumbers() {
    Profile profile =
        profile(
            """
            family: modbus
            maxGap: 0
            maxWords: 125
            points:
              - repeat: {n: 1..20, stride: 15}
                points:
                  - name: branch{n:02}.current
                    quantity: CURRENT
                    names: {en: "Branch {n} current", zh: "支路{n}电流"}
                    decimals: 1
                    interval: 10 s
                    plausible: [0, 100]
                    read: [{register: 0x10, wire: U16, scale: 0.1}]
            """);
    assertThat(profile.family()).isEqualTo(Family.MODBUS);
    assertThat(profile.dialect().maxGap()).isZero();
    assertThat(profile.dialect().maxWords()).isEqualTo(125);
    assertThat(profile.pointSet().size()).isEqualTo(20);
    assertThat(profile.pointSet().specs().get(19).name()).isEqualTo("branch20.current");
    assertThat(profile.pointSet().specs().get(19).names().zh()).isEqualTo("支路20电流");
    assertThat(addresses(profile)).startsWith("holding 16 U16", "holding 31 U16").hasSize(20);
  }

  @Test
  void aMakeThatComesInSizesIsAProfileForEach() {
    String text =
        HEAD.replace("id: mine", "variants: {mine-2: {modules: 2}, mine-3: {modules: 3}}")
                .replace("names: Mine", "names: \"{modules} modules\"")
            + """
            family: modbus
            points:
              - repeat: {n: 1..modules, stride: 2}
                points:
                  - {name: "m{n}.count", quantity: COUNT, names: "{n}", decimals: 0, interval: 1 s, plausible: [0, 9], read: [{register: 0, wire: U16}]}
            """;
    Problems problems = new Problems();
    List<Profile> profiles = ProfileReader.read("mine.yaml", text, problems);
    assertThat(problems.none()).isTrue();
    assertThat(profiles).extracting(Profile::id).containsExactly("mine-2", "mine-3");
    assertThat(profiles.get(1).names().en()).isEqualTo("3 modules");
    assertThat(addresses(profiles.get(0))).containsExactly("holding 0 U16", "holding 2 U16");
    assertThat(addresses(profiles.get(1))).hasSize(3);
    assertThat(ProfileReader.read("mine.yaml", text.replace("1..modules", "1..parts"), problems))
        .isEmpty();
    assertThatThrownBy(() -> problems.refuseIfAny(""))
        .hasMessageContaining("points[0].repeat.n: must be first..last");
  }

  @Test
  void whatHoldsForAllRegistersIsSaidOnce() {
    String text =
        """
        family: modbus
        table: input
        order: low-first
        interval: 30 s
        noReading: {U32: [all-ones, 7], U16: 9}
        points:
          - {name: a, quantity: COUNT, names: a, decimals: 0, plausible: [0, 9e9], read: [{register: 0, wire: U32}]}
          - {name: b, quantity: COUNT, names: b, decimals: 0, plausible: [0, 9e9], read: [{register: 2, wire: U16, noReading: [8], table: holding}]}
        """;
    assertThat(profile(text).pointSet().specs().getFirst().interval()).hasSeconds(30);
    assertThat(read(text, "{input: {0: u32-low 7}, holding: {2: 9}}"))
        .containsEntry("a", "NO_READING")
        .containsEntry("b", 9.0);
    assertThat(read(text, "{input: {0: u32-low 65536}, holding: {2: 8}}"))
        .containsEntry("a", 65_536.0)
        .containsEntry("b", "NO_READING");
  }

  @Test
  void nodesTopicsAndMetricsCarryTheNumberToo() {
    String group =
        """
        points:
          - repeat: {n: 1..2}
            points:
              - name: s{n:02}.temperature
                quantity: TEMPERATURE
                names: "T {n}"
                decimals: 1
                interval: 30 s
                plausible: [-40, 100]
                read: [%s]
        """;
    assertThat(addresses(profile("family: sparkplug\n" + group.formatted("{metric: 'S{n:03}/T'}"))))
        .containsExactly("S001/T", "S002/T");
    assertThat(
            addresses(
                profile("family: opcua\nnamespace: urn:x\n" + group.formatted("{node: 'S{n}.T'}"))))
        .containsExactly("S1.T", "S2.T");
    assertThat(
            addresses(
                profile("family: mqtt\n" + group.formatted("{topic: 's{n}', pointer: '/t/{n}'}"))))
        .containsExactly("s1#/t/1", "s2#/t/2");
  }

  @Test
  void noReadingCodesOfWordsAreNeverValues() {
    String codes = "{register: 0, wire: U16, noReading: [0xFFF8..0xFFFF]}";
    assertThat(value("COUNT", codes, "holding: {0: 0xFFF7}")).isEqualTo(65_527.0);
    assertThat(value("COUNT", codes, "holding: {0: 0xFFF8}")).isEqualTo("NO_READING");
    assertThat(value("COUNT", codes, "holding: {0: 0xFFFF}")).isEqualTo("NO_READING");
    String ones = "{register: 0, wire: U32, noReading: all-ones}";
    assertThat(value("COUNT", ones, "holding: {0: 0xFFFF 0xFFFF}")).isEqualTo("NO_READING");
    assertThat(value("COUNT", ones, "holding: {0: 0xFFFF 0xFFFE}")).isEqualTo("IMPLAUSIBLE");
    String lowest = "{register: 0, wire: S16, noReading: [lowest, highest]}";
    assertThat(value("COUNT", lowest, "holding: {0: 0x8000}")).isEqualTo("NO_READING");
    assertThat(value("COUNT", lowest, "holding: {0: 0x7FFF}")).isEqualTo("NO_READING");
    assertThat(value("COUNT", lowest, "holding: {0: 0x8001}")).isEqualTo(-32_767.0);
    String real = "{register: 0, wire: F32}";
    assertThat(value("COUNT", real, "holding: {0: 0x7FC0 0}")).isEqualTo("NO_READING");
    assertThat(value("COUNT", real, "holding: {0: 0x7F80 0}")).isEqualTo("IMPLAUSIBLE");
    assertThat(value("COUNT", real, "holding: {0: f32 -0.25}")).isEqualTo(-0.25);
  }

  @Test
  void aBitOfARegisterIsAState() {
    String bit =
        "{register: 4, wire: U16, bit: 9, states: [{code: 0, state: NORMAL, names: ok},"
            + " {code: 1, state: WARNING, names: high}]}";
    assertThat(value("STATE", bit, "holding: {4: 0x0200}")).isEqualTo(2.0);
    assertThat(value("STATE", bit, "holding: {4: 0xFDFF}")).isEqualTo(0.0);
    String coil = bit.replace("wire: U16, bit: 9", "table: coil");
    assertThat(value("STATE", coil, "coil: {4: 1}")).isEqualTo(2.0);
    assertThat(value("STATE", coil, "holding: {4: 1}")).isEqualTo("NO_SUCH_OBJECT");
  }

  @Test
  void scalesAreFractionsExponentsAndPercentages() {
    String binary = "{register: 0, wire: U16, scale: 1/512}";
    assertThat(value("PERCENT", binary, "holding: {0: 51200}")).isEqualTo(100.0);
    String sunspec =
        "{register: 0, wire: S16, scale: {exponent: {register: 4, wire: S16}}, noReading: lowest}";
    assertThat(value("CURRENT", sunspec, "holding: {0: 1234, 4: s16 -2}")).isEqualTo(12.34);
    assertThat(value("CURRENT", sunspec, "holding: {0: 12, 4: 1}")).isEqualTo(120.0);
    assertThat(value("CURRENT", sunspec, "holding: {0: 12, 4: 0x8000}")).isEqualTo("IMPLAUSIBLE");
    assertThat(value("CURRENT", sunspec, "holding: {0: 12}")).isEqualTo("NO_SUCH_OBJECT");
    String rated =
        "{register: 0, wire: U16, unit: W, scale: {percentOf: {register: 9, wire: U16},"
            + " factor: 1/256}}";
    assertThat(value("ACTIVE_POWER", rated, "holding: {0: 12800, 9: 500}")).isEqualTo(0.25);
    assertThat(value("ACTIVE_POWER", rated, "holding: {0: 12800, 9: 0}")).isEqualTo("IMPLAUSIBLE");
    String factor = "{register: 0, wire: F32, scale: four-quadrants}";
    assertThat(value("POWER_FACTOR", factor, "holding: {0: f32 0.9}")).isEqualTo(0.9);
    assertThat(value("POWER_FACTOR", factor, "holding: {0: f32 1.1}")).isEqualTo(0.9);
    assertThat(value("POWER_FACTOR", factor, "holding: {0: f32 -1.1}")).isEqualTo(-0.9);
  }

  @Test
  void statesComeAsWordsOrAsCodes() {
    Profile door =
        profile(
            "family: mqtt\npoints:\n"
                + point(
                    "p",
                    "STATE",
                    "{pointer: /s, states: [{word: shut, state: NORMAL, names: shut},"
                        + " {code: 7, word: open, state: NOTICE, names: open}]}"));
    assertThat(said(door, "open")).isEqualTo(1.0);
    assertThat(said(door, "shut")).isEqualTo(0.0);
    assertThat(said(door, 7)).isEqualTo(1.0);
    assertThat(said(door, "7")).isEqualTo(1.0);
    assertThat(said(door, "Open")).isEqualTo("IMPLAUSIBLE");
    assertThat(said(door, 0)).isEqualTo("IMPLAUSIBLE");
    assertThat(said(door, List.of())).isEqualTo("WRONG_TYPE");
    assertThat(Raw.read(door, new NamedValues(Map.of("", Map.of()))))
        .containsEntry("p", "NO_SUCH_OBJECT");
    assertThat(Raw.read(door, new NamedValues(new Yaml().load("'': {s: null}"))))
        .containsEntry("p", "NO_READING");
  }

  private static Object said(Profile profile, Object state) {
    NamedValues device = new NamedValues(Map.of("", Map.of("s", state)));
    return Objects.requireNonNull(Raw.read(profile, device).get("p"));
  }

  @Test
  void aNumberWrittenAsTextIsOneOnlyWhereTheProfileSaysSo() {
    String head = "family: mqtt\npoints:\n";
    Profile text = profile(head + point("p", "COUNT", "{pointer: /s, wire: [NUMBER, TEXT]}"));
    assertThat(said(text, "100.00")).isEqualTo(100.0);
    assertThat(said(text, "many")).isEqualTo("WRONG_TYPE");
    assertThat(said(profile(head + point("p", "COUNT", "{pointer: /s}")), "100.00"))
        .isEqualTo("WRONG_TYPE");
  }

  @Test
  void whatIsSubscribedToIsHealthyWhileItIsSilent() {
    String sparkplug = "family: sparkplug\npoints:\n" + point("p", "COUNT", "{metric: M}");
    assertThat(profile(sparkplug).pointSet().specs().getFirst().onChange()).isTrue();
    String plain = "family: mqtt\npoints:\n" + point("p", "COUNT", "{pointer: /m}");
    assertThat(profile(plain).pointSet().specs().getFirst().onChange()).isFalse();
    assertThat(
            profile(plain.replace("decimals: 2", "decimals: 2\n    onChange: true"))
                .pointSet()
                .specs()
                .getFirst()
                .onChange())
        .isTrue();
  }

  @Test
  void anOffsetIsAddedInTheUnitOfTheDevice() {
    String celsius = "{register: 0, wire: U16, scale: 0.1, offset: -40}";
    assertThat(value("TEMPERATURE", celsius, "holding: {0: 635}")).isEqualTo(23.5);
    String fahrenheit = "{register: 0, wire: U16, offset: -40, unit: °F}";
    assertThat(value("TEMPERATURE", fahrenheit, "holding: {0: 72}")).isEqualTo(0.0);
  }

  @Test
  void unitsOfPlantAreConverted() {
    assertThat(value("FLOW", "{register: 0, wire: U16, unit: l/s}", "holding: {0: 10}"))
        .isEqualTo(36.0);
    assertThat(value("PRESSURE", "{register: 0, wire: U16, unit: bar}", "holding: {0: 3}"))
        .isEqualTo(300.0);
    assertThat(value("TEMPERATURE", "{register: 0, wire: U16, unit: K}", "holding: {0: 298}"))
        .isEqualTo(24.85);
    assertThat(value("DURATION", "{register: 0, wire: U16, unit: h}", "holding: {0: 2}"))
        .isEqualTo(7200.0);
  }

  @Test
  void mistakesInRegistersAreToldWithFileLineAndKey() {
    String file = "mine.yaml";
    String wrong =
        "family: modbus\nmaxWords: 200\npoints:\n"
            + point("a", "COUNT", "{oid: 1.3.6.1, register: 40001x, wire: U17}")
            + point("b", "COUNT", "{register: 65535, wire: U32, noReading: [9..1, seldom]}")
            + point("c", "COUNT", "{register: 1, wire: F32, bit: 3}")
            + point("d", "COUNT", "{register: 1, wire: U16, table: coil, bits: 3..1}")
            + point("e", "COUNT", "{register: 1, noReading: never}");
    assertThatThrownBy(() -> profile(wrong))
        .hasMessageContaining(file + ":6: maxWords: 200 is outside 1..125")
        .hasMessageContaining(
            file
                + ":14: points[0].read[0].oid: belongs to profiles of family snmp, "
                + "this one is of family modbus")
        .hasMessageContaining("read[0].register: '40001x' is not a register")
        .hasMessageContaining("read[0].wire: 'U17' is not known, did you mean 'U16'?")
        .hasMessageContaining("points[1].read[0].register: 65535 is beyond the last register")
        .hasMessageContaining("points[1].read[0].noReading: 9..1 runs downwards")
        .hasMessageContaining("points[1].read[0].noReading: 'seldom' is not a code")
        .hasMessageContaining("points[2].read[0].bit: can only be taken from U16 and U32")
        .hasMessageContaining("points[3].read[0].wire: table COIL does not hold U16")
        .hasMessageContaining("points[4].read[0].wire: is missing");
  }

  @Test
  void mistakesInGroupsAreToldOnce() {
    String group =
        """
        family: modbus
        points:
          - repeat: {n: 5..1, stride: 0}
            points: []
          - repeat: {n: 1..3, stride: 2}
            points:
              - {name: same, quantity: COUNT, names: x, decimals: 0, interval: 1 s, plausible: [0, 1], read: [{register: 0, wire: U8}]}
        """;
    assertThatThrownBy(() -> profile(group))
        .hasMessageContaining("points[0].repeat.n: must be first..last")
        .hasMessageContaining("points[0].repeat.stride: 0 is outside 1..65536")
        .hasMessageContaining("points[1].points[0].name: must hold {n}")
        .hasMessageContaining("points[1].points[0].read[0].wire: 'U8' is not known")
        .message()
        .doesNotContain("stands twice");
  }

  @Test
  void anAddressOfAnotherFamilyIsAMistakeInEveryFamily() {
    for (String family : List.of("snmp", "opcua", "mqtt", "sparkplug")) {
      String wrong = "family: " + family + "\npoints:\n" + point("a", "COUNT", "{register: 1}");
      assertThatThrownBy(() -> profile(wrong))
          .hasMessageContaining("read[0].register: belongs to profiles of family modbus");
    }
    assertThatThrownBy(
            () -> profile("family: opcua\npoints:\n" + point("a", "COUNT", "{wire: [GAUGE]}")))
        .hasMessageContaining("namespace: is missing")
        .hasMessageContaining("read[0].node: is missing")
        .hasMessageContaining("read[0].wire: GAUGE is no type of this family");
    assertThatThrownBy(
            () -> profile("family: mqtt\npoints:\n" + point("a", "COUNT", "{topic: 'a/+/b#'}")))
        .hasMessageContaining(
            "read[0].topic: must have no slash at either end, and + or +name only");
  }
}
