package org.parkwatch.telemetry.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageBookTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  @TempDir Path temp;

  /** Pages say what a kind of damage is in the language of the reader: it must last. */
  @Test
  void whatIsNotedIsReadAgainWithItsKind() {
    Path file = temp.resolve("damage.tsv");
    DamageBook.open(file, () -> NOW)
        .note(Path.of("log/1.seg"), DamageKind.LOG_PLACE, "bytes 12\tto 40\nare no group");
    assertThat(DamageBook.open(file, () -> NOW).newest())
        .containsExactly(
            new Damage(NOW, "log/1.seg", DamageKind.LOG_PLACE, "bytes 12 to 40 are no group"));
  }

  @Test
  void linesOfBeforeHaveNoKindAndLinesNobodyCanReadArePassedOver() throws IOException {
    Path file = temp.resolve("damage.tsv");
    Files.writeString(
        file,
        """
        2026-11-01T00:00:00Z\thistory/chunks\ta block does not fit
        2026-11-01T00:00:00Z\thistory/chunks\tNO_KIND\twhat
        yesterday\thistory/chunks\twhat
        """);
    assertThat(DamageBook.open(file, () -> NOW).newest())
        .containsExactly(
            new Damage(
                Instant.parse("2026-11-01T00:00:00Z"),
                "history/chunks",
                DamageKind.OTHER,
                "a block does not fit"));
  }
}
