package org.parkwatch.collectors.own;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.ProtocolCollector;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.CollectorFigures;
import org.parkwatch.collectors.poll.PolledDevice;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the server's own figures every ten seconds and puts them into the log as samples of its
 * device, so that charts and alarm rules work on them. Thread-safe.
 */
public final class OwnCollector implements ProtocolCollector {
  /** How the server's device is spoken to: not at all, it is this process. */
  public static final String PROTOCOL = "parkwatch";

  /** Which points it has: those of {@link OwnFigure}. */
  public static final String PROFILE = "parkwatch-server";

  static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(OwnCollector.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration END_WITHIN = Duration.ofSeconds(5);
  private static final double NANOS = 1e9;
  private static final byte GOOD = Quality.GOOD.code();

  private final OwnMinute minute;
  private final SampleSink sink;
  private final InstantSource clock;
  private final CollectorCounters counters = new CollectorCounters();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("own-figures").factory());
  private volatile @Nullable Device device;
  private volatile boolean lastFailed;
  private volatile long readMillis;
  private long lastSlot;

  public OwnCollector(OwnMinute minute, SampleSink sink, InstantSource clock) {
    this.minute = minute;
    this.sink = sink;
    this.clock = clock;
    lastSlot = slot();
  }

  @Override
  public String family() {
    return "own";
  }

  @Override
  public Set<String> protocols() {
    return Set.of(PROTOCOL);
  }

  @Override
  public Runnable prepare(Park park, List<String> problems) {
    List<Device> own =
        park.devices().stream()
            .filter(each -> each.protocol().equals(PROTOCOL) && each.life().collected())
            .toList();
    own.stream()
        .skip(1)
        .forEach(each -> problems.add(each.code() + ": there is one server, not several"));
    Device found = own.isEmpty() ? null : own.getFirst();
    return () -> device = found;
  }

  @Override
  public void start() {
    var _ =
        timer.scheduleAtFixedRate(
            this::readIfDue, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private long slot() {
    return Math.floorDiv(clock.millis(), INTERVAL.toMillis());
  }

  /** Reads in the first look of each interval; its samples bear the interval's beginning. */
  void readIfDue() {
    Device target = device;
    long slot = slot();
    if (target == null || slot <= lastSlot) {
      return;
    }
    counters.promised.addAndGet(slot - lastSlot);
    counters.missed.addAndGet(slot - lastSlot - 1);
    lastSlot = slot;
    SampleBatch batch = read(target, slot * INTERVAL.toMillis());
    try {
      sink.append(batch);
      counters.samples.addAndGet(batch.size());
      counters.batches.incrementAndGet();
    } catch (RuntimeException e) {
      LOG.error("the sample log refused the server's own figures", e);
    }
  }

  private SampleBatch read(Device target, long millis) {
    long began = System.nanoTime();
    SampleBatch batch = new SampleBatch(target.points().size());
    try {
      OwnMinute.Span span = minute.next();
      for (OwnFigure figure : OwnFigure.ALL) {
        put(batch, target, figure.spec().name(), millis, figure.sample(span));
      }
      counters.onTime.incrementAndGet();
      lastFailed = false;
      readMillis = millis;
      put(batch, target, PointNames.COMM_UP, millis, 1);
      put(batch, target, PointNames.COMM_AGE, millis, 0);
      double seconds = (System.nanoTime() - began) / NANOS;
      put(batch, target, PointNames.COMM_DURATION, millis, Math.rint(seconds * 1e3) / 1e3);
      return batch;
    } catch (RuntimeException e) {
      LOG.error("the server's own figures cannot be read", e);
      counters.failed.incrementAndGet();
      lastFailed = true;
      return bad(target, millis);
    }
  }

  private static SampleBatch bad(Device target, long millis) {
    SampleBatch batch = new SampleBatch(target.points().size());
    for (OwnFigure figure : OwnFigure.ALL) {
      int point = target.pointId(figure.spec().name());
      if (point >= 0) {
        batch.addBad(point, millis, Quality.BAD_DEVICE_ERROR);
      }
    }
    put(batch, target, PointNames.COMM_UP, millis, 0);
    return batch;
  }

  private static void put(
      SampleBatch batch, Device target, String name, long millis, double value) {
    int point = target.pointId(name);
    if (point >= 0) {
      batch.add(point, millis, value, GOOD);
    }
  }

  @Override
  public CollectorFigures figures() {
    return counters.figures(device == null ? 0 : 1);
  }

  @Override
  public Optional<Diagnosis> diagnose(int id) {
    Device target = device;
    if (target == null || target.id() != id) {
      return Optional.empty();
    }
    long read = counters.onTime.get();
    long failed = counters.failed.get();
    boolean known = read + failed > 0;
    Diagnosis.State state =
        !known
            ? Diagnosis.State.NOT_YET
            : lastFailed ? Diagnosis.State.GARBAGE : Diagnosis.State.ANSWERS;
    return Optional.of(
        new Diagnosis(
            state,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Diagnosis.Timing(
                true,
                INTERVAL,
                INTERVAL,
                read == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(readMillis)),
                Duration.ZERO,
                Duration.ZERO,
                Optional.empty()),
            new Diagnosis.Reads(
                read + failed, read, 0, lastFailed ? 1 : 0, 0, 0, counters.samples.get(), 0),
            List.of(),
            List.of(),
            List.of(),
            Map.of()));
  }

  /** Empty: there is nothing on a wire to be shown. */
  @Override
  public Optional<? extends PolledDevice<?>> device(int id) {
    return Optional.empty();
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(END_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("the server's own figures are still being read");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
