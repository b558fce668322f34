package org.parkwatch.ui.park;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.Optional;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.Side;
import org.parkwatch.ui.marks.Measured;
import org.parkwatch.ui.marks.Reading;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Figures;

/** One feed: current with a bar against its rating, and what it would carry alone. */
final class FeedRow extends Div {
  FeedRow(CabinetReadings cabinet, CabinetReadings.Feed feed) {
    addClassName("pw-feed");
    Optional<Reading> current = feed.read(PointNames.CURRENT);
    double amps = current.map(Reading::value).orElse(Double.NaN);
    double share = amps / feed.ratedAmps();
    Span side = new Span(name(feed.side()));
    side.addClassName("side");
    Span value =
        current.map(FeedRow::shown).orElseGet(() -> new Span(getTranslation("value.none")));
    value.addClassName("v");
    add(side, value, bar(share), right(share(share, feed.ratedAmps())));
    if (cabinet.feeds().size() > 1) {
      alone(cabinet.aloneAmps(), feed);
    }
  }

  private static Span shown(Reading reading) {
    return new Span(new Measured(reading));
  }

  private static String name(@org.jspecify.annotations.Nullable Side side) {
    return side == null ? "" : side.name();
  }

  private static Component bar(double share) {
    Div meter = new Div();
    meter.addClassName("pw-meter");
    if (Double.isFinite(share)) {
      Element fill = new Element("i");
      fill.getStyle().set("width", Math.clamp(share * 100, 0, 100) + "%");
      meter.getElement().appendChild(fill, new Element("em"));
      meter.setClassName("over", share > CabinetReadings.ALONE_LIMIT);
    }
    return meter;
  }

  private String share(double share, double ratedAmps) {
    if (Double.isFinite(share)) {
      return getTranslation(
          "feed.share", Figures.number(share * 100, 0), Figures.number(ratedAmps, 0));
    }
    return Double.isNaN(ratedAmps)
        ? ""
        : getTranslation("feed.rated", Figures.number(ratedAmps, 0));
  }

  private static Span right(String text) {
    Span right = new Span(text);
    right.addClassName("r");
    return right;
  }

  private void alone(double amps, CabinetReadings.Feed feed) {
    String other = feed.side() == Side.A ? "B" : "A";
    Span label = new Span(getTranslation("feed.alone", other));
    label.addClassName("wide");
    Span figure = new Span();
    figure.addClassName("r");
    if (Double.isNaN(amps)) {
      figure.add(new Measured(amps, "A", 1));
    } else {
      boolean over = amps > CabinetReadings.ALONE_LIMIT * feed.ratedAmps();
      if (over) {
        figure.add(new SeverityMark(3, AlarmState.ACKNOWLEDGED, 15));
      }
      String percent =
          Double.isNaN(feed.ratedAmps())
              ? ""
              : " · " + Figures.number(100 * amps / feed.ratedAmps(), 0) + " %";
      Span text = new Span(Figures.number(amps, 1) + " A" + percent);
      text.setClassName("over", over);
      figure.add(text);
    }
    add(new Span(), label, figure);
  }
}
