package org.parkwatch.ui.park;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.marks.Running;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/** Alarms in a panel: mark, line, running time, and who has it. */
final class AlarmLines extends Div {
  private final Words words;

  AlarmLines(Words words) {
    this.words = words;
  }

  /**
   * Shows these alarms.
   *
   * @param none what to say if there are none
   */
  void show(List<Alarm> alarms, String none) {
    removeAll();
    if (alarms.isEmpty()) {
      Paragraph text = new Paragraph(none);
      text.addClassName("t3");
      add(text);
    }
    for (Alarm alarm : alarms) {
      add(row(alarm));
    }
  }

  private Div row(Alarm alarm) {
    AlarmWords text = AlarmWords.of(alarm, Language.of(getLocale()), words);
    Div row = new Div(SeverityMark.of(alarm, 17), text.line(), Running.of(alarm));
    row.addClassName("pw-alarm");
    String owner = alarm.acknowledgedBy();
    if (owner != null) {
      Span sub = new Span(getTranslation("alarms.has-it", owner));
      sub.addClassName("sub");
      row.add(sub);
    }
    return row;
  }
}
