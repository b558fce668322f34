package org.parkwatch.alerting.cause;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.parkwatch.alerting.board.AlarmLife;
import org.parkwatch.alerting.board.Aside;
import org.parkwatch.alerting.board.ServiceOrder;
import org.parkwatch.alerting.journal.Note;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.facility.access.Viewer;

/**
 * What is done to a line is done to all alarms that it stands for; a note stands with its oldest,
 * whose id the line has.
 */
record LifeOfLines(AlarmLife inner, BiFunction<Viewer, Collection<Long>, List<Long>> unfolded)
    implements AlarmLife {

  @Override
  public CompletableFuture<Integer> reset(Viewer viewer, Collection<Long> alarms, String reason) {
    return inner.reset(viewer, unfolded.apply(viewer, alarms), reason);
  }

  @Override
  public CompletableFuture<Integer> note(Viewer viewer, Collection<Long> alarms, String text) {
    return inner.note(viewer, alarms, text);
  }

  @Override
  public CompletableFuture<Integer> handOver(
      Viewer viewer, Collection<Long> alarms, String to, String reason) {
    return inner.handOver(viewer, unfolded.apply(viewer, alarms), to, reason);
  }

  @Override
  public List<Note> notes(Viewer viewer, long alarm) {
    return inner.notes(viewer, alarm);
  }

  @Override
  public List<Aside> aside(Viewer viewer) {
    return inner.aside(viewer);
  }

  @Override
  public List<OutOfService> outOfService(Viewer viewer) {
    return inner.outOfService(viewer);
  }

  @Override
  public CompletableFuture<Integer> takeOut(Viewer viewer, ServiceOrder order) {
    return inner.takeOut(viewer, order);
  }

  @Override
  public CompletableFuture<Integer> putBack(Viewer viewer, String service, String reason) {
    return inner.putBack(viewer, service, reason);
  }
}
