package org.parkwatch.ui.park;

import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.ExportLink;
import org.parkwatch.ui.marks.PointTrend;
import org.parkwatch.ui.marks.Reading;
import org.parkwatch.ui.marks.Section;
import org.parkwatch.ui.marks.StoreNote;

/** A cabinet's last 24 h: what it drew, and its inlet temperature. Read again once a minute. */
final class CabinetTrend extends Div {
  private static final long SPAN_MILLIS = Duration.ofHours(24).toMillis();
  private static final Duration PACE = Duration.ofMinutes(1);

  /** Of kW and of °C, as the figures above the chart have them. */
  private static final int DECIMALS = 1;

  private final Sources sources;
  private final Viewer viewer;
  private final Cabinet cabinet;
  private final PointTrend power;
  private final PointTrend inlet;
  private final ExportLink export;

  CabinetTrend(Sources sources, Viewer viewer, Cabinet cabinet) {
    this.sources = sources;
    this.viewer = viewer;
    this.cabinet = cabinet;
    power = new PointTrend(sources.history());
    inlet = new PointTrend(sources.history());
    Section section = new Section(getTranslation("cabinet.trend"), "");
    export = new ExportLink(viewer);
    section.add(power, inlet, export, new StoreNote(sources.history().capabilities()));
    add(section);
    refresh();
    sources.refresher().follow(this, PACE, this::refresh);
  }

  private void refresh() {
    Park park = sources.parks().current(viewer);
    CabinetReadings readings = CabinetReadings.of(park, cabinet, sources.latest());
    long to = sources.clock().millis();
    List<Integer> powers = new ArrayList<>();
    for (CabinetReadings.Feed feed : readings.feeds()) {
      feed.read(PointNames.POWER).ifPresent(reading -> powers.add(reading.point()));
    }
    show(park, power, "cabinet.trend-power", powers, readings.contractKw(), to);
    Optional<Reading> sensor = readings.first(PointNames.INLET_TEMPERATURE);
    List<Integer> inlets = sensor.stream().map(Reading::point).toList();
    show(park, inlet, "cabinet.trend-inlet", inlets, Double.NaN, to);
    if (!powers.isEmpty()) {
      export.leadTo(
          park,
          readings.feeds().stream().map(feed -> feed.device().code()).toList(),
          List.of(PointNames.POWER, PointNames.INLET_TEMPERATURE),
          to - SPAN_MILLIS,
          to);
    }
  }

  private void show(
      Park park, PointTrend trend, String word, List<Integer> points, double limit, long to) {
    trend.setVisible(!points.isEmpty());
    if (!points.isEmpty()) {
      PointTrend.Line line = new PointTrend.Line(getTranslation(word), points, DECIMALS, limit);
      trend.show(park, List.of(line), to - SPAN_MILLIS, to);
    }
  }
}
