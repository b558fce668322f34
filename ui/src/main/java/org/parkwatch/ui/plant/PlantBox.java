package org.parkwatch.ui.plant;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.ui.marks.Age;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Figures;

/**
 * A node of a diagram: what it is, how it stands in words, its values, the gravest alarm on it.
 * Leads to what there is to know more. Stays the same element while its values change, so that it
 * keeps the focus.
 */
final class PlantBox extends Anchor {
  private static final int MARK = 16;

  private final Div title = new Div();
  private final Div state = new Div();
  private final Div values = new Div();
  private final String label;
  private final List<String> looks = new ArrayList<>();
  private String shown = "";

  PlantBox(PlantLayout.Box box, double width, String label, String name, String target) {
    super(target);
    this.label = label;
    addClassName("pl-box");
    addClassName(box.bar() ? "bar" : box.node().tie() ? "tie" : "one");
    getElement().setAttribute("router-link", true);
    getElement().setAttribute("title", name);
    title.addClassName("t");
    state.addClassName("w");
    values.addClassName("v");
    add(title, state, values);
    getStyle()
        .set("left", percent(box.left() / width))
        .set("width", percent((box.right() - box.left()) / width))
        .set("top", pixels(box.top()))
        .set("height", pixels(box.bottom() - box.top()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * share);
  }

  private static String pixels(double length) {
    return String.format(Locale.ROOT, "%.0fpx", length);
  }

  void mark(boolean found) {
    getElement().getClassList().set("found", found);
  }

  /**
   * Shows it as it is now.
   *
   * @param alarms that stand on it, the most pressing first
   */
  void show(Reading reading, List<Alarm> alarms) {
    String key =
        reading
            + (alarms.isEmpty() ? "" : " " + alarms.getFirst().id() + alarms.getFirst().state());
    if (key.equals(shown)) {
      return;
    }
    shown = key;
    getClassNames().removeAll(looks);
    looks.clear();
    looks.add("s-" + reading.state().name().toLowerCase(Locale.ROOT));
    title.removeAll();
    if (!alarms.isEmpty()) {
      Alarm first = alarms.getFirst();
      if (first.severity() <= 3) {
        looks.add("e" + first.severity());
      }
      title.add(SeverityMark.of(first, MARK));
    }
    getClassNames().addAll(looks);
    title.add(new Span(label));
    state.removeAll();
    state.add(new Span(words(this, reading.said())));
    if (reading.state() == Reading.State.UNKNOWN && reading.heardMillis() > 0) {
      state.add(new Age(reading.heardMillis()));
    }
    values.removeAll();
    reading.figures().forEach(figure -> values.add(written(figure)));
  }

  static String words(Component screen, Reading.Said said) {
    String word = screen.getTranslation(said.key(), said.parts().toArray());
    return said.about().isEmpty() ? word : said.about() + " " + word;
  }

  private static Span written(Reading.Figure figure) {
    Span unit = new Span(figure.unit());
    unit.addClassName("u");
    Span all = new Span(new Span(Figures.number(figure.value(), figure.decimals())), unit);
    all.addClassName("f");
    return all;
  }
}
