package org.parkwatch.telemetry.influx;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.SampleBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the log on to a server. While the server takes nothing, {@link #accept} waits, and the log
 * keeps on disk what comes meanwhile, up to its own limits. {@link #accept} and {@link #close} are
 * confined to one thread at a time, the others are thread-safe.
 */
final class ServerWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ServerWriter.class);
  private static final int MOST_LINES = 5_000;
  private static final long KEEP_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final ServerClient client;
  private final OffsetFile file;
  private final Lines lines;
  private final CountDownLatch ending = new CountDownLatch(1);
  private long logMillis;
  private long next;
  private long kept;
  private long sentNanos = System.nanoTime();
  private long keptNanos = System.nanoTime();
  private boolean givenUp;
  private volatile long passed;
  private volatile String problem = "";
  private volatile long outSinceNanos;
  private final LongAdder samples = new LongAdder();
  private final LongAdder sentLines = new LongAdder();
  private volatile long refusedSamples;
  private final LongAdder refusedWrites = new LongAdder();
  private final LongAdder failedWrites = new LongAdder();

  private final long sendEveryNanos;

  /**
   * @param sendEvery samples wait no longer to be sent together
   * @throws IOException if the file cannot be read
   */
  ServerWriter(ServerClient client, Blocks blocks, OffsetFile file, Duration sendEvery)
      throws IOException {
    sendEveryNanos = sendEvery.toNanos();
    this.client = client;
    this.file = file;
    lines = new Lines(blocks);
    passed = file.read();
    next = passed;
    kept = passed;
  }

  long passed() {
    return passed;
  }

  void accept(LogGroup group) {
    if (givenUp) {
      return;
    }
    for (LogRecord record : group.records()) {
      switch (record) {
        case LogRecord.Samples(SampleBatch batch) -> lines.add(batch, logMillis);
        case LogRecord.Watermark(long millis, boolean _) -> logMillis = millis;
        case LogRecord.Command _ -> {}
      }
    }
    next = group.offset() + 1;
    if (lines.lines() >= MOST_LINES || System.nanoTime() - sentNanos >= sendEveryNanos) {
      pass();
    }
  }

  /** Sends what waits, until the server has it or all is to end. */
  private void pass() {
    refusedSamples = lines.refused();
    if (lines.lines() > 0 && !sent()) {
      givenUp = true;
      return;
    }
    sentNanos = System.nanoTime();
    passed = next;
    if (sentNanos - keptNanos >= KEEP_EVERY_NANOS) {
      keep();
    }
  }

  private boolean sent() {
    String text = lines.text();
    for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
      try {
        client.write(text);
        taken();
        return true;
      } catch (ServerClient.Refused e) {
        refusedWrites.increment();
        LOG.error(
            "history server: {} lines were refused, in part at least: {}",
            lines.lines(),
            e.getMessage());
        taken();
        return true;
      } catch (ServerClient.Out e) {
        failed(String.valueOf(e.getMessage()));
      }
      if (ends(pause)) {
        return false;
      }
    }
  }

  private void taken() {
    samples.add(lines.rows());
    sentLines.add(lines.lines());
    lines.clear();
    if (!problem.isEmpty()) {
      LOG.warn("history server: takes samples again after {} s", Math.round(outSeconds()));
      problem = "";
    }
  }

  private void failed(String reason) {
    failedWrites.increment();
    if (problem.isEmpty()) {
      outSinceNanos = System.nanoTime();
      LOG.warn("history server: takes nothing, the log keeps what comes: {}", reason);
    }
    problem = reason.isEmpty() ? "no reason given" : reason;
  }

  /** Waits; true if all is to end meanwhile. */
  private boolean ends(long millis) {
    try {
      return ending.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void keep() {
    keptNanos = System.nanoTime();
    if (kept == passed) {
      return;
    }
    try {
      file.write(passed);
      kept = passed;
    } catch (IOException e) {
      LOG.error("history server: cannot keep how far it is: {}", e.toString());
    }
  }

  /** From now on a write that fails is not tried again: what it held is sent at the next start. */
  void end() {
    ending.countDown();
  }

  /** Sends the rest, if the server takes it, and keeps how far it is. */
  void close() {
    end();
    if (!givenUp) {
      pass();
    }
    keep();
  }

  private double outSeconds() {
    return problem.isEmpty() ? 0 : (System.nanoTime() - outSinceNanos) / 1e9;
  }

  ServerFigures figures() {
    String now = problem;
    return new ServerFigures(
        !now.isEmpty(),
        outSeconds(),
        now,
        samples.sum(),
        sentLines.sum(),
        refusedSamples,
        refusedWrites.sum(),
        failedWrites.sum(),
        passed);
  }
}
