package org.parkwatch.ui.park;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Side;
import org.parkwatch.ui.marks.Section;

/** A cabinet's two feeds as chains from the utility to the rack PDU, and what is odd about them. */
final class FedBy extends Div {
  FedBy(FeedPaths paths, Cabinet cabinet) {
    Section section =
        new Section(getTranslation("cabinet.fed-by"), getTranslation("cabinet.fed-by-source"));
    for (Side side : Side.values()) {
      section.add(feed(side, paths.path(side), cabinet));
    }
    paths.both().ifPresent(side -> section.add(remark("cabinet.both-on", side)));
    paths.only().ifPresent(side -> section.add(remark("cabinet.only-on", side)));
    add(section);
  }

  private Paragraph remark(String word, Side side) {
    Paragraph remark = new Paragraph(getTranslation(word, side));
    remark.addClassName("remark");
    return remark;
  }

  private Div feed(Side side, List<Equipment> path, Cabinet cabinet) {
    Span name = new Span(side.name());
    name.addClassName("side");
    Div row = new Div(name);
    row.addClassName("pw-chain");
    if (path.isEmpty()) {
      Span none = new Span(getTranslation("cabinet.not-plugged"));
      none.addClassName("t2");
      row.add(none);
      return row;
    }
    OrderedList chain = new OrderedList();
    // Without its marks a list is none to some screen readers.
    chain.getElement().setAttribute("role", "list");
    chain.getElement().setAttribute("aria-label", getTranslation("cabinet.chain", side));
    if (!FeedPaths.whole(path)) {
      ListItem beyond = new ListItem(getTranslation("cabinet.beyond"));
      beyond.addClassName("beyond");
      chain.add(beyond);
    }
    path.forEach(equipment -> chain.add(chip(equipment, cabinet)));
    row.add(chain);
    return row;
  }

  private ListItem chip(Equipment equipment, Cabinet cabinet) {
    ListItem chip = new ListItem(shortName(equipment, cabinet));
    chip.getElement().setAttribute("title", equipment.code());
    return chip;
  }

  private String shortName(Equipment equipment, Cabinet cabinet) {
    String prefix = cabinet.code() + "-";
    boolean own = equipment.kind() == EquipmentKind.RACK_PDU && equipment.code().startsWith(prefix);
    return own ? equipment.code().substring(prefix.length()) : equipment.names().in(getLocale());
  }
}
