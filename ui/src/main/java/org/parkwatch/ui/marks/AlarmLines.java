package org.parkwatch.ui.marks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/** Alarms in a panel: mark, line, running time, and who has it. */
public final class AlarmLines extends Div {
  private final Words words;

  public AlarmLines(Words words) {
    this.words = words;
  }

  /**
   * Shows these alarms.
   *
   * @param none what to say if there are none
   */
  public void show(Park park, List<Alarm> alarms, String none) {
    removeAll();
    if (alarms.isEmpty()) {
      Paragraph text = new Paragraph(none);
      text.addClassName("t3");
      add(text);
    }
    for (Alarm alarm : alarms) {
      add(row(park, alarm));
    }
  }

  private Div row(Park park, Alarm alarm) {
    AlarmWords text = AlarmWords.of(alarm, Language.of(getLocale()), words);
    Div row = new Div(SeverityMark.of(alarm, 17), line(park, alarm, text), Running.of(alarm));
    row.addClassName("pw-alarm");
    String owner = alarm.acknowledgedBy();
    if (owner != null) {
      Span sub = new Span(getTranslation("alarms.has-it", owner));
      sub.addClassName("sub");
      row.add(sub);
    }
    return row;
  }

  /** The line itself, leading to its cabinet on the map where it has one. */
  private static Component line(Park park, Alarm alarm, AlarmWords text) {
    if (alarm.cabinet() < 0) {
      return text.line();
    }
    Anchor link = new Anchor("?cabinet=" + park.cabinet(alarm.cabinet()).code(), text.line());
    link.getElement().setAttribute("router-link", true);
    link.addClassName("quiet");
    return link;
  }
}
