package org.parkwatch.ui.park;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;
import java.util.stream.Collectors;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.air.AirPlan;
import org.parkwatch.ui.air.Envelope;
import org.parkwatch.ui.air.RoomAir;
import org.parkwatch.ui.marks.Measured;
import org.parkwatch.ui.marks.Section;

/**
 * The air of a room as lists: the same that the map draws, for reading and for readers of screens.
 */
final class AirPanel extends Div {
  private final Sources sources;
  private final Viewer viewer;
  private final AirPlan.Plans plans;
  private final Place room;
  private final Div now = new Div();

  AirPanel(Sources sources, Viewer viewer, AirPlan.Plans plans, Place room) {
    this.sources = sources;
    this.viewer = viewer;
    this.plans = plans;
    this.room = room;
    addClassName("pw-air");
    now.addClassName("pw-now");
    add(new H2(getTranslation("air.title", room.names().in(getLocale()))), now);
    refresh();
  }

  /** Reads everything again. */
  void refresh() {
    Park park = sources.parks().current(viewer);
    Envelope envelope = new Envelope(park.place(room.id()).air());
    RoomAir air = RoomAir.of(plans.of(park).room(room.id()), envelope, sources.latest());
    now.removeAll();
    if (!air.marks().isEmpty()) {
      now.add(marks(air));
    }
    now.add(aisles(air, envelope), units(air));
  }

  private Component marks(RoomAir air) {
    Section section = new Section(getTranslation("air.watch"), "");
    UnorderedList list = list();
    for (RoomAir.Mark mark : air.marks()) {
      String what =
          mark.what().stream()
              .limit(3)
              .map(names -> names.in(getLocale()))
              .collect(Collectors.joining(", "));
      String more = mark.what().size() > 3 ? " +" + (mark.what().size() - 3) : "";
      Div value = new Div();
      value.addClassName("values");
      value.add(state(getTranslation("state." + word(mark.state())), known(mark)));
      if (!Double.isNaN(mark.metres())) {
        value.add(new Measured(mark.metres(), "m", 1));
      }
      list.add(new ListItem(link(mark.device().code(), what + more), value));
    }
    section.add(list);
    return section;
  }

  private static boolean known(RoomAir.Mark mark) {
    return mark.state() != DeviceState.UNKNOWN;
  }

  private Component aisles(RoomAir air, Envelope envelope) {
    Section section = new Section(getTranslation("air.aisles"), envelope.air().standard());
    if (air.aisles().isEmpty()) {
      section.add(quiet("air.no-aisles"));
    }
    UnorderedList list = list();
    for (RoomAir.Aisle aisle : air.aisles()) {
      Div values = new Div();
      values.addClassName("values");
      values.add(measured(aisle.celsius(), "°C"), measured(aisle.humidity(), "% RH", 0));
      ListItem item = new ListItem(new Span(aisle.zone().names().in(getLocale())), values);
      if (aisle.verdict() != Envelope.Verdict.NONE
          && aisle.verdict() != Envelope.Verdict.RECOMMENDED) {
        Span verdict = new Span(getTranslation("air." + word(aisle.verdict())));
        verdict.addClassName("verdict");
        item.add(verdict);
      }
      list.add(item);
    }
    section.add(list);
    return section;
  }

  private Component units(RoomAir air) {
    Section section = new Section(getTranslation("air.units"), getTranslation("air.supply-return"));
    if (air.units().isEmpty()) {
      section.add(quiet("air.no-units"));
    }
    UnorderedList list = list();
    for (RoomAir.Unit unit : air.units()) {
      Div values = new Div();
      values.addClassName("values");
      boolean known = unit.state() != RoomAir.UnitState.UNKNOWN;
      values.add(
          state(getTranslation("air.unit." + word(unit.state())), known),
          measured(unit.supply(), "°C"),
          measured(unit.back(), "°C"));
      list.add(new ListItem(link(unit.device().code(), unit.names().in(getLocale())), values));
    }
    section.add(list);
    return section;
  }

  private static Component measured(double value, String unit) {
    return measured(value, unit, 1);
  }

  private static Component measured(double value, String unit, int decimals) {
    return new Span(new Measured(value, unit, decimals));
  }

  private static Span state(String text, boolean known) {
    Span state = new Span(new Span(text));
    if (!known) {
      state.addClassNames("pw-stale", "hatch");
    }
    return state;
  }

  private Span quiet(String key) {
    Span text = new Span(getTranslation(key));
    text.addClassName("t3");
    return text;
  }

  private static UnorderedList list() {
    UnorderedList list = new UnorderedList();
    list.getElement().setAttribute("role", "list");
    return list;
  }

  private static Anchor link(String device, String text) {
    Anchor link = new Anchor("device/" + device, text);
    link.getElement().setAttribute("router-link", true);
    return link;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
