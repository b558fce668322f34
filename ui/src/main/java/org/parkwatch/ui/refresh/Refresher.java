package org.parkwatch.ui.refresh;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calls components back at a steady pace while they are on a screen. One thread for all screens; a
 * screen that is slow gets one call at a time and misses the others. Thread-safe.
 */
public final class Refresher implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("ui-refresh").factory());

  /**
   * Runs {@code refresh} under the session lock every {@code period} from each attach to the next
   * detach of {@code owner}.
   */
  public void follow(Component owner, Duration period, Runnable refresh) {
    owner.addAttachListener(attach -> {
      UI ui = attach.getUI();
      ScheduledFuture<?> turns = start(ui, period, refresh);
      owner.addDetachListener(detach -> {
        detach.unregisterListener();
        turns.cancel(false);
      });
    });
  }

  private ScheduledFuture<?> start(UI ui, Duration period, Runnable refresh) {
    AtomicBoolean waiting = new AtomicBoolean();
    return clock.scheduleAtFixedRate(
        () -> turn(ui, refresh, waiting),
        period.toMillis(),
        period.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private static void turn(UI ui, Runnable refresh, AtomicBoolean waiting) {
    if (!waiting.compareAndSet(false, true)) {
      return;
    }
    try {
      var _ =
          ui.access(() -> {
            waiting.set(false);
            refresh.run();
          });
    } catch (UIDetachedException e) {
      // the screen went away between two turns; its detach listener ends them
      waiting.set(false);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
