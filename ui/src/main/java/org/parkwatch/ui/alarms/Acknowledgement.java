package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.util.Collection;
import java.util.List;
import org.parkwatch.facility.access.Right;
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
    new BoardCall(owner, "acknowledge")
        .send(() -> sources.alarms().acknowledge(sources.viewers().current(), ids, reason), done);
  }

  private String text(String key, Object... params) {
    return owner.getTranslation(key, params);
  }
}
