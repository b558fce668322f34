package org.parkwatch.telemetry.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second process from writing to a log; the file says which one has it. */
final class LogLock implements Closeable {
  private final FileChannel channel;

  /**
   * Takes the lock.
   *
   * @throws IOException naming the folder and the process if it is taken, here or elsewhere
   */
  LogLock(Path folder) throws IOException {
    Path file = folder.resolve("lock");
    channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!locked()) {
        throw new IOException(
            "sample log " + folder + " is open already, in process " + Files.readString(file));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private boolean locked() throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
