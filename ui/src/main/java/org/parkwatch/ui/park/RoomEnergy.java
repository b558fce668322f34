package org.parkwatch.ui.park;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Arrays;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.telemetry.history.Combine;
import org.parkwatch.telemetry.history.Steps;
import org.parkwatch.telemetry.history.Summed;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.Measured;
import org.parkwatch.ui.marks.Section;

/**
 * What the registers of a room's cabinets counted today and this month, and how many of them spoke:
 * a sum of fewer meters is said to be one.
 */
final class RoomEnergy extends Div {
  private static final long serialVersionUID = 1;

  RoomEnergy(Sources sources, Park park, Place room) {
    int[] meters =
        park.cabinets().stream()
            .filter(cabinet ->
                park.enclosing(cabinet.row(), PlaceKind.ROOM).filter(room::equals).isPresent())
            .flatMap(cabinet -> park.devicesOfCabinet(cabinet.id()).stream())
            .mapToInt(device -> device.pointId(PointNames.ENERGY))
            .filter(point -> point >= 0)
            .toArray();
    if (meters.length == 0) {
      return;
    }
    long now = sources.latest().watermark();
    long month = Steps.MONTH.start(now, park.zone());
    Summed days =
        sources.history().sum(meters, Combine.INCREASE, Steps.DAY, month, Math.max(month, now) + 1);
    if (days.size() == 0) {
      return; // nothing was ever measured
    }
    int today = days.size() - 1;
    double whole = Arrays.stream(days.sum()).filter(each -> !Double.isNaN(each)).sum();
    Section section =
        new Section(
            getTranslation("energy.title"),
            getTranslation("energy.meters", days.good()[today], meters.length));
    UnorderedList list = new UnorderedList();
    list.getElement().setAttribute("role", "list");
    list.add(
        line("energy.today", days.sum()[today]),
        line("energy.month", days.good()[today] == 0 ? Double.NaN : whole));
    section.add(list);
    add(section);
  }

  private ListItem line(String key, double kilowattHours) {
    Div value = new Div(new Measured(kilowattHours, "kWh", 1));
    value.addClassName("values");
    return new ListItem(new Span(getTranslation(key)), value);
  }
}
