package org.parkwatch.ui.device;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.facility.commissioning.DeviceEvent;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.marks.Section;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Figures;

/** What a device told by itself, the newest first. */
final class EventList extends Div {
  static final int MOST = 20;
  private static final int MARK_PIXELS = 15;

  private List<DeviceEvent> shown = List.of();

  EventList() {
    addClassName("events");
  }

  /** Writes the events anew if they are others than before. */
  void show(Park park, List<DeviceEvent> events, long nowMillis) {
    if (getChildren().findAny().isPresent() && events.equals(shown)) {
      return;
    }
    shown = events;
    removeAll();
    Section section = new Section(getTranslation("device.events"), getTranslation("device.told"));
    if (events.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("device.no-events"));
      none.addClassName("t3");
      section.add(none);
    } else {
      UnorderedList list = new UnorderedList();
      list.getElement().setAttribute("role", "list");
      events.forEach(event -> list.add(item(park, event, nowMillis)));
      section.add(list);
    }
    add(section);
  }

  private ListItem item(Park park, DeviceEvent event, long nowMillis) {
    Span at = new Span(Figures.moment(event.at().toEpochMilli(), nowMillis, park.zone()));
    at.addClassName("at");
    Span name = new Span(event.names().in(getLocale()));
    name.addClassName("name");
    name.setTitle(event.kind());
    Div line = new Div(at);
    if (event.severity() > 0) {
      // a mark of its rank, not of an alarm: nobody has to acknowledge it
      line.add(new SeverityMark(event.severity(), AlarmState.ACKNOWLEDGED, MARK_PIXELS));
    }
    line.add(name);
    ListItem item = new ListItem(line);
    event
        .details()
        .ifPresent(details -> {
          Span text = new Span(details.in(getLocale()));
          text.addClassName("logline");
          item.add(text);
        });
    if (event.clockDoubted()) {
      Span doubted = new Span(getTranslation("device.event-clock"));
      doubted.addClassName("cap");
      item.add(doubted);
    }
    return item;
  }
}
