package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.Impact;
import org.parkwatch.alerting.board.Incident;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/**
 * What an incident means: its numbers, its sentence, and why each alarm of it is shown or hidden.
 */
final class IncidentBox extends Div {
  private static final int MOST_REASONS = 8;

  private final Words words;

  IncidentBox(Incident incident, Words words) {
    this.words = words;
    addClassName("pw-incident");
    numbers(incident);
    Paragraph sentence = new Paragraph(incident.sentence().in(getLocale()));
    sentence.addClassName("sentence");
    add(sentence, reasons(incident));
  }

  private void numbers(Incident incident) {
    DescriptionList numbers = new DescriptionList();
    numbers.addClassNames("pw-kvs", "four");
    @Nullable Impact impact = incident.impact();
    if (impact != null && !impact.none()) {
      number(numbers, "incident.single", impact.singleFed(), "incident.cabinets");
      number(numbers, "incident.dark", impact.dark(), "incident.cabinets");
      number(numbers, "incident.tenants", impact.tenants(), "");
    }
    number(numbers, "incident.alarms", incident.parts().size(), "");
    add(numbers);
  }

  private void number(DescriptionList to, String name, int count, String unit) {
    Span figure = new Span(Figures.count(count));
    DescriptionList.Description value = new DescriptionList.Description(figure);
    if (!unit.isEmpty()) {
      Span word = new Span(getTranslation(unit));
      word.addClassNames("words", "t2");
      value.add(word);
    }
    to.add(new Div(new DescriptionList.Term(getTranslation(name)), value));
  }

  private DescriptionList reasons(Incident incident) {
    DescriptionList reasons = new DescriptionList();
    reasons.addClassName("pw-reasons");
    List<PartGroup> groups = PartGroup.of(incident);
    for (PartGroup group : groups.subList(0, Math.min(groups.size(), MOST_REASONS))) {
      boolean hidden = group.role() == PartGroup.Role.FOLDED;
      Span what = new Span(subject(group));
      what.addClassName("hi");
      DescriptionList.Description why = new DescriptionList.Description(what);
      why.add(new Span(getTranslation("incident.because", group.why().in(getLocale()))));
      reasons.add(
          new DescriptionList.Term(getTranslation(hidden ? "incident.hidden" : "incident.shown")),
          why);
    }
    if (groups.size() > MOST_REASONS) {
      reasons.add(
          new DescriptionList.Term(""),
          new DescriptionList.Description(
              getTranslation("part.more", Figures.count(groups.size() - MOST_REASONS))));
    }
    return reasons;
  }

  private String subject(PartGroup group) {
    return group.single()
        ? AlarmWords.of(group.earliest(), Language.of(getLocale()), words).plain()
        : getTranslation(
            "part.times", Figures.count(group.alarms().size()), group.what().in(getLocale()));
  }
}
