package org.parkwatch.alerting.book;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Park;

/** Has the alarm engine go over to other rules, or leaves it as it is. Thread-safe. */
final class Handover {
  /** The log brings the change to the alarms within a group or two. */
  static final Duration WITHIN = Duration.ofSeconds(60);

  private @Nullable BiFunction<RuleSet, Park, CompletableFuture<Void>> engine;
  private Duration within = WITHIN;

  synchronized void attach(
      BiFunction<RuleSet, Park, CompletableFuture<Void>> goesOver, Duration patience) {
    engine = goesOver;
    within = patience;
  }

  /**
   * Goes over; nobody is there to do so before an engine is attached.
   *
   * @throws IllegalStateException if that was not done in time: then it is taken back
   */
  synchronized void goOver(RuleSet rules, Park park) {
    if (engine == null) {
      return;
    }
    CompletableFuture<Void> done = engine.apply(rules, park);
    try {
      done.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      done.cancel(false);
      throw new IllegalStateException("the alarms still go by the rules before", e);
    } catch (InterruptedException e) {
      done.cancel(false);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the alarms went over", e);
    }
  }
}
