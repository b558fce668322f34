package org.parkwatch.ui.wall;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.OptionalDouble;
import org.parkwatch.ui.words.Figures;

/** A label above a value with its unit; a hatch with words where nothing fresh stands behind it. */
final class Metric extends Div {
  private final Span value = new Span();
  private final Span unit = new Span();

  Metric(String label) {
    Div key = new Div();
    key.setText(label);
    key.addClassName("k");
    unit.addClassName("u");
    Div line = new Div(value, unit);
    line.addClassName("v");
    add(key, line);
  }

  void show(OptionalDouble number, int decimals, String unitText) {
    if (number.isEmpty()) {
      none();
    } else {
      show(Figures.number(number.getAsDouble(), decimals), unitText);
    }
  }

  void show(String text, String unitText) {
    value.removeClassNames("hatch", "none");
    value.setText(text);
    unit.setText(unitText);
  }

  void none() {
    value.addClassNames("hatch", "none");
    value.setText(getTranslation("wall.no-data"));
    unit.setText("");
  }
}
