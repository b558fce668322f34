package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import org.parkwatch.alerting.board.Advice;
import org.parkwatch.ui.marks.Section;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;

/** What the rule says: what to do, by when, and what happens otherwise. */
final class AdviceBox extends Div {
  AdviceBox(Advice advice) {
    Section section =
        new Section(
            getTranslation("advice.title"),
            getTranslation(
                "advice.within", Figures.age(advice.timeToRespond(), Language.of(getLocale()))));
    DescriptionList said = new DescriptionList();
    said.addClassName("pw-reasons");
    said.add(
        new DescriptionList.Term(getTranslation("advice.response")),
        new DescriptionList.Description(advice.response().in(getLocale())),
        new DescriptionList.Term(getTranslation("advice.consequence")),
        new DescriptionList.Description(advice.consequence().in(getLocale())));
    section.add(said);
    String runbook = advice.runbook();
    if (runbook != null) {
      Anchor link = new Anchor(runbook, getTranslation("advice.runbook"));
      link.setTarget(AnchorTarget.BLANK);
      link.getElement().setAttribute("rel", "noopener noreferrer");
      section.add(link);
    }
    add(section);
  }
}
