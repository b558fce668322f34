package org.parkwatch.tests.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A disk that the kernel gives up, as it does after an error: whoever writes, into files that are
 * open too, is told that it is read-only, until it is repaired. A file that looks large and takes
 * little. Only root may have one. Confined to one thread.
 */
final class FailingDisk implements AutoCloseable {
  private final Path image;
  private final Path folder;

  private FailingDisk(Path image, Path folder) {
    this.image = image;
    this.folder = folder;
  }

  /**
   * Makes one in a folder.
   *
   * @throws IOException if the machine refuses, as containers often do
   */
  static FailingDisk make(Path in, long megabytes) throws IOException {
    FailingDisk disk =
        new FailingDisk(
            Files.createDirectories(in).resolve("failing.img"),
            Files.createDirectories(in.resolve("failing")));
    if (SmallDisk.isMounted(disk.folder)) {
      disk.unmount(); // left behind by a test that was killed
    }
    Files.deleteIfExists(disk.image);
    SmallDisk.run(List.of("truncate", "-s", megabytes + "M", disk.image.toString()));
    SmallDisk.run(List.of("mkfs.ext4", "-q", "-m", "0", disk.image.toString()));
    disk.mount();
    return disk;
  }

  private void mount() throws IOException {
    SmallDisk.run(List.of("mount", "-o", "loop", image.toString(), folder.toString()));
  }

  private void unmount() throws IOException {
    SmallDisk.run(List.of("umount", "--lazy", folder.toString()));
  }

  Path folder() {
    return folder;
  }

  /** The kernel gives it up. */
  void fail() throws IOException {
    SmallDisk.run(List.of("mount", "-o", "remount,abort", folder.toString()));
  }

  /** Looks it through and mounts it anew; nothing may be open on it. */
  void repair() throws IOException {
    SmallDisk.run(List.of("umount", folder.toString()));
    // Says by its status that it repaired something.
    SmallDisk.run(List.of("sh", "-c", "fsck.ext4 -p \"$0\" || [ $? -le 1 ]", image.toString()));
    mount();
  }

  @Override
  public void close() throws IOException {
    unmount();
    Files.deleteIfExists(image);
  }
}
