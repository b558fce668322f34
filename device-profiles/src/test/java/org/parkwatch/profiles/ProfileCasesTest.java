package org.parkwatch.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.profiles.binding.WireType;
import org.yaml.snakeyaml.Yaml;

/**
 * Runs the case files: raw values in, points out. A mistake found in the field becomes a case. A
 * point that a case does not name must read as its {@code others} says; without one all are named.
 */
class ProfileCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TestFactory
  Stream<DynamicTest> everyCaseReadsAsWritten() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    Profiles profiles = Profiles.load();
    for (Path file : files()) {
      Map<String, Object> written = read(file);
      Profile profile = profiles.find(text(written, "profile")).orElseThrow();
      for (Object oneCase : (List<?>) of(written, "cases")) {
        Map<?, ?> map = (Map<?, ?>) oneCase;
        tests.add(
            DynamicTest.dynamicTest(
                profile.id() + ": " + text(map, "name"), () -> check(profile, map)));
      }
    }
    return tests.stream();
  }

  @Test
  void everyProfileHasACaseFile() throws IOException {
    TreeSet<String> withCases = new TreeSet<>();
    for (Path file : files()) {
      withCases.add(text(read(file), "profile"));
    }
    assertThat(withCases)
        .containsExactlyElementsOf(Profiles.load().all().stream().map(Profile::id).toList());
  }

  /** A new model of a known family: one profile and one case, and nothing else. */
  @Test
  void aNewModelIsOneProfileAndOneCase(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("acme-m4.yaml"),
        """
        id: acme-m4
        vendor: Acme
        names: {en: Acme M4, zh: Acme M4 电表}
        models: [M4]
        sources: [{title: "Acme M4 register list", revision: "1"}]
        family: modbus
        interval: 10 s
        identification: [{register: 40, words: 2, matches: M4}]
        oddities: [swapped-floats]
        points:
          - {name: voltage, quantity: VOLTAGE, names: {en: Voltage, zh: 电压}, decimals: 1, plausible: [0, 600],
             combine: mean, read: [{register: [0, 2, 4], wire: F32}]}
          - {name: current, quantity: CURRENT, names: {en: Current, zh: 电流}, decimals: 2, plausible: [0, 1000],
             read: [{register: 10, wire: BCD32, scale: 0.01}]}
          - {name: apparent.power, quantity: APPARENT_POWER, names: {en: Apparent power, zh: 视在功率}, decimals: 3,
             plausible: [0, 1000], compute: 3 * voltage * current / 1000}
        """);
    String oneCase =
        """
        profile: acme-m4
        cases:
          - name: as the display said
            registers:
              holding: {0: f32-low 230.1, 2: f32-low 229.8, 4: f32-low 230.4, 10: 0x0000 0x1250}
            points: {voltage: 230.1, current: 12.5, apparent.power: SHOWN}
        """;
    Profile profile = Profiles.load(folder).find("acme-m4").orElseThrow();
    for (String power : List.of("8.629", "8.7")) {
      Path file = folder.resolve("case.txt");
      Files.writeString(file, oneCase.replace("SHOWN", power));
      Map<?, ?> written = (Map<?, ?>) ((List<?>) of(read(file), "cases")).getFirst();
      if (power.equals("8.629")) {
        check(profile, written);
      } else {
        assertThatThrownBy(() -> check(profile, written)).hasMessageContaining("apparent.power");
      }
    }
  }

  private static void check(Profile profile, Map<?, ?> oneCase) {
    Map<String, Object> read = Raw.read(profile, device(profile, oneCase));
    Map<?, ?> points = (Map<?, ?>) of(oneCase, "points");
    Set<String> names = new TreeSet<>(read.keySet());
    points.keySet().forEach(name -> names.add(name.toString()));
    for (String name : names) {
      Object expected = points.containsKey(name) ? points.get(name) : oneCase.get("others");
      assertThat(plain(read.get(name))).as(name).isEqualTo(plain(expected));
    }
  }

  private static Raw.Device device(Profile profile, Map<?, ?> oneCase) {
    return switch (profile.family()) {
      case SNMP -> Raw.agent(objects((Map<?, ?>) of(oneCase, "answers")));
      case MODBUS -> RegisterImage.of(profile.dialect(), (Map<?, ?>) of(oneCase, "registers"));
      case OPCUA -> new NamedValues((Map<?, ?>) of(oneCase, "nodes"));
      case MQTT -> new NamedValues((Map<?, ?>) of(oneCase, "messages"));
      case SPARKPLUG -> new NamedValues((Map<?, ?>) of(oneCase, "metrics"));
      case YDT1363 -> InfoImage.of(profile.dialect(), (Map<?, ?>) of(oneCase, "frames"));
    };
  }

  private static Map<String, Raw.Value> objects(Map<?, ?> written) {
    Map<String, Raw.Value> answers = new HashMap<>();
    written.forEach((oid, value) -> {
      String[] words = value.toString().split(" ", 2);
      answers.put(oid.toString(), new Raw.Value(WireType.valueOf(words[0]), words[1]));
    });
    return answers;
  }

  private static String plain(@Nullable Object value) {
    return value instanceof Number
        ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  private static Object of(Map<?, ?> map, String key) {
    return Objects.requireNonNull(map.get(key), () -> "a case needs " + key);
  }

  private static String text(Map<?, ?> map, String key) {
    return of(map, key).toString();
  }

  private static Map<String, Object> read(Path file) throws IOException {
    return new Yaml().load(Files.readString(file));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
