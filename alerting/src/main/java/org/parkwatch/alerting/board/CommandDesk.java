package org.parkwatch.alerting.board;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.TrailUnavailable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;

/**
 * Puts what people do to alarms into the audit trail and into the log, and answers them when it
 * comes back from the log. Thread-safe.
 */
final class CommandDesk {
  private final SampleSink commands;
  private final AuditTrail audit;
  private final Map<UUID, CompletableFuture<Integer>> waiting = new ConcurrentHashMap<>();

  CommandDesk(SampleSink commands, AuditTrail audit) {
    this.commands = commands;
    this.audit = audit;
  }

  /**
   * Sends one command about several alarms. The audit trail has its entries before the command goes
   * out: nothing is done without one.
   *
   * @param reason is stripped and cut to what the log takes
   * @return completes with how many alarms it changed, once it is durable; fails with {@link
   *     TrailUnavailable} if nobody could write down who did it
   */
  CompletableFuture<Integer> send(
      Viewer viewer, AlarmCommand.Act act, List<Long> alarms, String reason, long forMillis) {
    return send(viewer, act, alarms, reason, forMillis, "");
  }

  /** As above: gives alarms to a person. */
  CompletableFuture<Integer> handOver(Viewer viewer, List<Long> alarms, String to, String reason) {
    return send(viewer, AlarmCommand.Act.HAND_OVER, alarms, reason, 0, to);
  }

  private CompletableFuture<Integer> send(
      Viewer viewer,
      AlarmCommand.Act act,
      List<Long> alarms,
      String reason,
      long forMillis,
      String to) {
    if (alarms.isEmpty()) {
      return CompletableFuture.completedFuture(0);
    }
    String why = reason.strip();
    if (why.length() > AlarmCommand.LONGEST_REASON) {
      why = why.substring(0, AlarmCommand.LONGEST_REASON);
    }
    String written = to.isEmpty() ? why : why.isEmpty() ? "to " + to : "to " + to + ": " + why;
    List<String> subjects = alarms.stream().map(alarm -> "alarm " + alarm).toList();
    UUID request = UUID.randomUUID();
    LogRecord.Command command =
        new AlarmCommand(request, act, viewer.name(), alarms, why, forMillis, to).encode();
    return send(viewer, action(act), subjects, written, request, command);
  }

  /** Takes something out of service; completes as commands about alarms do. */
  CompletableFuture<Integer> takeOut(Viewer viewer, ServiceOrder order) {
    UUID request = UUID.randomUUID();
    ServiceCommand command =
        new ServiceCommand(
            request,
            false,
            request.toString(),
            viewer.name(),
            order.target(),
            order.workOrder(),
            order.reason(),
            order.owner(),
            order.time().toMillis());
    String why =
        "%s, %s, %d min: %s"
            .formatted(order.workOrder(), order.owner(), order.time().toMinutes(), order.reason());
    return send(
        viewer, "service.out", List.of(order.target().code()), why, request, command.encode());
  }

  /** Puts it back. */
  CompletableFuture<Integer> putBack(Viewer viewer, OutOfService service, String reason) {
    UUID request = UUID.randomUUID();
    ServiceCommand command =
        new ServiceCommand(
            request, true, service.id(), viewer.name(), service.target(), "", "", "", 0);
    List<String> subject = List.of(service.target().code());
    return send(viewer, "service.back", subject, reason.strip(), request, command.encode());
  }

  private CompletableFuture<Integer> send(
      Viewer viewer,
      String action,
      List<String> subjects,
      String reason,
      UUID request,
      LogRecord.Command command) {
    try {
      for (String subject : subjects) {
        audit.append(viewer, action, subject, reason);
      }
    } catch (TrailUnavailable e) {
      return CompletableFuture.failedFuture(e);
    }
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    waiting.put(request, answer);
    return commands
        .command(command)
        .thenCompose(offset -> answer)
        .whenComplete((count, failure) -> waiting.remove(request));
  }

  private static String action(AlarmCommand.Act act) {
    return switch (act) {
      case ACKNOWLEDGE -> "alarm.acknowledge";
      case SHELVE, SHELVE_ONCE -> "alarm.shelve";
      case UNSHELVE -> "alarm.unshelve";
      case RESET -> "alarm.reset";
      case NOTE -> "alarm.note";
      case HAND_OVER -> "alarm.hand-over";
    };
  }

  /** Answers the call that waits for a command, if it was made here. */
  void answer(UUID request, int count) {
    CompletableFuture<Integer> answer = waiting.remove(request);
    if (answer != null) {
      answer.complete(count);
    }
  }

  /** Fails all calls that still wait: nobody reads the log any more. */
  void stop() {
    waiting
        .values()
        .forEach(answer ->
            answer.completeExceptionally(
                new IllegalStateException("stopped before the command was applied")));
  }
}
