package org.parkwatch.ui.health;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.history.Refused;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.ui.marks.TitledTable;
import org.parkwatch.ui.words.Figures;

/** Who sent refused samples: a row for each point and reason, with the newest example. */
final class RefusedTable extends Composite<TitledTable> {
  private static final List<String> COLUMNS =
      List.of(
          "data-health.reason",
          "data-health.sender",
          "data-health.point",
          "data-health.count",
          "data-health.since",
          "data-health.newest",
          "data-health.example");

  private static final DateTimeFormatter ANY_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.US);

  private final Park park;
  private final long nowMillis;

  RefusedTable(Park park, List<Refused> all, long nowMillis) {
    this.park = park;
    this.nowMillis = nowMillis;
    getContent().show(all.stream().map(this::row).toList());
  }

  @Override
  protected TitledTable initContent() {
    return new TitledTable(COLUMNS);
  }

  private NativeTableRow row(Refused refused) {
    NativeTableRow row = new NativeTableRow();
    row.add(
        new NativeTableCell(getTranslation(word(refused.reason()))),
        new NativeTableCell(sender(refused.point())),
        new NativeTableCell(point(refused.point())),
        new NativeTableCell(Figures.count(refused.count())),
        new NativeTableCell(moment(refused.firstMillis())),
        new NativeTableCell(moment(refused.lastMillis())),
        new NativeTableCell(example(refused)));
    return row;
  }

  private static String word(Refused.Reason reason) {
    return switch (reason) {
      case NOT_A_NUMBER -> "data-health.not-a-number";
      case UNKNOWN_POINT -> "data-health.unknown-point";
      case TIME -> "data-health.absurd-time";
      case SAMPLES_GONE -> "data-health.samples-gone";
    };
  }

  private Component sender(int point) {
    return park.deviceOfPoint(point)
        .<Component>map(device -> {
          Anchor link = new Anchor("device/" + device.code(), device.code());
          link.getElement().setAttribute("router-link", true);
          return link;
        })
        .orElseGet(() -> new Span("–"));
  }

  private String point(int point) {
    return park.specOfPoint(point).map(spec -> spec.names().in(getLocale())).orElse("#" + point);
  }

  /** 0 before the log has told a time. */
  private String moment(long millis) {
    return millis == 0 ? "–" : Figures.moment(millis, nowMillis, park.zone());
  }

  private String example(Refused refused) {
    String value =
        Quality.usable(refused.quality())
            ? number(refused.value())
            : getTranslation("quality." + quality(refused.quality()));
    return value + ", " + anyTime(refused.sampleMillis());
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Figures.number(value, 2) : Double.toString(value);
  }

  private static String quality(byte code) {
    return Quality.of(code).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** With the year, which is what is wrong; some cannot even be written. */
  private String anyTime(long millis) {
    try {
      return ANY_TIME.format(Instant.ofEpochMilli(millis).atZone(park.zone()));
    } catch (java.time.DateTimeException e) {
      return Long.toString(millis);
    }
  }
}
