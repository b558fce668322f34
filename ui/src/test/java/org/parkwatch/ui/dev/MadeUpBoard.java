package org.parkwatch.ui.dev;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.alerting.board.AlarmLife;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.board.Incident;
import org.parkwatch.alerting.board.Meaning;
import org.parkwatch.alerting.board.Shelved;
import org.parkwatch.alerting.board.Shelving;
import org.parkwatch.alerting.journal.Shelf;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.testpark.NoLife;

/** Alarms in memory. Thread-safe. */
public final class MadeUpBoard implements AlarmBoard {
  private final InstantSource clock;
  private final List<Alarm> standing = new ArrayList<>();
  private final List<Alarm> ended = new ArrayList<>();
  private final List<Shelved> shelved = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Map<Long, Incident> incidents = new HashMap<>();
  private long revision;
  private boolean journalled = true;

  public MadeUpBoard(InstantSource clock) {
    this.clock = clock;
  }

  public void raise(Alarm alarm) {
    synchronized (this) {
      standing.add(alarm);
      revision++;
    }
    listeners.forEach(Runnable::run);
  }

  /** Raises the line of an incident; what is behind it stands in the incident only. */
  public void raise(Incident incident) {
    synchronized (this) {
      incidents.put(incident.line().id(), incident);
    }
    raise(incident.line());
  }

  @Override
  public synchronized Map<Long, Meaning> meanings(Viewer viewer) {
    return incidents.values().stream()
        .collect(
            Collectors.toMap(
                each -> each.line().id(),
                each -> new Meaning(each.sentence(), each.parts().size())));
  }

  @Override
  public synchronized Optional<Incident> incident(Viewer viewer, long line) {
    return Optional.ofNullable(incidents.get(line));
  }

  @Override
  public synchronized List<Alarm> behind(Viewer viewer, long line) {
    return Optional.ofNullable(incidents.get(line)).stream()
        .flatMap(each -> each.parts().stream())
        .map(Incident.Part::alarm)
        .toList();
  }

  public void end(Alarm alarm) {
    synchronized (this) {
      standing.removeIf(each -> each.id() == alarm.id());
      ended.addFirst(alarm);
      revision++;
    }
    listeners.forEach(Runnable::run);
  }

  @Override
  public synchronized List<Alarm> standing(Viewer viewer) {
    return standing.stream()
        .sorted(
            Comparator.comparingInt(Alarm::severity)
                .thenComparing(Comparator.comparingLong(Alarm::sinceMillis).reversed()))
        .toList();
  }

  @Override
  public synchronized List<Alarm> ended(Viewer viewer, int limit) {
    return ended.stream().limit(limit).toList();
  }

  @Override
  public synchronized long revision() {
    return revision;
  }

  @Override
  public CompletableFuture<Integer> acknowledge(
      Viewer viewer, Collection<Long> alarms, String reason) {
    viewer.require(Right.ACKNOWLEDGE);
    int count = 0;
    synchronized (this) {
      for (int i = 0; i < standing.size(); i++) {
        Alarm alarm = standing.get(i);
        if (alarms.contains(alarm.id()) && alarm.state() != AlarmState.ACKNOWLEDGED) {
          standing.set(i, taken(alarm, viewer.name(), reason));
          count++;
        }
      }
      revision++;
    }
    listeners.forEach(Runnable::run);
    return CompletableFuture.completedFuture(count);
  }

  @Override
  public synchronized List<Shelved> shelved(Viewer viewer) {
    return List.copyOf(shelved);
  }

  @Override
  public CompletableFuture<Integer> shelve(
      Viewer viewer, Collection<Long> alarms, Shelving how, String reason) {
    viewer.require(Right.SHELVE);
    long now = clock.millis();
    Shelf shelf = new Shelf(how.oneShot(), viewer.name(), reason, now, now + how.time().toMillis());
    int count;
    synchronized (this) {
      List<Alarm> away = standing.stream().filter(each -> alarms.contains(each.id())).toList();
      standing.removeAll(away);
      away.forEach(alarm -> shelved.add(new Shelved(alarm, shelf)));
      count = away.size();
      revision++;
    }
    listeners.forEach(Runnable::run);
    return CompletableFuture.completedFuture(count);
  }

  @Override
  public CompletableFuture<Integer> unshelve(Viewer viewer, Collection<Long> alarms) {
    viewer.require(Right.SHELVE);
    int count;
    synchronized (this) {
      List<Shelved> back =
          shelved.stream().filter(each -> alarms.contains(each.alarm().id())).toList();
      shelved.removeAll(back);
      back.forEach(each -> standing.add(each.alarm()));
      count = back.size();
      revision++;
    }
    listeners.forEach(Runnable::run);
    return CompletableFuture.completedFuture(count);
  }

  private Alarm taken(Alarm alarm, String name, String reason) {
    return new Alarm(
        alarm.id(),
        alarm.severity(),
        AlarmState.ACKNOWLEDGED,
        alarm.rule(),
        alarm.point(),
        alarm.device(),
        alarm.cabinet(),
        alarm.room(),
        alarm.place(),
        alarm.what(),
        alarm.value(),
        alarm.limit(),
        alarm.unit(),
        alarm.decimals(),
        alarm.sinceMillis(),
        alarm.returnedMillis(),
        name,
        clock.millis(),
        reason);
  }

  /** Whether the disk takes the alarms. */
  public synchronized void journalled(boolean journalled) {
    this.journalled = journalled;
  }

  @Override
  public synchronized boolean journalled() {
    return journalled;
  }

  @Override
  public AlarmLife life() {
    return new NoLife();
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
