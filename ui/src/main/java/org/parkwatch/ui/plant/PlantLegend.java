package org.parkwatch.ui.plant;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** What the frames of a drawing mean. */
final class PlantLegend extends Div {
  PlantLegend(boolean power) {
    addClassName("pl-legend");
    add(entry("s-live", power ? "plant.legend.energised" : "plant.legend.running"));
    add(entry("s-idle", power ? "plant.legend.idle" : "plant.legend.standby"));
    add(entry("s-dead", "plant.legend.dead"));
    add(entry("s-battery", power ? "plant.legend.battery" : "plant.legend.tank"));
    if (power) {
      add(entry("s-bypass", "plant.legend.bypass"));
    }
    add(entry("s-degraded", "plant.legend.degraded"));
    add(entry("s-unknown", "plant.legend.unknown"));
    add(entry("s-unmeasured", "plant.legend.unmeasured"));
  }

  private Div entry(String look, String word) {
    Span sample = new Span();
    sample.addClassNames("pl-sample", look);
    Div entry = new Div(sample, new Span(getTranslation(word)));
    entry.addClassName("pl-entry");
    return entry;
  }
}
