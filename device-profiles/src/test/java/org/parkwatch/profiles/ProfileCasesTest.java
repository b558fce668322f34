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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.WireType;

/** Runs the case files: raw values in, points out. A mistake found in the field becomes a case. */
class ProfileCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TestFactory
  Stream<DynamicTest> everyCaseReadsAsWritten() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files()) {
      YamlMap map = read(file);
      Profile profile = Profiles.load().find(map.text("profile")).orElseThrow();
      for (YamlMap oneCase : map.maps("cases")) {
        tests.add(
            DynamicTest.dynamicTest(
                profile.id() + ": " + oneCase.text("name"), () -> check(profile, oneCase)));
      }
    }
    return tests.stream();
  }

  @Test
  void everyProfileHasACaseFile() throws IOException {
    TreeSet<String> withCases = new TreeSet<>();
    for (Path file : files()) {
      withCases.add(read(file).text("profile"));
    }
    assertThat(withCases)
        .containsExactlyElementsOf(Profiles.load().all().stream().map(Profile::id).toList());
  }

  private static void check(Profile profile, YamlMap oneCase) {
    Map<String, Raw.Value> answers = new HashMap<>();
    YamlMap given = oneCase.map("answers").orElseThrow();
    for (String oid : given.keys()) {
      String[] words = given.text(oid).split(" ", 2);
      answers.put(oid, new Raw.Value(WireType.valueOf(words[0]), words[1]));
    }
    Map<String, Object> read = Raw.read(profile, answers);
    YamlMap points = oneCase.map("points").orElseThrow();
    assertThat(points.keys()).containsExactlyInAnyOrderElementsOf(read.keySet());
    for (String point : points.keys()) {
      assertThat(plain(read.get(point))).as(point).isEqualTo(points.text(point));
    }
  }

  private static String plain(@Nullable Object value) {
    return value instanceof Double number
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  private static YamlMap read(Path file) throws IOException {
    Problems problems = new Problems();
    YamlMap map = YamlFile.read(file.toString(), Files.readString(file), problems).orElseThrow();
    problems.refuseIfAny("case file:");
    return map;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().toList();
    }
  }
}
