package org.parkwatch.ui.testpark;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.parkwatch.alerting.board.AlarmLife;
import org.parkwatch.alerting.board.Aside;
import org.parkwatch.alerting.board.ServiceOrder;
import org.parkwatch.alerting.journal.Note;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.facility.access.Viewer;

/** Alarms without notes, and nothing out of service; every command fails. */
public final class NoLife implements AlarmLife {
  private static CompletableFuture<Integer> none() {
    return CompletableFuture.failedFuture(new UnsupportedOperationException("not in this test"));
  }

  @Override
  public CompletableFuture<Integer> reset(Viewer viewer, Collection<Long> alarms, String reason) {
    return none();
  }

  @Override
  public CompletableFuture<Integer> note(Viewer viewer, Collection<Long> alarms, String text) {
    return none();
  }

  @Override
  public CompletableFuture<Integer> handOver(
      Viewer viewer, Collection<Long> alarms, String to, String reason) {
    return none();
  }

  @Override
  public List<Note> notes(Viewer viewer, long alarm) {
    return List.of();
  }

  @Override
  public List<Aside> aside(Viewer viewer) {
    return List.of();
  }

  @Override
  public List<OutOfService> outOfService(Viewer viewer) {
    return List.of();
  }

  @Override
  public CompletableFuture<Integer> takeOut(Viewer viewer, ServiceOrder order) {
    return none();
  }

  @Override
  public CompletableFuture<Integer> putBack(Viewer viewer, String service, String reason) {
    return none();
  }
}
