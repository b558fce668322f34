package org.parkwatch.facility.parkfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.parkwatch.facility.yaml.Origin;
import org.parkwatch.facility.yaml.Problems;

/**
 * The folder of park files: {@code *.yaml} for structure and equipment, {@code *.csv} for long
 * lists, in subfolders as the writer likes. Anything else in it is left alone.
 */
public final class ParkFiles {
  /** A park of 12,000 cabinets needs 3 MB in all. */
  private static final long LARGEST_FILE_BYTES = 64L << 20;

  private ParkFiles() {}

  /**
   * Reads and checks all files of the folder.
   *
   * @throws ParkFileProblems with everything that is wrong, if anything is
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static ParkDraft read(Path dir) {
    Problems problems = new Problems();
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, Path> file : list(dir).entrySet()) {
      Origin origin = new Origin(file.getKey(), 0, "");
      try {
        if (Files.size(file.getValue()) > LARGEST_FILE_BYTES) {
          problems.add(origin, "expected at most " + LARGEST_FILE_BYTES + " bytes");
        } else {
          texts.put(file.getKey(), utf8(Files.readAllBytes(file.getValue())));
        }
      } catch (CharacterCodingException e) {
        problems.add(origin, "expected UTF-8 text");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new FolderReader(texts, problems).read();
  }

  /**
   * Checks park files that are still in memory, by their path inside the folder.
   *
   * @throws ParkFileProblems with everything that is wrong, if anything is
   */
  public static ParkDraft read(Map<String, String> texts) {
    return new FolderReader(new TreeMap<>(texts), new Problems()).read();
  }

  /**
   * SHA-256, in hexadecimal, over the names and bytes of all park files of the folder: equal as
   * long as none is changed, added, removed or renamed.
   */
  public static String hash(Path dir) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, Path> file : list(dir).entrySet()) {
        byte[] bytes = Files.readAllBytes(file.getValue());
        byte[] name = file.getKey().getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(8).putInt(name.length).putInt(bytes.length).flip());
        sha.update(name);
        sha.update(bytes);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** The park files by their path inside the folder, in the order of the paths. */
  private static Map<String, Path> list(Path dir) {
    try (Stream<Path> walk = Files.walk(dir)) {
      Map<String, Path> files = new TreeMap<>();
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        String name = file.getFileName().toString();
        if (List.of(".yaml", ".csv").stream().anyMatch(name::endsWith)) {
          files.put(dir.relativize(file).toString().replace('\\', '/'), file);
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
