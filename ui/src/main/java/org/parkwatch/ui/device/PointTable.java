package org.parkwatch.ui.device;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.ui.marks.ExportLink;
import org.parkwatch.ui.marks.PointTrend;
import org.parkwatch.ui.marks.StoreNote;
import org.parkwatch.ui.words.Figures;

/** All points of a device; the one that is chosen with its last 24 h below. */
final class PointTable extends Div {
  private static final long SPAN_MILLIS = Duration.ofHours(24).toMillis();

  private final Grid<PointRow> grid = new Grid<>();
  private final CallbackDataProvider<PointRow, Void> provider;
  private final Span count = new Span();
  private final PointTrend trend;
  private final ExportLink export;
  private final Device device;
  private List<PointRow> rows = List.of();
  private Optional<Park> park = Optional.empty();

  PointTable(History history, Viewer viewer, Device device) {
    this.device = device;
    export = new ExportLink(viewer);
    addClassName("points");
    trend = new PointTrend(history);
    trend.setVisible(false);
    count.addClassName("cap");
    Div head = new Div(new H2(getTranslation("device.points")), count);
    head.addClassName("head");
    provider =
        new CallbackDataProvider<>(
            query -> rows.stream().skip(query.getOffset()).limit(query.getLimit()),
            query -> rows.size(),
            PointRow::key);
    grid.addThemeVariants(
        GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
    grid.getElement().setAttribute("aria-label", getTranslation("device.points"));
    columns();
    grid.setDataProvider(provider);
    grid.addSelectionListener(
        change -> change.getFirstSelectedItem().ifPresentOrElse(this::draw, this::hide));
    add(head, grid, trend, export, new StoreNote(history.capabilities()));
  }

  private void columns() {
    column(
            "device.point",
            "<div class=\"name\">${item.name}</div><div class=\"cap\">${item.key}</div>",
            "name")
        .setWidth("170px")
        .setFrozen(true);
    column(
            "device.value",
            "<span class=${item.look}><span>${item.value}</span></span>"
                + "<span class=\"u\">${item.unit}</span>",
            "value")
        .setWidth("120px")
        .setTextAlign(ColumnTextAlign.END);
    column("device.quality", "<span class=\"t2\">${item.quality}</span>", "quality")
        .setWidth("170px");
    column(
            "device.time",
            "<div>${item.at}</div><div class=\"cap\"><pw-age at=${item.millis}></pw-age></div>",
            "time")
        .setWidth("104px");
    column("device.raw", "<span class=${item.rawLook}>${item.raw}</span>", "raw")
        .setWidth("300px")
        .setFlexGrow(1);
  }

  private Grid.Column<PointRow> column(String word, String template, String key) {
    return grid.addColumn(
            LitRenderer.<PointRow>of(template)
                .withProperty("name", PointRow::name)
                .withProperty("key", PointRow::key)
                .withProperty("value", PointRow::value)
                .withProperty("unit", PointRow::unit)
                .withProperty("look", row -> row.fresh() ? "v" : "pw-stale hatch")
                .withProperty("quality", PointRow::quality)
                .withProperty("at", PointRow::at)
                .withProperty("millis", row -> row.atMillis() == 0 ? "" : row.atMillis())
                .withProperty("raw", PointRow::raw)
                .withProperty("rawLook", row -> row.rawKnown() ? "raw" : "t3"))
        .setKey(key)
        .setHeader(getTranslation(word))
        .setFlexGrow(0);
  }

  /** Shows these rows; what is chosen stays so. */
  void show(Park now, List<PointRow> points) {
    park = Optional.of(now);
    rows = List.copyOf(points);
    long fresh = rows.stream().filter(PointRow::fresh).count();
    count.setText(getTranslation("device.fresh", Figures.count(fresh), Figures.count(rows.size())));
    provider.refreshAll();
  }

  private void draw(PointRow row) {
    park.ifPresent(now -> {
      long to = row.atMillis();
      PointTrend.Line line =
          new PointTrend.Line(row.name(), List.of(row.point()), row.spec().decimals(), Double.NaN);
      trend.show(now, List.of(line), to - SPAN_MILLIS, to);
      trend.setVisible(to > 0);
      if (to > 0) {
        export.leadTo(
            now, List.of(device.code()), List.of(row.spec().name()), to - SPAN_MILLIS, to);
      }
    });
  }

  private void hide() {
    trend.setVisible(false);
    export.setVisible(false);
  }
}
