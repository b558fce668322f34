package org.parkwatch.telemetry.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/**
 * Disk space held by a file, given up when the disk is full so that the log can go on for a while.
 * Filled with noise, or a file system that compresses would hold nothing. Confined to one thread.
 */
final class Reserve {
  private static final int BLOCK = 1 << 16;

  private final Path file;
  private final long bytes;

  Reserve(Path file, long bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  boolean held() throws IOException {
    return bytes == 0 || (Files.exists(file) && Files.size(file) >= bytes);
  }

  /** Takes the space, unless that would leave less than as much again for the others. */
  boolean hold() throws IOException {
    if (held()) {
      return true;
    }
    Files.deleteIfExists(file);
    if (Files.getFileStore(file.resolveSibling(".")).getUsableSpace() < 2 * bytes) {
      return false;
    }
    try {
      fill();
      return true;
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private void fill() throws IOException {
    byte[] noise = new byte[BLOCK];
    SplittableRandom random = new SplittableRandom(1);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long rest = bytes; rest > 0; ) {
        random.nextBytes(noise);
        ByteBuffer block = ByteBuffer.wrap(noise, 0, (int) Math.min(BLOCK, rest));
        while (block.hasRemaining()) {
          rest -= channel.write(block);
        }
      }
      channel.force(false);
    }
  }

  /** Gives the space up; false if there was none to give. */
  boolean release() throws IOException {
    return Files.deleteIfExists(file);
  }
}
