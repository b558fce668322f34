package org.parkwatch.profiles;

import static org.assertj.core.api.Assertions.assertThat;

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
