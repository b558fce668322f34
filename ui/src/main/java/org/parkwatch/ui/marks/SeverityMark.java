package org.parkwatch.ui.marks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;

/** Shape, number and colour of a level; filled while nobody has the alarm. */
@Tag("pw-sev")
public final class SeverityMark extends Component {
  public SeverityMark(int severity, AlarmState state, int sizePixels) {
    getElement().setAttribute("level", Integer.toString(severity));
    getElement().setAttribute("state", state(state));
    getElement().setAttribute("size", Integer.toString(sizePixels));
    getElement().setAttribute("label", getTranslation("level." + severity));
  }

  public static SeverityMark of(Alarm alarm, int sizePixels) {
    return new SeverityMark(alarm.severity(), alarm.state(), sizePixels);
  }

  /** The word for the state in the {@code state} attribute of the mark. */
  public static String state(AlarmState state) {
    return switch (state) {
      case UNACKNOWLEDGED -> "new";
      case ACKNOWLEDGED -> "ack";
      case RETURNED_UNACKNOWLEDGED, LATCHED -> "returned";
    };
  }
}
