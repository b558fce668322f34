package org.parkwatch.facility.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class YamlMapTest {
  private static List<String> problemsOf(String yaml, Consumer<YamlMap> reader) {
    Problems problems = new Problems();
    YamlFile.read("a.yaml", yaml, problems).ifPresent(reader);
    InputRefused refused =
        catchThrowableOfType(InputRefused.class, () -> problems.refuseIfAny("wrong:"));
    return Objects.requireNonNull(refused, "nothing was refused").problems().stream()
        .map(Problem::toString)
        .toList();
  }

  @Test
  void whatIsAskedForIsFound() {
    Problems problems = new Problems();
    String yaml = "name: ' x '\nsizes: [1, 2.5]\nports:\n  - {number: 161}\n";
    YamlMap map = YamlFile.read("a.yaml", yaml, problems).orElseThrow();
    assertThat(map.text("name")).isEqualTo("x");
    assertThat(map.numbers("sizes")).map(Number::doubleValue).containsExactly(1.0, 2.5);
    YamlMap port = map.maps("ports").getFirst();
    assertThat(port.integer("number", 1, 65535)).isEqualTo(161);
    assertThat(port.origin()).isEqualTo(new Origin("a.yaml", 4, "ports[0]"));
    map.refuseUnknownKeys();
    assertThat(problems.none()).isTrue();
  }

  @Test
  void everyMistakeIsNamedAtOnceWithItsLineAndTheWholePathOfItsKey() {
    String yaml = "nam: x\nports:\n  - {number: 99999}\n  - 7\n  - {number: 1, number: 2}\n";
    assertThat(
            problemsOf(
                yaml,
                map -> {
                  map.text("name");
                  map.maps("ports").forEach(port -> port.integer("number", 1, 65535));
                  map.refuseUnknownKeys();
                }))
        .containsExactlyInAnyOrder(
            "a.yaml:1: name: is missing",
            "a.yaml:1: nam: unknown key, did you mean 'name'?",
            "a.yaml:3: ports[0].number: 99999 is outside 1..65535",
            "a.yaml:4: ports[1]: must be a mapping",
            "a.yaml:5: ports[2].number: stands twice");
  }

  @Test
  void aWordThatIsNearNothingIsAnsweredWithAllThatAreKnown() {
    assertThat(
            problemsOf(
                "temperature: 1\n",
                map -> {
                  map.has("high");
                  map.has("low");
                  map.refuseUnknownKeys();
                }))
        .containsExactly("a.yaml:1: temperature: unknown key; known are high, low");
    assertThat(NearMatch.of("x".repeat(1_000_000), List.of("high"))).isEmpty();
  }

  /** A file must not be able to make objects, nor to fill the memory or the stack. */
  @Test
  void typesAliasesOfListsAndDepthAreRefusedInEveryFile() {
    assertThat(problemsOf("a: !!java.net.URL [x]\n", map -> map.has("a")))
        .singleElement()
        .asString()
        .startsWith("a.yaml:1: not YAML: Global tag is not allowed");
    assertThat(problemsOf("a: !mine x\n", map -> map.has("a")))
        .containsExactly("a.yaml:1: a: expected text, a list or a map, not the type !mine");
    assertThat(problemsOf("a: &a [x, x]\nb: [*a, *a]\n", map -> map.has("a")))
        .singleElement()
        .asString()
        .contains("aliases");
    assertThat(problemsOf("[".repeat(200), map -> map.has("a")))
        .singleElement()
        .asString()
        .contains("epth");
    assertThat(problemsOf("", map -> map.has("a"))).containsExactly("a.yaml:1: is empty");
  }
}
