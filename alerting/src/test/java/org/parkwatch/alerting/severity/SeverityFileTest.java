package org.parkwatch.alerting.severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.severity.Severity.Colour;
import org.parkwatch.alerting.severity.Severity.Wall;
import org.parkwatch.facility.yaml.InputRefused;

class SeverityFileTest {
  @TempDir private Path dir;

  @Test
  void theHouseBringsFourLevelsThatGetMilder() {
    Severities severities = SeverityFile.defaults();
    assertThat(severities.levels()).extracting(Severity::level).containsExactly(1, 2, 3, 4);
    assertThat(severities.levels()).extracting(Severity::acknowledge).isSorted();
    assertThat(severities.levels()).extracting(Severity::isaPriority).isSorted();
    assertThat(severities.of(1).names().in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("一级 紧急");
    assertThat(severities.of(2).wall()).isEqualTo(Wall.CARD);
  }

  @Test
  void aSitesOwnFileTakesThePlaceOfTheHouses() throws IOException {
    Path own = dir.resolve("severities.yaml");
    assertThat(SeverityFile.load(own)).isEqualTo(SeverityFile.defaults());
    Files.writeString(own, defaults().replace("colour: red", "colour: blue"));
    Severities changed = SeverityFile.load(own);
    assertThat(changed.of(1).colour()).isEqualTo(Colour.BLUE);
    assertThat(changed.of(1).acknowledge()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void everyMistakeIsNamedWithFileLineAndKey() {
    String wrong =
        defaults()
            .replace("colour: red", "colour: rod")
            .replace("acknowledge: 5\n", "acknowledge: soon\n")
            .replace("arrive: 240", "arrive: 3")
            .replace("    sound: none\n", "")
            .replace("wall: count", "wall: count\n    siren: yes");
    assertThatThrownBy(() -> SeverityFile.parse("mine.yaml", wrong))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("mine.yaml:15: ")
        .hasMessageContaining("colour")
        .hasMessageContaining("'rod' is not known, did you mean 'RED'?")
        .hasMessageContaining("acknowledge: 'soon' is not a number")
        .hasMessageContaining("arrive: must not be sooner than acknowledge")
        .hasMessageContaining("sound: is missing")
        .hasMessageContaining("siren: unknown key");
  }

  @Test
  void aLevelThatIsMissingOrTwiceIsRefused() {
    String text = defaults();
    String three = text.substring(0, text.indexOf("  - level: 4"));
    for (String wrong : new String[] {three, text.replace("level: 3", "level: 2"), "a: 1", ""}) {
      assertThatThrownBy(() -> SeverityFile.parse("mine.yaml", wrong))
          .as(wrong)
          .isInstanceOf(InputRefused.class)
          .hasMessageContaining("mine.yaml:");
    }
  }

  private static String defaults() {
    try (var in = SeverityFile.class.getResourceAsStream("/severities.yaml")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
