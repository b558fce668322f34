package org.parkwatch.ui.marks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import org.parkwatch.alerting.board.Alarm;

/** Time since an instant; the browser counts on by itself. */
@Tag("pw-run")
public final class Running extends Component {
  public Running(long sinceMillis) {
    getElement().setAttribute("since", Long.toString(sinceMillis));
  }

  /** How long an alarm runs, or how long it ran if it has ended. */
  public static Running of(Alarm alarm) {
    Running running = new Running(alarm.sinceMillis());
    if (alarm.returnedMillis() > 0) {
      running.getElement().setAttribute("until", Long.toString(alarm.returnedMillis()));
    }
    return running;
  }
}
