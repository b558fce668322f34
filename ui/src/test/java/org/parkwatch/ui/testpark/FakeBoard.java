package org.parkwatch.ui.testpark;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.alerting.board.AlarmLife;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.board.Shelved;
import org.parkwatch.alerting.board.Shelving;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Names;

/** Standing alarms that a test sets. */
public final class FakeBoard implements AlarmBoard {
  private final AtomicLong revision = new AtomicLong();
  private volatile List<Alarm> standing = List.of();

  public void set(List<Alarm> alarms) {
    standing = List.copyOf(alarms);
    revision.incrementAndGet();
  }

  /** An alarm on a cabinet, or on a room where the cabinet is -1. */
  public static Alarm alarm(long id, int severity, AlarmState state, int cabinet, int room) {
    @Nullable String by = state == AlarmState.ACKNOWLEDGED ? "chen" : null;
    return new Alarm(
        id,
        severity,
        state,
        "rule",
        0,
        0,
        cabinet,
        room,
        Names.same("R305 A07"),
        Names.same("feed A current"),
        26.3,
        25.6,
        "A",
        1,
        1,
        0,
        by,
        0,
        null);
  }

  @Override
  public List<Alarm> standing(Viewer viewer) {
    return standing;
  }

  @Override
  public List<Alarm> ended(Viewer viewer, int limit) {
    return List.of();
  }

  @Override
  public long revision() {
    return revision.get();
  }

  @Override
  public CompletableFuture<Integer> acknowledge(
      Viewer viewer, Collection<Long> alarms, String reason) {
    return CompletableFuture.failedFuture(new UnsupportedOperationException("not in this test"));
  }

  @Override
  public List<Shelved> shelved(Viewer viewer) {
    return List.of();
  }

  @Override
  public CompletableFuture<Integer> shelve(
      Viewer viewer, Collection<Long> alarms, Shelving how, String reason) {
    return acknowledge(viewer, alarms, reason);
  }

  @Override
  public CompletableFuture<Integer> unshelve(Viewer viewer, Collection<Long> alarms) {
    return acknowledge(viewer, alarms, "");
  }

  @Override
  public AlarmLife life() {
    return new NoLife();
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return () -> {};
  }
}
