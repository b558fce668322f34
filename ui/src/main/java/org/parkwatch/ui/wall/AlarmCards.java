package org.parkwatch.ui.wall;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.board.Meaning;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.marks.Running;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/** The most pressing alarms of levels 1 and 2: one large, two beside it, the rest as a count. */
final class AlarmCards extends Div {
  private static final int BESIDE = 2;

  private final Language language;
  private final Words words;
  private Map<Long, Meaning> meanings = Map.of();

  AlarmCards(Language language, Words words) {
    this.language = language;
    this.words = words;
    addClassName("inc");
  }

  /**
   * Shows the alarms.
   *
   * @param grave the most pressing first
   * @param known what lines mean, of those that mean more than themselves
   */
  void show(List<Alarm> grave, Map<Long, Meaning> known, long nowMillis, ZoneId zone) {
    removeAll();
    meanings = Map.copyOf(known);
    if (grave.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("wall.quiet"));
      none.addClassName("quiet");
      add(none);
      return;
    }
    add(large(grave.getFirst(), nowMillis, zone));
    Div beside = new Div();
    beside.addClassName("i2s");
    grave.stream().skip(1).limit(BESIDE).map(this::small).forEach(beside::add);
    if (grave.size() > 1 + BESIDE) {
      Anchor rest =
          new Anchor(
              "alarms", getTranslation("wall.more", Figures.count(grave.size() - 1L - BESIDE)));
      rest.addClassName("rest");
      beside.add(rest);
    }
    add(beside);
  }

  private Div large(Alarm alarm, long nowMillis, ZoneId zone) {
    AlarmWords text = AlarmWords.of(alarm, language, words);
    Span level = new Span(getTranslation("level." + alarm.severity()));
    Div run =
        new Div(
            Running.of(alarm),
            level,
            new Span(
                getTranslation(
                    "alarms.since", Figures.moment(alarm.sinceMillis(), nowMillis, zone))));
    run.addClassName("run");
    Div words =
        new Div(new H1(text.place()), new Paragraph(what(text)), means(alarm), owner(alarm));
    Div card = new Div(SeverityMark.of(alarm, 72), words, run);
    card.addClassNames("i1", "l" + alarm.severity());
    return card;
  }

  private Div small(Alarm alarm) {
    AlarmWords text = AlarmWords.of(alarm, language, words);
    Div run = new Div(Running.of(alarm), owner(alarm));
    run.addClassName("run");
    Div words = new Div(new H2(text.place()), new Paragraph(what(text)));
    Div card = new Div(SeverityMark.of(alarm, 40), words, run);
    card.addClassNames("i2", "l" + alarm.severity());
    return card;
  }

  /** The sentence of an incident; who has it stands in it too. */
  private Span means(Alarm alarm) {
    Meaning meaning = meanings.get(alarm.id());
    Span means = new Span(meaning == null ? "" : meaning.sentence().in(language.locale()));
    means.addClassName("means");
    means.setVisible(meaning != null);
    return means;
  }

  private static String what(AlarmWords text) {
    return (text.what() + " " + text.value() + " " + text.limit()).strip();
  }

  private Component owner(Alarm alarm) {
    String account = alarm.acknowledgedBy();
    Span owner =
        new Span(
            account == null
                ? getTranslation("wall.nobody")
                : getTranslation("alarms.has-it", account));
    owner.addClassName(alarm.state() == AlarmState.UNACKNOWLEDGED ? "nobody" : "owner");
    return owner;
  }
}
