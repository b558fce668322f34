package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.TrailUnavailable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.words.Figures;

/**
 * Takes note of alarms for the person at the screen and says how it went. It cannot be undone, so
 * it asks first when there are many.
 */
public final class Acknowledgement {
  /** Above so many alarms at once a person is asked first. */
  static final int ASK_ABOVE = 50;

  private static final int SHOWN_MILLIS = (int) Duration.ofSeconds(5).toMillis();

  private final Component owner;
  private final Sources sources;

  public Acknowledgement(Component owner, Sources sources) {
    this.owner = owner;
    this.sources = sources;
  }

  /** Whether this viewer may acknowledge at all; screens say why not where the button would be. */
  public static boolean allowed(Viewer viewer) {
    return viewer.may(Right.ACKNOWLEDGE);
  }

  /**
   * Acknowledges, after a question where they are many.
   *
   * @param done runs under the session lock once it is durable
   */
  public void take(Collection<Long> alarms, String reason, Runnable done) {
    List<Long> ids = List.copyOf(alarms);
    if (ids.isEmpty()) {
      return;
    }
    if (ids.size() <= ASK_ABOVE) {
      send(ids, reason, done);
      return;
    }
    String count = Figures.count(ids.size());
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(text("acknowledge.ask", count));
    dialog.setText(text("acknowledge.final"));
    dialog.setCancelable(true);
    dialog.setCancelText(text("cancel"));
    dialog.setConfirmText(text("acknowledge.count", count));
    dialog.addConfirmListener(confirm -> send(ids, reason, done));
    dialog.open();
  }

  private void send(List<Long> ids, String reason, Runnable done) {
    UI ui = owner.getUI().orElseThrow();
    CompletableFuture<Integer> sent;
    try {
      sent = sources.alarms().acknowledge(sources.viewers().current(), ids, reason);
    } catch (AccessRefused refused) {
      say(text("acknowledge.refused"), true);
      return;
    }
    var _ = sent.whenComplete((count, failure) -> answer(ui, count, failure, done));
  }

  private void answer(UI ui, @Nullable Integer count, @Nullable Throwable failure, Runnable done) {
    try {
      var _ =
          ui.access(() -> {
            if (failure == null && count != null) {
              say(text("acknowledge.done", Figures.count(count)), false);
            } else if (failure instanceof TrailUnavailable) {
              say(text("acknowledge.unrecorded"), true);
            } else {
              say(text("acknowledge.failed"), true);
            }
            done.run();
          });
    } catch (UIDetachedException e) {
      // the page was left meanwhile: the acknowledgement holds, there is nobody to tell
    }
  }

  private void say(String message, boolean bad) {
    Notification note =
        Notification.show(message, SHOWN_MILLIS, Notification.Position.BOTTOM_START);
    if (bad) {
      note.addThemeVariants(NotificationVariant.LUMO_ERROR);
    }
  }

  private String text(String key, Object... params) {
    return owner.getTranslation(key, params);
  }
}
