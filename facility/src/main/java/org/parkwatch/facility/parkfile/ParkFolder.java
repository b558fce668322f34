package org.parkwatch.facility.parkfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.parkwatch.facility.yaml.Origin;
import org.parkwatch.facility.yaml.Problems;

/**
 * The park files of a folder as they were when it was read: hash, draft and copy are of the same
 * bytes, though somebody may be writing meanwhile. Immutable.
 */
public final class ParkFolder {
  /** A park of 12,000 cabinets needs 3 MB in all. */
  private static final long LARGEST_FILE_BYTES = 64L << 20;

  /** By their path inside the folder, in the order of the paths. */
  private final Map<String, byte[]> files;

  private ParkFolder(Map<String, byte[]> files) {
    this.files = files;
  }

  /**
   * Reads the files; a folder that does not exist has none.
   *
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static ParkFolder read(Path dir) {
    Map<String, byte[]> files = new TreeMap<>();
    if (!Files.isDirectory(dir)) {
      return new ParkFolder(files);
    }
    try (Stream<Path> walk = Files.walk(dir)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(".yaml") || name.endsWith(".csv")) {
          files.put(dir.relativize(file).toString().replace('\\', '/'), bytes(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ParkFolder(files);
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE_BYTES) {
      throw new IOException(file + " has more than " + LARGEST_FILE_BYTES + " bytes");
    }
    return Files.readAllBytes(file);
  }

  /**
   * SHA-256, in hexadecimal, over the names and bytes of the files: equal as long as none is
   * changed, added, removed or renamed.
   */
  public String hash() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      files.forEach((path, bytes) -> {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(8).putInt(name.length).putInt(bytes.length).flip());
        sha.update(name);
        sha.update(bytes);
      });
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * What the files say.
   *
   * @throws ParkFileProblems with everything that is wrong, if anything is
   */
  public ParkDraft draft() {
    Problems problems = new Problems();
    Map<String, String> texts = new TreeMap<>();
    files.forEach((path, bytes) -> {
      try {
        texts.put(
            path, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
      } catch (CharacterCodingException e) {
        problems.add(new Origin(path, 0, ""), "expected UTF-8 text");
      }
    });
    return new FolderReader(texts, problems).read();
  }

  /** Writes the files to a folder in place of everything that is there. */
  public void writeTo(Path dir) {
    try {
      Path next = dir.resolveSibling(dir.getFileName() + ".next");
      delete(next);
      Files.createDirectories(next);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path target = next.resolve(file.getKey());
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.write(target, file.getValue());
      }
      delete(dir);
      Files.move(next, dir);
    } catch (IOException e) {
      throw new UncheckedIOException("the park files cannot be kept in " + dir, e);
    }
  }

  private static void delete(Path dir) throws IOException {
    if (Files.exists(dir)) {
      try (Stream<Path> walk = Files.walk(dir)) {
        for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
