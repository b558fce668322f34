package org.parkwatch.alerting.board;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.AlarmCommand.Act;
import org.parkwatch.alerting.journal.AlarmRow;
import org.parkwatch.alerting.journal.JournalBatch;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.alerting.journal.Shelf;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.log.SampleSink;

/**
 * The board as a projection of the journal. Thread-safe: the alarm thread writes, anybody reads
 * snapshots. Commands go into the log and are answered when they come back from it.
 */
public final class JournalBoard implements AlarmBoard {
  /** Ended alarms that are kept for the list; older ones stand in the journal only. */
  public static final int MOST_ENDED = 5_000;

  private final CommandDesk desk;
  private final JournalLife life;
  private final ShelvingLimits limits;
  private final BoardListeners listeners = new BoardListeners();

  private final Object lock = new Object();
  private final TreeMap<Alarm, AlarmRow> ordered = new TreeMap<>(ORDER);
  private final Map<Long, Alarm> byId = new HashMap<>();
  private final Map<Long, Shelved> shelved = new HashMap<>();
  private final Map<Long, AlarmRow> shelvedRows = new HashMap<>();
  private final Deque<Ended> ended = new ArrayDeque<>();
  private Park park;
  private @Nullable List<Alarm> snapshot;

  private volatile long revision;
  private volatile boolean journalled = true;

  /** An alarm that ended, as it was kept and as it is shown. */
  private record Ended(AlarmRow row, Alarm shown) {}

  public JournalBoard(SampleSink commands, AuditTrail audit, Severities severities, Park park) {
    desk = new CommandDesk(commands, audit);
    limits = new ShelvingLimits(severities);
    this.park = park;
    life = new JournalLife(lock, desk, () -> this.park, this::alarm);
  }

  @Override
  public AlarmLife life() {
    return life;
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
    return desk.send(viewer, Act.ACKNOWLEDGE, ids(seen(viewer, alarms)), reason, 0);
  }

  @Override
  public List<Shelved> shelved(Viewer viewer) {
    synchronized (lock) {
      Sight sight = new Sight(viewer, park);
      return shelved.values().stream()
          .filter(each -> sight.covers(each.alarm()))
          .sorted(
              Comparator.comparingLong((Shelved each) -> each.shelf().untilMillis())
                  .thenComparing(Shelved::alarm, ORDER))
          .toList();
    }
  }

  @Override
  public CompletableFuture<Integer> shelve(
      Viewer viewer, Collection<Long> alarms, Shelving how, String reason) {
    viewer.require(Right.SHELVE);
    if (reason.isBlank()) {
      throw new IllegalArgumentException("nothing is shelved without a reason");
    }
    List<Alarm> seen = seen(viewer, alarms);
    synchronized (lock) {
      seen = limits.of(seen, how.time(), park);
    }
    Act act = how.oneShot() ? Act.SHELVE_ONCE : Act.SHELVE;
    return desk.send(viewer, act, ids(seen), reason, how.time().toMillis());
  }

  @Override
  public CompletableFuture<Integer> unshelve(Viewer viewer, Collection<Long> alarms) {
    viewer.require(Right.SHELVE);
    List<Long> seen =
        shelved(viewer).stream().map(each -> each.alarm().id()).filter(alarms::contains).toList();
    return desk.send(viewer, Act.UNSHELVE, seen, "", 0);
  }

  private static List<Long> ids(List<Alarm> alarms) {
    return alarms.stream().map(Alarm::id).toList();
  }

  /** Those of them that are on the list and that the viewer may see. */
  private List<Alarm> seen(Viewer viewer, Collection<Long> alarms) {
    synchronized (lock) {
      Sight sight = new Sight(viewer, park);
      return alarms.stream()
          .distinct()
          .map(byId::get)
          .filter(alarm -> alarm != null && sight.covers(alarm))
          .toList();
    }
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return listeners.add(listener);
  }

  /** Shows what the journal holds at the start. */
  public void show(
      List<AlarmRow> standingRows, List<OutOfService> services, List<AlarmRow> endedNewestFirst) {
    synchronized (lock) {
      services.forEach(service -> life.put(service.id(), service));
      standingRows.forEach(this::put);
      endedNewestFirst.forEach(row -> ended.addLast(new Ended(row, alarm(row))));
      snapshot = null;
      revision++;
    }
    listeners.tell();
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
      changes.services().forEach(life::put);
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
    listeners.tell();
  }

  /** Goes on with a changed park. */
  public void show(Park changed) {
    synchronized (lock) {
      park = changed;
      List<AlarmRow> rows = new ArrayList<>(ordered.values());
      rows.addAll(shelvedRows.values());
      rows.addAll(life.rows());
      ordered.clear();
      byId.clear();
      rows.forEach(this::put);
      List<AlarmRow> over = ended.stream().map(Ended::row).toList();
      ended.clear();
      over.forEach(row -> ended.addLast(new Ended(row, alarm(row))));
      snapshot = null;
      revision++;
    }
    listeners.tell();
  }

  /** Answers the call that waits for a command, if it was made here. */
  public void answer(UUID request, int count) {
    desk.answer(request, count);
  }

  /** Fails all calls that still wait: nobody reads the log any more. */
  public void stop() {
    desk.stop();
  }

  private void put(AlarmRow row) {
    Alarm alarm = alarm(row);
    Shelf shelf = row.shelf();
    if (life.put(row)) {
      return;
    }
    if (shelf == null) {
      ordered.put(alarm, row);
      byId.put(row.id(), alarm);
    } else {
      shelved.put(row.id(), new Shelved(alarm, shelf));
      shelvedRows.put(row.id(), row);
    }
  }

  private void remove(long id) {
    life.remove(id);
    shelved.remove(id);
    shelvedRows.remove(id);
    Alarm old = byId.remove(id);
    if (old != null) {
      ordered.remove(old);
    }
  }

  private Alarm alarm(AlarmRow row) {
    return JournalledAlarm.in(park, row);
  }
}
