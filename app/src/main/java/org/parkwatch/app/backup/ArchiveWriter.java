package org.parkwatch.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.parkwatch.app.control.ControlCommand.Progress;

/** Writes a backup: a zip file that only its owner may read. Confined to one thread. */
final class ArchiveWriter implements AutoCloseable {
  private static final long SAY_EVERY_NANOS = Duration.ofSeconds(2).toNanos();

  /** What is packed already is only stored. */
  private static final List<String> PACKED = List.of(".sst", ".log", ".open");

  private final FileChannel channel;
  private final ZipOutputStream zip;
  private final Progress progress;
  private final Map<String, Manifest.Entry> files = new TreeMap<>();
  private final byte[] buffer = new byte[1 << 18];
  private long written;
  private long saidNanos = System.nanoTime();

  /**
   * Begins a file.
   *
   * @throws IOException if it is there already or cannot be written
   */
  ArchiveWriter(Path file, Progress progress) throws IOException {
    this.progress = progress;
    channel =
        FileChannel.open(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    zip = new ZipOutputStream(Channels.newOutputStream(channel));
  }

  /** Adds a file as long as it is now. */
  void add(String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      add(name, in, Files.size(file));
    }
  }

  /**
   * Adds the first bytes of a stream.
   *
   * @throws IOException if it is shorter
   */
  private void add(String name, InputStream in, long bytes) throws IOException {
    boolean packed = PACKED.stream().anyMatch(name::endsWith);
    zip.setLevel(packed ? Deflater.NO_COMPRESSION : Deflater.BEST_SPEED);
    zip.putNextEntry(new ZipEntry(name));
    MessageDigest digest = Manifest.sha256();
    for (long left = bytes; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException(name + " became shorter while it was copied");
      }
      digest.update(buffer, 0, read);
      zip.write(buffer, 0, read);
      left -= read;
      said(read);
    }
    zip.closeEntry();
    files.put(name, new Manifest.Entry(bytes, Manifest.hex(digest)));
  }

  private void said(int more) throws IOException {
    written += more;
    if (System.nanoTime() - saidNanos > SAY_EVERY_NANOS) {
      saidNanos = System.nanoTime();
      progress.say(String.format(Locale.ROOT, "copied %,d MB", written >> 20));
    }
  }

  /** Writes the manifest and waits until all is on the disk. */
  Manifest finish(Map<String, String> facts, Map<String, Long> counts) throws IOException {
    Manifest manifest = new Manifest(facts, counts, files);
    zip.setLevel(Deflater.BEST_SPEED);
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    OutputStream out = zip;
    out.write(manifest.encode());
    zip.closeEntry();
    zip.finish();
    zip.flush();
    channel.force(true);
    return manifest;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
