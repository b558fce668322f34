package org.parkwatch.app.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.parkwatch.app.control.ControlCommand.Progress;

/** A backup that is read. Confined to one thread. */
final class Archive implements AutoCloseable {
  private static final long SAY_EVERY_NANOS = Duration.ofSeconds(2).toNanos();

  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  /**
   * Opens a backup and reads its manifest.
   *
   * @throws BackupRefused if it is none
   */
  Archive(Path file) throws IOException {
    this.file = file;
    if (!Files.isRegularFile(file)) {
      throw new BackupRefused("there is no backup " + file);
    }
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new BackupRefused(file + " is damaged or no backup: " + e.getMessage());
    }
    try {
      manifest = read();
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private Manifest read() throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw new BackupRefused(file + " is no backup: it holds no " + Manifest.NAME);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Manifest.decode(in.readAllBytes());
    } catch (BackupRefused | ZipException | EOFException e) {
      throw new BackupRefused(file + ": " + e.getMessage());
    }
  }

  Manifest manifest() {
    return manifest;
  }

  /**
   * Reads everything and compares it with the manifest.
   *
   * @throws BackupRefused naming the first thing that is not as it was written
   */
  void check(Progress progress) throws IOException {
    Set<String> names = new HashSet<>();
    zip.stream().map(ZipEntry::getName).forEach(names::add);
    names.remove(Manifest.NAME);
    if (!names.equals(manifest.files().keySet())) {
      throw new BackupRefused(
          file + " does not hold the files that its " + Manifest.NAME + " says");
    }
    for (String name : names) {
      Path path = Path.of(name).normalize();
      if (path.isAbsolute() || path.startsWith("..") || !path.toString().equals(name)) {
        throw new BackupRefused(file + " holds a file outside of the data folder: " + name);
      }
    }
    walk("checked", progress, name -> OutputStream.nullOutputStream());
  }

  /** Writes all files into a folder, checking each once more, and waits until they are there. */
  void unpack(Path folder, Progress progress) throws IOException {
    walk(
        "unpacked",
        progress,
        name -> {
          Path target = folder.resolve(name);
          Files.createDirectories(target.toAbsolutePath().getParent());
          return Files.newOutputStream(target, StandardOpenOption.CREATE_NEW);
        });
    for (String name : manifest.files().keySet()) {
      try (FileChannel written = FileChannel.open(folder.resolve(name), StandardOpenOption.WRITE)) {
        written.force(true);
      }
    }
  }

  private interface Target {
    OutputStream of(String name) throws IOException;
  }

  private void walk(String done, Progress progress, Target target) throws IOException {
    long total = Math.max(1, manifest.bytes());
    long bytes = 0;
    long saidNanos = System.nanoTime();
    for (Map.Entry<String, Manifest.Entry> each : manifest.files().entrySet()) {
      String name = each.getKey();
      MessageDigest digest = Manifest.sha256();
      try (InputStream in = zip.getInputStream(zip.getEntry(name));
          OutputStream out = new DigestOutputStream(target.of(name), digest)) {
        in.transferTo(out);
      } catch (ZipException | EOFException e) {
        throw new BackupRefused(file + ": " + name + " is damaged: " + e.getMessage());
      }
      if (!Manifest.hex(digest).equals(each.getValue().sha256())) {
        throw new BackupRefused(file + ": " + name + " is damaged: its SHA-256 does not fit");
      }
      bytes += each.getValue().bytes();
      if (System.nanoTime() - saidNanos > SAY_EVERY_NANOS) {
        saidNanos = System.nanoTime();
        progress.say(String.format(Locale.ROOT, "%s %d %%", done, bytes * 100 / total));
      }
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
