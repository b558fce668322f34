package org.parkwatch.facility.parkfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.parkwatch.facility.yaml.Problems;

/**
 * The folder of park files: {@code *.yaml} for structure and equipment, {@code *.csv} for long
 * lists, in subfolders as the writer likes. Anything else in it is left alone.
 */
public final class ParkFiles {
  private ParkFiles() {}

  /**
   * Reads and checks all files of the folder.
   *
   * @throws ParkFileProblems with everything that is wrong, if anything is
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static ParkDraft read(Path dir) {
    return ParkFolder.read(dir).draft();
  }

  /**
   * Checks park files that are still in memory, by their path inside the folder.
   *
   * @throws ParkFileProblems with everything that is wrong, if anything is
   */
  public static ParkDraft read(Map<String, String> texts) {
    return new FolderReader(new TreeMap<>(texts), new Problems()).read();
  }

  /** As {@link ParkFolder#hash}. */
  public static String hash(Path dir) {
    return ParkFolder.read(dir).hash();
  }

  /** The JSON Schema of the YAML files, for editors. */
  public static String schema() {
    try (InputStream in = ParkFiles.class.getResourceAsStream("park.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("park.schema.json is missing in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
