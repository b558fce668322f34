package org.parkwatch.tests.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.SampleLogReader;

/**
 * Follows the sample log of a running server on disk, from outside its process, on one thread of
 * its own. It goes on over a kill and a restart of the server. The listener is called on that
 * thread.
 */
public final class LogTail implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final Duration END_WITHIN = Duration.ofSeconds(20);

  private final SampleLogReader reader;
  private final Consumer<LogGroup> listener;
  private final Thread thread;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicLong damaged = new AtomicLong();
  private final AtomicLong lastCommitMillis = new AtomicLong();
  private volatile boolean ended;

  /**
   * @param folder of the log; it need not hold a segment yet
   * @param fromOffset first group wanted
   */
  public LogTail(Path folder, long fromOffset, Consumer<LogGroup> listener) {
    this.listener = listener;
    reader = new SampleLogReader(folder, fromOffset, damage -> damaged.incrementAndGet());
    thread = Thread.ofPlatform().name("log-tail").daemon().unstarted(() -> follow(folder));
  }

  public LogTail start() {
    thread.start();
    return this;
  }

  private void follow(Path folder) {
    try {
      while (true) {
        boolean last = ended;
        LogGroup group = Files.isDirectory(folder) ? reader.poll() : null;
        if (group != null) {
          listener.accept(group);
          lastCommitMillis.set(group.committedAtMillis());
        } else if (last) {
          return;
        } else {
          Await.pass(LOOK_EVERY);
        }
      }
    } catch (IOException | RuntimeException e) {
      failure.set(e);
    }
  }

  /** When the newest group that was seen had been committed, by the server's wall clock. */
  public long lastCommitMillis() {
    return lastCommitMillis.get();
  }

  /** Damaged places that were passed over; a torn end after a kill is not one. */
  public long damaged() {
    return damaged.get();
  }

  /**
   * Reads what is there, then ends.
   *
   * @throws IllegalStateException if the log could not be read all the way
   */
  @Override
  public void close() throws IOException {
    ended = true;
    try {
      thread.join(END_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean running = thread.isAlive();
    Throwable broken = failure.get();
    if (broken != null || running) {
      throw new IllegalStateException("the sample log could not be followed to its end", broken);
    }
    reader.close();
  }
}
