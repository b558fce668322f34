package org.parkwatch.tests.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk in memory whose size can be changed while it is in use: tmpfs(5). Only root may have one.
 * Confined to one thread.
 */
final class SmallDisk implements AutoCloseable {
  private static final long MIB = 1L << 20;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Whether this process may mount one, as far as can be said before trying. */
  static boolean allowed() {
    return "root".equals(System.getProperty("user.name"))
        && Files.isExecutable(Path.of("/usr/bin/mount"));
  }

  /**
   * Mounts one.
   *
   * @throws IOException if the machine refuses, as containers often do
   */
  static SmallDisk mount(Path folder, long megabytes) throws IOException {
    Files.createDirectories(folder);
    if (isMounted(folder)) {
      run(List.of("umount", folder.toString())); // left behind by a test that was killed
    }
    run(List.of("mount", "-t", "tmpfs", "-o", size(megabytes), "tmpfs", folder.toString()));
    return new SmallDisk(folder);
  }

  static boolean isMounted(Path folder) throws IOException {
    return Files.readString(Path.of("/proc/self/mounts"))
        .contains(" " + folder.toAbsolutePath() + " ");
  }

  Path folder() {
    return folder;
  }

  /** Leaves so many megabytes free, whatever is used. */
  void leaveFree(long megabytes) throws IOException {
    FileStore store = Files.getFileStore(folder);
    long used = (store.getTotalSpace() - store.getUnallocatedSpace() + MIB - 1) / MIB;
    run(List.of("mount", "-o", "remount," + size(used + megabytes), folder.toString()));
  }

  /** Writes until nothing more can be written. */
  void fill() throws IOException {
    try (OutputStream out =
        Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int size : new int[] {1 << 16, 1 << 8, 1}) {
        writeUntilFull(out, new byte[size]);
      }
    }
  }

  private static void writeUntilFull(OutputStream out, byte[] piece) {
    try {
      while (true) {
        out.write(piece);
      }
    } catch (IOException e) {
      // no space left: that was wanted
    }
  }

  /** Deletes what {@link #fill} wrote. */
  void empty() throws IOException {
    Files.delete(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  private static String size(long megabytes) {
    return "size=" + megabytes + "m";
  }

  static void run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + output.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    run(List.of("umount", "--lazy", folder.toString()));
  }
}
