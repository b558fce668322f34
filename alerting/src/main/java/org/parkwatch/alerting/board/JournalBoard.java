package org.parkwatch.alerting.board;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.journal.AlarmRow;
import org.parkwatch.alerting.journal.JournalBatch;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.TrailUnavailable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.telemetry.log.SampleSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The board as a projection of the journal. Thread-safe: the alarm thread writes, anybody reads
 * snapshots. Commands go into the log and are answered when they come back from it.
 */
public final class JournalBoard implements AlarmBoard {
  private static final Logger LOG = LoggerFactory.getLogger(JournalBoard.class);

  /** Ended alarms that are kept for the list; older ones stand in the journal only. */
  public static final int MOST_ENDED = 5_000;

  private final SampleSink commands;
  private final AuditTrail audit;
  private final Map<UUID, CompletableFuture<Integer>> waiting = new ConcurrentHashMap<>();
  private final Map<Object, Runnable> listeners = new ConcurrentHashMap<>();

  private final Object lock = new Object();
  private final TreeMap<Alarm, AlarmRow> ordered = new TreeMap<>(ORDER);
  private final Map<Long, Alarm> byId = new HashMap<>();
  private final Deque<Ended> ended = new ArrayDeque<>();
  private Park park;
  private @Nullable List<Alarm> snapshot;

  private volatile long revision;
  private volatile boolean journalled = true;

  /** An alarm that ended, as it was kept and as it is shown. */
  private record Ended(AlarmRow row, Alarm shown) {}

  public JournalBoard(SampleSink commands, AuditTrail audit, Park park) {
    this.commands = commands;
    this.audit = audit;
    this.park = park;
  }

  @Override
  public List<Alarm> standing(Viewer viewer) {
    List<Alarm> all;
    Sight sight;
    synchronized (lock) {
      if (snapshot == null) {
        snapshot = List.copyOf(ordered.keySet());
      }
      all = snapshot;
      sight = new Sight(viewer, park);
    }
    return viewer.scope().everything() ? all : all.stream().filter(sight::covers).toList();
  }

  @Override
  public List<Alarm> ended(Viewer viewer, int limit) {
    List<Alarm> all;
    Sight sight;
    synchronized (lock) {
      all = ended.stream().map(Ended::shown).toList();
      sight = new Sight(viewer, park);
    }
    return all.stream().filter(sight::covers).limit(limit).toList();
  }

  @Override
  public long revision() {
    return revision;
  }

  @Override
  public boolean journalled() {
    return journalled;
  }

  /**
   * {@inheritDoc} The audit trail has its entry before the command goes out: there is no
   * acknowledgement without one.
   *
   * @throws org.parkwatch.facility.access.AccessRefused without the right to acknowledge
   */
  @Override
  public CompletableFuture<Integer> acknowledge(
      Viewer viewer, Collection<Long> alarms, String reason) {
    viewer.require(Right.ACKNOWLEDGE);
    List<Long> seen = visible(viewer, alarms);
    if (seen.isEmpty()) {
      return CompletableFuture.completedFuture(0);
    }
    String why = reason.strip();
    if (why.length() > Acknowledgement.LONGEST_REASON) {
      why = why.substring(0, Acknowledgement.LONGEST_REASON);
    }
    try {
      for (long alarm : seen) {
        audit.append(viewer, "alarm.acknowledge", "alarm " + alarm, why);
      }
    } catch (TrailUnavailable e) {
      return CompletableFuture.failedFuture(e);
    }
    UUID request = UUID.randomUUID();
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    waiting.put(request, answer);
    return commands
        .command(new Acknowledgement(request, viewer.name(), seen, why).encode())
        .thenCompose(offset -> answer)
        .whenComplete((count, failure) -> waiting.remove(request));
  }

  private List<Long> visible(Viewer viewer, Collection<Long> alarms) {
    synchronized (lock) {
      Sight sight = new Sight(viewer, park);
      return alarms.stream()
          .distinct()
          .filter(id -> {
            Alarm alarm = byId.get(id);
            return alarm != null && sight.covers(alarm);
          })
          .toList();
    }
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    Object key = new Object(); // the same listener may be given twice
    listeners.put(key, listener);
    return () -> listeners.remove(key);
  }

