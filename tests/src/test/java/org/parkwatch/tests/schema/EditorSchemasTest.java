package org.parkwatch.tests.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Quantity;

/** The schemas that editors complete and check our files by say what our readers say. */
class EditorSchemasTest {
  private static final Path PROFILES = Path.of("../device-profiles/src/main/resources/profiles");
  private static final Path RULES = Path.of("../alerting/src/main/resources/rules");

  private static EditorSchema profiles() throws IOException {
    return EditorSchema.of(PROFILES.resolve("profile.schema.json"));
  }

  private static EditorSchema rules() throws IOException {
    return EditorSchema.of(RULES.resolve("rule.schema.json"));
  }

  @Test
  void theBuiltInProfilesFitTheSchema() throws IOException {
    EditorSchema schema = profiles();
    List<String> mistakes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(PROFILES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        mistakes.addAll(schema.mistakes(Files.readString(file), file.toString()));
      }
    }
    assertThat(mistakes).isEmpty();
  }

  @Test
  void theBuiltInFamiliesFitTheirSchema() throws IOException {
    Path folder = PROFILES.resolveSibling("mibs");
    EditorSchema schema = EditorSchema.of(folder.resolve("family.schema.json"));
    List<String> mistakes = new ArrayList<>();
    for (String name : Files.readAllLines(folder.resolve("index.txt"))) {
      mistakes.addAll(schema.mistakes(Files.readString(folder.resolve(name)), name));
    }
    assertThat(mistakes).isEmpty();
  }

  @Test
  void theRulesOfTheHouseFitTheirSchema() throws IOException {
    EditorSchema schema = rules();
    List<String> mistakes = new ArrayList<>();
    int read = 0;
    try (Stream<Path> files = Files.list(RULES)) {
      for (Path file : files.filter(EditorSchemasTest::holdsRules).toList()) {
        mistakes.addAll(schema.mistakes(Files.readString(file), file.getFileName().toString()));
        read++;
      }
    }
    assertThat(mistakes).isEmpty();
    assertThat(read).isGreaterThan(5);
  }

  private static boolean holdsRules(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") && !name.endsWith(".test.yaml");
  }

  @Test
  void anUnknownKeyAndAWrongWordAreMistakesInAnEditorToo() throws IOException {
    assertThat(
            profiles()
                .mistakes(
                    "{id: X, vender: v, family: modbuss, points: [{name: a, read: [{}]}]}", "p"))
        .contains("p.id: X", "p.vender: unknown", "p.family: modbuss", "p.vendor: missing")
        .anyMatch(mistake -> mistake.startsWith("p.points[0]: none of"));
    assertThat(
            rules().mistakes("rules: [{id: A.b, kind: treshold, on: {points: x}, hihg: 3}]", "r"))
        .containsExactlyInAnyOrder(
            "r.rules[0].id: A.b",
            "r.rules[0].kind: treshold",
            "r.rules[0].on.points: unknown",
            "r.rules[0].hihg: unknown");
  }

  @Test
  void theSchemasKnowEveryWordThatOurReadersKnow() throws IOException {
    EnumSet<Quantity> ofProfiles = EnumSet.allOf(Quantity.class);
    ofProfiles.remove(Quantity.COMM_UP); // comm.* points are not a profile's
    ofProfiles.remove(Quantity.EVENT); // these stand under 'events'
    assertThat(profiles().part("$defs", "point", "properties", "quantity", "enum"))
        .isEqualTo(ofProfiles.stream().map(Quantity::name).toList());

    EditorSchema rules = rules();
    Map<?, ?> on = (Map<?, ?>) rules.part("$defs", "rule", "properties", "on", "properties");
    assertThat(((Map<?, ?>) on.get("quantity")).get("enum"))
        .isEqualTo(Arrays.stream(Quantity.values()).map(Quantity::name).toList());
    assertThat(on.get("equipment").toString())
        .contains(Arrays.stream(EquipmentKind.values()).map(EquipmentKind::name).toList());
    assertThat(rules.part("$defs", "rule", "properties", "symptom").toString())
        .contains(Arrays.stream(Symptom.values()).map(Symptom::word).toList());
  }
}
