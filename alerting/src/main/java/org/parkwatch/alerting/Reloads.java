package org.parkwatch.alerting;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;

/**
 * Rules and parks that wait for their place in the log: what they change is decided where the
 * command comes back from it. Thread-safe.
 */
final class Reloads {
  static final String TOPIC = "alerting.configuration";

  /**
   * What waits.
   *
   * @param done completes once it is in force and durable
   */
  record Waiting(ConditionPlan plan, CompletableFuture<Void> done) {}

  private final SampleSink commands;
  private final Map<UUID, Waiting> waiting = new ConcurrentHashMap<>();

  Reloads(SampleSink commands) {
    this.commands = commands;
  }

  /**
   * Sends a plan on its way; completes once it is in force and durable. Who cancels it before the
   * log has brought it takes it back.
   */
  CompletableFuture<Void> ask(ConditionPlan plan) {
    UUID request = UUID.randomUUID();
    CompletableFuture<Void> done = new CompletableFuture<>();
    waiting.put(request, new Waiting(plan, done));
    byte[] payload =
        ByteBuffer.allocate(3 * Long.BYTES)
            .putLong(request.getMostSignificantBits())
            .putLong(request.getLeastSignificantBits())
            .putLong(plan.park().revision())
            .array();
    CompletableFuture<Void> inForce =
        commands.command(new LogRecord.Command(TOPIC, payload)).thenCompose(at -> done);
    var _ = inForce.whenComplete((nothing, failure) -> waiting.remove(request));
    return inForce;
  }

  /** What a command of the log is about; empty for one of a process before this one. */
  Optional<Waiting> of(byte[] payload) {
    ByteBuffer buffer = ByteBuffer.wrap(payload);
    return Optional.ofNullable(waiting.get(new UUID(buffer.getLong(), buffer.getLong())));
  }

  /** Fails all that still wait. */
  void stop() {
    waiting
        .values()
        .forEach(one ->
            one.done()
                .completeExceptionally(
                    new IllegalStateException("stopped before the rules were in force")));
  }
}
