package org.parkwatch.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.yaml.InputRefused;

/** What a profile of YD/T 1363.3 says, and how its mistakes are told. */
class InfoReaderTest {
  private static final String HEAD =
      """
      id: test
      family: ydt1363
      vendor: Test
      names: Test
      sources: [{title: Test, revision: "1"}]
      interval: 10 s
      """;

  @TempDir private Path folder;

  private Profile read(String text) throws IOException {
    return Profiles.read(List.of(Files.writeString(folder.resolve("t.yaml"), HEAD + text)))
        .getFirst();
  }

  private void refused(String text, String... problems) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            InputRefused.class, refused -> assertThat(refused.getMessage()).contains(problems));
  }

  private static String point(String reading) {
    return """
    points:
      - {name: p, quantity: VOLTAGE, names: P, decimals: 1, plausible: [0, 1], read: [{%s}]}
    """
        .formatted(reading);
  }

  @Test
  void answersAreKnownByTheirNamesAndKindsByTheirHexDigits() throws IOException {
    Profile profile =
        read(
            """
            version: 21
            cid1: 2A
            clock: {command: 4D}
            answers:
              a: {command: 42, info: adr, items: "flag U8, v U16*"}
              b: {cid1: 4E, command: 44H, info: "0102", items: "x U8, ..."}
            """
                + point("answer: a, part: [v/1, v/2]"));
    assertThat(profile.dialect().answers().get("a"))
        .hasToString("CID1 2AH CID2 42H")
        .extracting("version", "info")
        .containsExactly(0x21, "adr");
    assertThat(profile.dialect().answers().get("b")).hasToString("CID1 4EH CID2 44H");
    assertThat(profile.points().getFirst().binding().readings()).hasSize(2);
    assertThat(profile.pointSet().ordinal(PointNames.COMM_CLOCK_OFFSET)).isEqualTo(1);
  }

  @Test
  void everyMistakeIsToldAtItsPlace() {
    refused(point("answer: a, part: v"), "answers: is missing", "'a' is not among the answers");
    refused(
        "answers: {a: {command: 42, items: v U16}}\n" + point("answer: a, part: v"),
        "cid1: must be a byte in two hex digits, such as 2A");
    refused(
        "cid1: 2A\nanswers: {a: {command: 420, items: v U16}}\n" + point("answer: a, part: v"),
        "command: must be a byte in two hex digits");
    refused(
        "cid1: 2A\nanswers: {a: {command: 42, items: 'v U17'}}\n" + point("answer: a, part: v"),
        "items: has no type U17");
    refused(
        "cid1: 2A\nanswers: {a: {command: 42, info: 1, items: v U16}}\n"
            + point("answer: a, part: v"),
        "info: must be whole bytes in hex digits");
    String right = "cid1: 2A\nanswers: {a: {command: 42, items: 'v U16*, f F32'}}\n";
    refused(right + point("answer: a, part: w"), "part: 'w' is not in the answer a");
    refused(right + point("answer: a, part: v"), "part: 'v' is not in the answer a");
    refused(right + point("answer: a, part: v/1, bit: 16"), "bit: there is none such in U16");
    refused(right + point("answer: a, part: f, bit: 0"), "bit: there is none such in F32");
    refused(right + point("register: 1"), "register: belongs to profiles of family modbus");
    refused(
        right + "clock: {command: 42}\n" + point("answer: a, part: f"),
        "command: must be 4D, the one that asks for date and time");
  }
}
