package org.parkwatch.ui.marks;

import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import org.parkwatch.telemetry.history.HistoryCapabilities;

/** Under a chart: what the store that it is read from cannot do. Hidden where it can all. */
public final class StoreNote extends Span {
  public StoreNote(HistoryCapabilities can) {
    addClassName("cap");
    List<String> lacks = new ArrayList<>();
    if (!can.readsAtOnce()) {
      lacks.add(getTranslation("history.late"));
    }
    if (!can.exactValues()) {
      lacks.add(getTranslation("history.rounded"));
    }
    if (!can.lastWins()) {
      lacks.add(getTranslation("history.repeats"));
    }
    setText(getTranslation("history.note", String.join(getTranslation("history.and"), lacks)));
    setVisible(!lacks.isEmpty());
  }
}
