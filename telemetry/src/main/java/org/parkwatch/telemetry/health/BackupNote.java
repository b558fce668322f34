package org.parkwatch.telemetry.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * How the last backup went.
 *
 * @param at when it was begun
 * @param bytes of its file, 0 if it failed
 * @param file that was written, or should have been
 * @param failure why it failed; empty if it is there and was read back
 */
public record BackupNote(Instant at, long bytes, String file, String failure) {
  private static final int FIELDS = 4;

  /** Keeps it for whoever asks later. */
  public void write(Path note) throws IOException {
    String line =
        String.join("\t", at.toString(), Long.toString(bytes), oneLine(file), oneLine(failure));
    Files.writeString(note, line + "\n");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /**
   * Reads what was kept; empty before the first backup.
   *
   * @throws IOException if it cannot be read
   */
  public static Optional<BackupNote> read(Path note) throws IOException {
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    String text = new String(Files.readAllBytes(note), StandardCharsets.UTF_8);
    String[] fields = text.stripTrailing().split("\t", FIELDS);
    try {
      String failure = fields.length < FIELDS ? "" : fields[FIELDS - 1];
      return Optional.of(
          new BackupNote(Instant.parse(fields[0]), Long.parseLong(fields[1]), fields[2], failure));
    } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IOException(note + " is no note of a backup: " + text.strip(), e);
    }
  }
}
