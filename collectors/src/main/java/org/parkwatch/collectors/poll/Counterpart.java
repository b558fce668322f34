package org.parkwatch.collectors.poll;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.ThrottledLog;

/**
 * Whom a collector speaks to for several devices: a line, a server, a broker. It does its work in
 * turns on a thread of its own, and nothing that happens in a turn ends it. What is protected is
 * called by that thread alone; the rest is thread-safe.
 *
 * @param <D> a device
 */
public abstract class Counterpart<D> {
  private static final long AFTER_ERROR_MILLIS = 100;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final ThrottledLog log;
  private final Thread thread;
  private final AtomicReference<@Nullable List<D>> next = new AtomicReference<>();
  private volatile boolean stopped;

  /**
   * Does not run yet.
   *
   * @param kind of thread, with its name
   */
  @SuppressWarnings("this-escape") // not before it is started
  protected Counterpart(Thread.Builder kind, ThrottledLog log) {
    this.log = log;
    thread = kind.unstarted(this::run);
  }

  /** From the next turn on these devices are its own and no others. */
  protected abstract void take(List<D> devices);

  /** Does what is due; pauses if nothing is. */
  protected abstract void turn();

  /** It was stopped. */
  protected abstract void end();

  /** Waits; shorter if there are other devices or it is stopped. */
  protected final void pause(long millis) {
    LockSupport.parkNanos(millis * NANOS_PER_MILLI);
  }

  private void run() {
    while (!stopped) {
      try {
        List<D> assigned = next.getAndSet(null);
        if (assigned != null) {
          take(assigned);
        }
        turn();
      } catch (RuntimeException | Error e) {
        // whatever a device or the system did, short of memory too: the others go on
        log.warn("turn " + e.getClass(), thread.getName() + " goes on after " + e);
        pause(AFTER_ERROR_MILLIS);
      }
    }
    end();
  }

  final void assign(List<D> devices) {
    next.set(devices);
    LockSupport.unpark(thread);
  }

  /** Begins to take turns. Once. */
  public void start() {
    thread.start();
  }

  /** Ends after the turn under way. */
  public void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  final void join(Duration atMost) {
    try {
      if (!thread.join(atMost)) {
        log.warn("join", thread.getName() + " did not end within " + atMost);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
