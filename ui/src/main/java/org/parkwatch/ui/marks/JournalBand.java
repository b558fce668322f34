package org.parkwatch.ui.marks;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.parkwatch.alerting.board.AlarmBoard;

/** Says loudly that alarms are not being written to disk; not there while they are. */
public final class JournalBand extends Div {
  public JournalBand() {
    addClassName("pw-unwritten");
    getElement().setAttribute("role", "alert");
    Span what = new Span(getTranslation("journal.unwritten"));
    what.addClassName("b");
    add(what, new Span(getTranslation("journal.unwritten-why")));
    setVisible(false);
  }

  /** Reads the state again. */
  public void refresh(AlarmBoard board) {
    setVisible(!board.journalled());
  }
}
