package org.parkwatch.ui.device;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.ui.marks.Section;
import org.parkwatch.ui.words.Figures;

/** What a device is: equipment, make, address, place, and what hangs on what. */
final class DeviceFacts extends Div {
  private static final int MOST_LINKS = 12;

  private final Park park;

  DeviceFacts(Park park, Device device) {
    this.park = park;
    addClassName("facts");
    Equipment equipment = park.equipmentOf(device);
    Section section = new Section(getTranslation("device.what"), "");
    DescriptionList list = new DescriptionList();
    list.addClassName("plain");
    pair(
        list,
        "device.equipment",
        new Span(equipment.names().in(getLocale()) + "  " + equipment.code()));
    if (!device.model().isEmpty()) {
      pair(list, "device.make", new Span(device.model()));
    }
    pair(list, "device.profile", new Span(device.profile()));
    pair(list, "device.protocol", new Span(device.protocol()));
    pair(list, "device.address", new Span(address(device)));
    pair(list, "device.place", place(equipment));
    String ratings =
        new TreeMap<>(equipment.ratings())
            .entrySet().stream()
                .map(rating -> rating.getKey() + " " + plain(rating.getValue()))
                .collect(Collectors.joining(", "));
    if (!ratings.isEmpty()) {
      pair(list, "device.ratings", new Span(ratings));
    }
    section.add(list);
    add(section, neighbours(equipment));
  }

  /** Host, port and what lies behind; what it is asked with is a secret. */
  static String address(Device device) {
    String base = device.host() + ":" + device.port();
    return device.path().isEmpty() ? base : base + "  " + device.path();
  }

  private static String plain(double value) {
    return Figures.number(value, value == Math.rint(value) ? 0 : 2);
  }

  private Component place(Equipment equipment) {
    if (equipment.cabinet() >= 0) {
      String code = park.cabinet(equipment.cabinet()).code();
      return link("?cabinet=" + code, code);
    }
    Place place = park.place(equipment.place());
    return link(onMap(park, place), place.names().in(getLocale()) + "  " + place.code());
  }

  /** Address of the map at a place; it looks at the room of an aisle. */
  static String onMap(Park park, Place place) {
    return switch (place.kind()) {
      case PARK -> ".";
      case ZONE -> "?place=" + park.place(place.parent()).code();
      case BUILDING, FLOOR, ROOM, ROW -> "?place=" + place.code();
    };
  }

  private Component neighbours(Equipment equipment) {
    Section section =
        new Section(getTranslation("device.graph"), getTranslation("device.graph-source"));
    Map<String, List<Neighbours.End>> groups = Neighbours.of(park, equipment);
    if (groups.isEmpty()) {
      Span none = new Span(getTranslation("device.graph-none"));
      none.addClassName("t3");
      section.add(none);
      return section;
    }
    DescriptionList list = new DescriptionList();
    list.addClassName("plain");
    groups.forEach((word, ends) -> pair(list, word, links(ends)));
    section.add(list);
    return section;
  }

  private UnorderedList links(List<Neighbours.End> ends) {
    UnorderedList list = new UnorderedList();
    list.getElement().setAttribute("role", "list");
    ends.stream()
        .limit(MOST_LINKS)
        .forEach(end ->
            list.add(
                new ListItem(
                    end.target().isEmpty()
                        ? new Span(end.names().in(getLocale()))
                        : link(end.target(), end.names().in(getLocale())))));
    if (ends.size() > MOST_LINKS) {
      list.add(
          new ListItem(getTranslation("abnormal.rest", Figures.count(ends.size() - MOST_LINKS))));
    }
    return list;
  }

  private static Anchor link(String target, String text) {
    Anchor link = new Anchor(target, text);
    link.getElement().setAttribute("router-link", true);
    return link;
  }

  private void pair(DescriptionList list, String word, Component value) {
    list.add(
        new DescriptionList.Term(getTranslation(word)), new DescriptionList.Description(value));
  }
}
