package org.parkwatch.tests.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.parkwatch.tests.rig.ProcessFigures;

/**
 * Watches what a process uses from {@link #start} to {@link #close}, by the kernel's account of it.
 * The watching itself costs another process.
 */
final class LoadWatch implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final double MIB = 1 << 20;

  /** For telling growth from a level: this many looks make one figure of the series. */
  private static final int LOOKS_OF_A_FIGURE = 600;

  private final long pid;
  private final ProcessFigures before;
  private final long startNanos = System.nanoTime();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;
  private final List<Double> rssSeries = new CopyOnWriteArrayList<>();
  private volatile long mostRssBytes;
  private volatile double cpuSeconds;
  private volatile double wallSeconds;

  private LoadWatch(long pid) {
    this.pid = pid;
    before = ProcessFigures.of(pid);
    mostRssBytes = before.rssBytes();
    thread = Thread.ofPlatform().daemon().name("load-of-" + pid).unstarted(this::watch);
  }

  static LoadWatch start(long pid) {
    LoadWatch watch = new LoadWatch(pid);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    try {
      for (int look = 0; !end.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS); look++) {
        long rss = ProcessFigures.of(pid).rssBytes();
        mostRssBytes = Math.max(mostRssBytes, rss);
        if (look % LOOKS_OF_A_FIGURE == 0) {
          rssSeries.add(rss / MIB);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes the last figures. Further calls do nothing. */
  @Override
  public void close() {
    if (end.getCount() == 0) {
      return;
    }
    end.countDown();
    ProcessFigures now = ProcessFigures.of(pid);
    cpuSeconds = now.cpuSeconds() - before.cpuSeconds();
    wallSeconds = (System.nanoTime() - startNanos) / 1e9;
    mostRssBytes = Math.max(mostRssBytes, now.rssBytes());
  }

  /** Processor time used, in seconds of one core. */
  double cpuSeconds() {
    return cpuSeconds;
  }

  /** Cores in use on average. */
  double cores() {
    return cpuSeconds / wallSeconds;
  }

  /** Resident memory each ten minutes, from the start. */
  List<Double> rssMbEachTenMinutes() {
    return List.copyOf(rssSeries);
  }

  /** The most memory that was resident at one time, file pages included. */
  double mostRssMb() {
    return mostRssBytes / MIB;
  }
}
