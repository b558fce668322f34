package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.TrailUnavailable;
import org.parkwatch.ui.words.Figures;

/** Tells the alarm board something for the person at the screen, and says how it went. */
final class BoardCall {
  private static final int SHOWN_MILLIS = (int) Duration.ofSeconds(5).toMillis();

  private final Component owner;
  private final String word;

  /**
   * A kind of call.
   *
   * @param word that its texts begin with: {@code .done} takes how many there were, {@code .none}
   *     is for none, {@code .refused}, {@code .failed} and {@code .unrecorded} say why not
   */
  BoardCall(Component owner, String word) {
    this.owner = owner;
    this.word = word;
  }

  /**
   * Sends it.
   *
   * @param done runs under the session lock once it is durable or has failed
   */
  void send(Supplier<CompletableFuture<Integer>> call, Runnable done) {
    UI ui = owner.getUI().orElseThrow();
    CompletableFuture<Integer> sent;
    try {
      sent = call.get();
    } catch (AccessRefused refused) {
      say("refused", true);
      return;
    }
    var _ = sent.whenComplete((count, failure) -> answer(ui, count, failure, done));
  }

  private void answer(UI ui, @Nullable Integer count, @Nullable Throwable failure, Runnable done) {
    try {
      var _ =
          ui.access(() -> {
            if (failure == null && count != null) {
              say(count == 0 ? "none" : "done", false, Figures.count(count));
            } else {
              say(failure instanceof TrailUnavailable ? "unrecorded" : "failed", true);
            }
            done.run();
          });
    } catch (UIDetachedException e) {
      // the page was left meanwhile: what was done holds, there is nobody to tell
    }
  }

  private void say(String end, boolean bad, Object... params) {
    Notification note =
        Notification.show(
            owner.getTranslation(word + "." + end, params),
            SHOWN_MILLIS,
            Notification.Position.BOTTOM_START);
    if (bad) {
      note.addThemeVariants(NotificationVariant.LUMO_ERROR);
    }
  }
}
