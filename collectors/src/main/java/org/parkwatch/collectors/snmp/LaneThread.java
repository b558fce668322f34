package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.CollectorFigures;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.SampleWriter;
import org.parkwatch.telemetry.log.SampleSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one lane. It wakes every few milliseconds and does all that is due in a burst. */
final class LaneThread {
  private static final Logger LOG = LoggerFactory.getLogger(SnmpCollector.class);

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final int number;
  private final CollectorCounters counters = new CollectorCounters();
  private final ThrottledLog log = new ThrottledLog(LOG);
  private final AtomicReference<@Nullable List<DevicePoll>> next = new AtomicReference<>();
  private final Lane lane;
  private final Thread thread;
  private volatile int devices;
  private volatile boolean stopped;

  LaneThread(int number, SnmpOptions options, InstantSource clock, SampleSink sink)
      throws IOException {
    this.number = number;
    SampleWriter writer = new SampleWriter(sink, counters, log);
    lane = new Lane(new UdpTransport(options), options, clock, counters, writer, log);
    thread = Thread.ofPlatform().name("snmp-" + number).unstarted(this::run);
  }

  /**
   * Devices to read from the next step on.
   *
   * @param all devices of all lanes
   */
  void assign(Collection<DevicePoll> all) {
    List<DevicePoll> own = all.stream().filter(poll -> poll.lane == number).toList();
    devices = own.size();
    next.set(own);
  }

  /** Has a device of this lane read at once. */
  void want(DevicePoll poll) {
    lane.want(poll);
    LockSupport.unpark(thread);
  }

  void start() {
    thread.start();
  }

  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  void join(Duration atMost) {
    try {
      if (thread.getState() == Thread.State.NEW) {
        lane.close();
      } else if (!thread.join(atMost)) {
        LOG.warn("{} did not end within {}", thread.getName(), atMost);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopped) {
      try {
        List<DevicePoll> polls = next.getAndSet(null);
        if (polls != null) {
          lane.assign(polls);
        }
        lane.step(System.nanoTime());
      } catch (IOException | RuntimeException | Error e) {
        // whatever a device or the system did, short of memory too: the others are still to be read
        log.warn("step " + e.getClass(), "SNMP collector goes on after " + e);
      }
      LockSupport.parkNanos(lane.pauseMillis() * NANOS_PER_MILLI);
    }
    lane.close();
  }

  CollectorFigures figures() {
    return counters.figures(devices);
  }
}
