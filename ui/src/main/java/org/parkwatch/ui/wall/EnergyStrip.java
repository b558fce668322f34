package org.parkwatch.ui.wall;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.parkwatch.capacity.energy.EnergyPoints;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.ui.words.Figures;

/**
 * What the park draws and how efficient it is, in one line: the derived points of the park. What is
 * measured in part says so, what is not measured has no number: a PUE exists only where 95 % of 24
 * hours is measured.
 */
final class EnergyStrip extends Div {
  private static final double KW_OF_A_MW = 1000;

  private final Item total = new Item("wall.facility-power", "MW");
  private final Item it = new Item("wall.it-power", "MW");
  private final Item demand = new Item("wall.demand", "MW");
  private final Item pue = new Item("wall.pue", "");
  private @Nullable Park park;
  private @Nullable DerivedBlock block;

  EnergyStrip() {
    addClassName("energy");
    add(total, it, demand, pue);
  }

  /** Shows the figures of now. */
  void show(Park current, Latest latest) {
    if (park != current) {
      park = current;
      block =
          current.places().stream()
              .filter(place -> place.kind() == PlaceKind.PARK)
              .findFirst()
              .flatMap(place -> current.derivedOf(OwnerKind.PARK, place.id()))
              .orElse(null);
    }
    total.show(current, latest, id(EnergyPoints.FACILITY_POWER), EnergyStrip::megawatts, "");
    it.show(current, latest, id(EnergyPoints.IT_POWER), EnergyStrip::megawatts, "");
    demand.show(
        current,
        latest,
        id(EnergyPoints.DEMAND_MAX),
        EnergyStrip::megawatts,
        "wall.since-measured");
    if (!demand.shown) {
      demand.note(getTranslation("wall.demand-none"));
    }
    pue.show(current, latest, id(EnergyPoints.PUE), ratio -> Figures.number(ratio, 2), "");
    double category = value(current, latest, id(EnergyPoints.PUE_CATEGORY));
    double share = value(current, latest, id(EnergyPoints.PUE_SHARE));
    if (!pue.shown) {
      double live = value(current, latest, id(EnergyPoints.PUE_LIVE));
      pue.note(Double.isNaN(live) ? "" : getTranslation("wall.pue-none", Figures.number(live, 2)));
    } else if (!Double.isNaN(category) && !Double.isNaN(share)) {
      pue.note(
          getTranslation(
              "wall.pue-category", Figures.number(category, 0), Figures.number(share, 0)));
    }
  }

  private int id(String name) {
    return block == null ? -1 : block.pointId(name);
  }

  private static double value(Park park, Latest latest, int point) {
    return point < 0 ? Double.NaN : PointList.fresh(park, latest, point);
  }

  private static String megawatts(double kw) {
    return Figures.number(kw / KW_OF_A_MW, 2);
  }

  /** A word, a number with its unit, a note. */
  @Tag("span")
  private static final class Item extends Component implements HasComponents {
    private final Span number = new Span();
    private final Span unit = new Span();
    private final Span note = new Span();
    private final String unitText;
    private boolean shown;

    Item(String word, String unitText) {
      this.unitText = unitText;
      number.addClassName("n");
      unit.addClassName("u");
      note.addClassName("note");
      add(new Span(getTranslation(word)), number, unit, note);
    }

    /** Shows a point; a partly measured one with the words of {@code partial}. */
    void show(Park park, Latest latest, int point, DoubleFunction<String> text, String partial) {
      double value = value(park, latest, point);
      shown = !Double.isNaN(value);
      number.setText(shown ? text.apply(value) : getTranslation("wall.not-yet"));
      number.setClassName("none", !shown);
      number.setClassName("hatch", !shown);
      unit.setText(shown ? unitText : "");
      boolean part =
          shown && latest.quality(point) == Quality.UNCERTAIN_PARTIAL.code() && !partial.isEmpty();
      note.setText(part ? getTranslation(partial) : "");
    }

    void note(String text) {
      note.setText(text);
    }
  }
}
