package org.parkwatch.alerting.board;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.TrailUnavailable;
import org.parkwatch.facility.access.Viewer;
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
    if (alarms.isEmpty()) {
      return CompletableFuture.completedFuture(0);
    }
    String why = reason.strip();
    if (why.length() > AlarmCommand.LONGEST_REASON) {
      why = why.substring(0, AlarmCommand.LONGEST_REASON);
    }
    try {
      for (long alarm : alarms) {
        audit.append(viewer, action(act), "alarm " + alarm, why);
      }
    } catch (TrailUnavailable e) {
      return CompletableFuture.failedFuture(e);
    }
    UUID request = UUID.randomUUID();
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    waiting.put(request, answer);
    return commands
        .command(new AlarmCommand(request, act, viewer.name(), alarms, why, forMillis).encode())
        .thenCompose(offset -> answer)
        .whenComplete((count, failure) -> waiting.remove(request));
  }

  private static String action(AlarmCommand.Act act) {
    return switch (act) {
      case ACKNOWLEDGE -> "alarm.acknowledge";
      case SHELVE, SHELVE_ONCE -> "alarm.shelve";
      case UNSHELVE -> "alarm.unshelve";
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
