package org.parkwatch.ui.device;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.commissioning.DeviceDiagnostics;
import org.parkwatch.facility.commissioning.DeviceEvents;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.ExportLink;
import org.parkwatch.ui.shell.Crumb;
import org.parkwatch.ui.shell.DeskLayout;
import org.parkwatch.ui.words.Words;

/**
 * One device: {@code device/CODE}. While it is open, the collector keeps the device's raw values;
 * everything is read again every two seconds.
 */
@Route(value = "device", layout = DeskLayout.class)
@StyleSheet("context://parkwatch/device.css")
@PermitAll
public final class DeviceView extends Div
    implements HasUrlParameter<String>, AfterNavigationObserver, HasDynamicTitle {
  private static final Duration PACE = Duration.ofSeconds(2);
  private static final long EXPORT_MILLIS = Duration.ofHours(24).toMillis();

  private final Sources sources;
  private final DeviceDiagnostics diagnostics;
  private final DeviceEvents events;
  private final Words words;
  private final Viewer viewer;
  private String code = "";
  private long shownRevision = -1;
  private @Nullable Shown shown;

  /** The parts of the page that change by themselves. */
  private record Shown(
      Device device, DeviceCondition condition, EventList events, PointTable points) {}

  public DeviceView(
      Sources sources, DeviceDiagnostics diagnostics, DeviceEvents events, Words words) {
    this.sources = sources;
    this.diagnostics = diagnostics;
    this.events = events;
    this.words = words;
    viewer = sources.viewers().current();
    addClassName("pw-device");
    sources.refresher().follow(this, PACE, this::refresh);
  }

  @Override
  public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String parameter) {
    code = parameter == null ? "" : parameter;
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    build();
  }

  private void refresh() {
    Park park = sources.parks().current(viewer);
    if (park.revision() != shownRevision) {
      build();
    } else if (shown != null) {
      fill(park, shown);
    }
  }

  private void build() {
    Park park = sources.parks().current(viewer);
    shownRevision = park.revision();
    shown = null;
    removeAll();
    Optional<Device> found = park.deviceByCode(code);
    showWay(park, found);
    if (found.isEmpty()) {
      add(nothing());
      return;
    }
    Device device = found.get();
    Shown parts =
        new Shown(
            device,
            new DeviceCondition(sources, viewer, diagnostics, device, words),
            new EventList(),
            new PointTable(sources.history(), viewer, device));
    shown = parts;
    Div left = new Div(parts.condition(), parts.events(), new DeviceFacts(park, device));
    ExportLink export = new ExportLink(viewer);
    long now = sources.clock().millis();
    export.leadTo(park, List.of(device.code()), List.of(), now - EXPORT_MILLIS, now);
    left.add(export);
    left.addClassName("left");
    left.getElement().setAttribute("tabindex", "0"); // or nobody scrolls it with keys
    Section right = new Section(parts.points());
    right.addClassName("right");
    right.getElement().setAttribute("aria-label", getTranslation("device.points"));
    add(left, right);
    fill(park, parts);
  }

  private void fill(Park park, Shown parts) {
    Optional<Diagnosis> diagnosis = diagnostics.look(viewer, code);
    long now = sources.clock().millis();
    parts.condition().show(park, diagnosis);
    parts.events().show(park, events.newest(viewer, code, EventList.MOST), now);
    parts
        .points()
        .show(
            park,
            PointRow.all(
                parts.device(),
                sources.latest(),
                diagnosis.map(Diagnosis::raw).orElse(Map.of()),
                new PointRow.Look(key -> getTranslation(key), getLocale(), park.zone(), now)));
  }

  private Div nothing() {
    Div empty = new Div();
    empty.addClassName("pw-empty");
    boolean none = code.isEmpty();
    empty.add(
        new H2(getTranslation(none ? "device.none.title" : "device.unknown.title", code)),
        new Paragraph(getTranslation(none ? "device.none.text" : "device.unknown.text")));
    return empty;
  }

  private void showWay(Park park, Optional<Device> device) {
    Deque<Place> way = new ArrayDeque<>();
    int from = device.map(each -> park.equipmentOf(each).place()).orElse(-1);
    for (int id = from; id >= 0; id = park.place(id).parent()) {
      way.push(park.place(id));
    }
    List<Crumb> crumbs = new ArrayList<>();
    for (Place each : way) {
      crumbs.add(new Crumb(each.names().in(getLocale()), DeviceFacts.onMap(park, each)));
    }
    crumbs.add(Crumb.last(code.isEmpty() ? getTranslation("device.page") : code));
    DeskLayout.show(this, crumbs);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", code.isEmpty() ? getTranslation("device.page") : code);
  }
}
