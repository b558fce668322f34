package org.parkwatch.ui.park;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.ui.marks.Measured;
import org.parkwatch.ui.marks.Section;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Figures;

/**
 * What a cabinet draws and by which meters, both feeds, and what would be if one were lost. The
 * sums come from the derived points; where a park has none, from the rack PDUs alone.
 */
final class CabinetPower extends Div {
  CabinetPower(CabinetReadings readings, Optional<CabinetDerived> derived) {
    String note = derived.map(CabinetDerived::sourceWord).orElse("cabinet.meters");
    Section section = new Section(getTranslation("cabinet.power"), getTranslation(note));
    DescriptionList figures = list();
    derived.ifPresentOrElse(
        known -> drawn(figures, readings, known), () -> drawn(figures, readings));
    readings
        .first(PointNames.VOLTAGE)
        .ifPresent(voltage -> pair(figures, "cabinet.voltage", new Measured(voltage)));
    section.add(figures);
    for (CabinetReadings.Feed feed : readings.feeds()) {
      section.add(new FeedRow(readings, feed));
    }
    derived.ifPresent(known -> section.add(loss(known, readings.feeds().size() > 1)));
    derived
        .filter(CabinetDerived::contradicts)
        .ifPresent(known -> section.add(contradiction(known)));
    add(section);
  }

  private void drawn(DescriptionList figures, CabinetReadings readings) {
    pair(figures, "cabinet.drawn", new Measured(readings.powerKw(), "kW", 1));
    if (!Double.isNaN(readings.contractKw())) {
      pair(figures, "cabinet.of-contract", new Measured(readings.percentOfContract(), "%", 0));
    }
  }

  private void drawn(DescriptionList figures, CabinetReadings readings, CabinetDerived known) {
    pair(figures, "cabinet.drawn", new Measured(known.power(), 1));
    if (!Double.isNaN(readings.contractKw())) {
      double percent = 100 * known.power().value() / readings.contractKw();
      pair(figures, "cabinet.of-contract", new Measured(percent, "%", 0));
      pair(figures, "cabinet.headroom", new Measured(known.headroom(), 1));
    }
  }

  private DescriptionList loss(CabinetDerived known, boolean twoFeeds) {
    DescriptionList figures = list();
    if (twoFeeds) {
      Measured load = new Measured(known.failover(), 0);
      Span value = new Span(load);
      if (known.overAlone()) {
        value.addComponentAsFirst(new SeverityMark(3, AlarmState.ACKNOWLEDGED, 15));
      }
      pair(figures, "cabinet.failover", value);
      pair(figures, "cabinet.rating-left", new Measured(known.ratingLeft(), "%", 0));
    }
    if (known.disagreement().atMillis() > 0) {
      pair(figures, "cabinet.disagreement", new Measured(known.disagreement(), 1));
    }
    Span state = new Span();
    if (known.redundant() || known.redundancyWord().equals("cabinet.feeds-unknown")) {
      state.add(getTranslation(known.redundancyWord()));
    } else {
      state.add(new SeverityMark(3, AlarmState.ACKNOWLEDGED, 15));
      state.add(" " + getTranslation(known.redundancyWord()));
    }
    state.addClassName("words");
    pair(figures, "cabinet.redundancy", state);
    return figures;
  }

  private Paragraph contradiction(CabinetDerived known) {
    Paragraph text =
        new Paragraph(
            getTranslation("cabinet.contradicts", Figures.number(known.disagreement().value(), 1)));
    text.addClassName("remark");
    return text;
  }

  private static DescriptionList list() {
    DescriptionList list = new DescriptionList();
    list.addClassName("pw-kvs");
    return list;
  }

  private void pair(DescriptionList list, String word, Component value) {
    Div pair =
        new Div(
            new DescriptionList.Term(getTranslation(word)), new DescriptionList.Description(value));
    list.getElement().appendChild(pair.getElement());
  }
}