  /** Shows what the journal holds at the start. */
  public void show(List<AlarmRow> standingRows, List<AlarmRow> endedNewestFirst) {
    synchronized (lock) {
      standingRows.forEach(this::put);
      endedNewestFirst.forEach(row -> ended.addLast(new Ended(row, alarm(row))));
      snapshot = null;
      revision++;
    }
    tell();
  }

  /**
   * Shows what changed, and tells the listeners once.
   *
   * @param isJournalled whether the changes are durable
   */
  public void show(JournalBatch changes, boolean isJournalled) {
    if (changes.isEmpty() && isJournalled == journalled) {
      return;
    }
    synchronized (lock) {
      changes
          .standing()
          .forEach((id, row) -> {
            remove(id);
            if (row != null) {
              put(row);
            }
          });
      for (AlarmRow row : changes.ended()) {
        ended.addFirst(new Ended(row, alarm(row)));
        if (ended.size() > MOST_ENDED) {
          ended.removeLast();
        }
      }
      journalled = isJournalled;
      snapshot = null;
      revision++;
    }
    tell();
  }

  /** Goes on with a changed park. */
  public void show(Park changed) {
    synchronized (lock) {
      park = changed;
      List<AlarmRow> rows = new ArrayList<>(ordered.values());
      ordered.clear();
      byId.clear();
      rows.forEach(this::put);
      List<AlarmRow> over = ended.stream().map(Ended::row).toList();
      ended.clear();
      over.forEach(row -> ended.addLast(new Ended(row, alarm(row))));
      snapshot = null;
      revision++;
    }
    tell();
  }

  /** Answers the call that waits for an acknowledgement, if it was made here. */
  public void answer(UUID request, int count) {
    Optional.ofNullable(waiting.remove(request)).ifPresent(answer -> answer.complete(count));
  }

  /** Fails all calls that still wait: nobody reads the log any more. */
  public void stop() {
    waiting
        .values()
        .forEach(answer ->
            answer.completeExceptionally(
                new IllegalStateException("stopped before the acknowledgement was applied")));
  }

  private void put(AlarmRow row) {
    Alarm alarm = alarm(row);
    ordered.put(alarm, row);
    byId.put(row.id(), alarm);
  }

  private void remove(long id) {
    Alarm old = byId.remove(id);
    if (old != null) {
      ordered.remove(old);
    }
  }

  private void tell() {
    for (Runnable listener : listeners.values()) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.warn("A listener of the alarm board failed", e);
      }
    }
  }

  private Alarm alarm(AlarmRow row) {
    Optional<Device> device = park.deviceByCode(row.device());
    Optional<Equipment> equipment = device.map(park::equipmentOf);
    int cabinet = equipment.map(Equipment::cabinet).orElse(-1);
    int room =
        equipment
            .flatMap(found -> park.enclosing(found.place(), PlaceKind.ROOM))
            .map(place -> place.id())
            .orElse(-1);
    AlarmState state =
        !row.active()
            ? AlarmState.RETURNED_UNACKNOWLEDGED
            : row.acknowledged() ? AlarmState.ACKNOWLEDGED : AlarmState.UNACKNOWLEDGED;
    int variant = row.rule().indexOf(':');
    return new Alarm(
        row.id(),
        row.severity(),
        state,
        variant < 0 ? row.rule() : row.rule().substring(0, variant),
        device.map(found -> found.pointId(row.pointName())).orElse(row.point()),
        device.map(Device::id).orElse(-1),
        cabinet,
        room,
        row.place(),
        row.what(),
        row.value(),
        row.limit(),
        row.unit(),
        row.decimals(),
        row.sinceMillis(),
        row.returnedMillis(),
        row.acknowledged() ? row.acknowledgedBy() : null,
        row.acknowledgedMillis(),
        row.reason().isEmpty() ? null : row.reason());
  }
}
