package org.parkwatch.ui.marks;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/**
 * An alarm as a line in its fixed order: place, what, value, limit.
 *
 * @param value with its unit, empty where the alarm is about silence or a state: a number would say
 *     nothing there
 * @param limit in brackets, empty where there is none
 */
public record AlarmWords(String place, String what, String value, String limit) {
  private static final char NO_BREAK = '\u00a0';

  public static AlarmWords of(Alarm alarm, Language language, Words words) {
    boolean passed = !Double.isNaN(alarm.value()) && !Double.isNaN(alarm.limit());
    String value = passed ? figure(alarm, alarm.value()) : "";
    String limit =
        passed
            ? words.getTranslation("alarm.limit", language.locale(), figure(alarm, alarm.limit()))
            : "";
    return new AlarmWords(
        alarm.place().in(language.locale()), alarm.what().in(language.locale()), value, limit);
  }

  private static String figure(Alarm alarm, double value) {
    String number = Figures.number(value, alarm.decimals());
    String unit = Figures.unit(alarm.unit());
    return unit.isEmpty() ? number : number + NO_BREAK + unit;
  }

  /** The whole line as plain text, for search and for readers of screens. */
  public String plain() {
    return String.join(" ", place, what, value, limit).strip();
  }

  /** The line with its value in bold. */
  public Span line() {
    Span line = new Span();
    line.addClassName("pw-line");
    Element bold = new Element("b").setText(value);
    Span name = new Span(place);
    name.addClassName("place");
    line.add(name);
    line.getElement().appendChild(Element.createText(what + " "), bold);
    if (!limit.isEmpty()) {
      line.getElement().appendChild(Element.createText(" " + limit));
    }
    return line;
  }
}
