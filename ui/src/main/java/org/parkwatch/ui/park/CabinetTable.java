package org.parkwatch.ui.park;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Terms;

/**
 * The floor map's twin as a table: the same cabinets for readers of screens and for sorting. Its
 * filter takes every word in any order, as the search field does.
 */
final class CabinetTable extends Div {
  private final Grid<CabinetRow> grid = new Grid<>();
  private final TextField filter = new TextField();
  private final Span count = new Span();
  private final List<CabinetRow> shown = new ArrayList<>();
  private final Identified provider = new Identified(shown);
  private List<CabinetRow> rows = List.of();

  CabinetTable(Consumer<String> onSelect) {
    addClassName("pw-twin");
    filter.setPlaceholder(getTranslation("twin.filter"));
    filter.setAriaLabel(getTranslation("twin.filter"));
    filter.setClearButtonVisible(true);
    filter.setValueChangeMode(ValueChangeMode.LAZY);
    filter.addValueChangeListener(change -> refilter());
    count.addClassName("cap");
    count.getElement().setAttribute("aria-live", "polite");
    Div bar = new Div(filter, count);
    bar.addClassName("filter");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.getElement().setAttribute("aria-label", getTranslation("twin.label"));
    grid.setMultiSort(true, Grid.MultiSortPriority.APPEND);
    columns();
    grid.setDataProvider(provider);
    grid.addSelectionListener(
        change -> change.getFirstSelectedItem().ifPresent(row -> onSelect.accept(row.code())));
    add(bar, grid);
  }

  private void columns() {
    grid.addColumn(CabinetRow::code)
        .setHeader(getTranslation("twin.cabinet"))
        .setSortable(true)
        .setFrozen(true)
        .setWidth("190px")
        .setFlexGrow(0);
    grid.addColumn(CabinetRow::tenant).setHeader(getTranslation("twin.tenant")).setSortable(true);
    number("twin.inlet", CabinetRow::inlet, 1);
    number("twin.power", CabinetRow::powerKw, 1);
    number("twin.contract", CabinetRow::percent, 0);
    number("twin.feed-a", CabinetRow::ampsA, 1);
    number("twin.feed-b", CabinetRow::ampsB, 1);
    grid.addColumn(row -> getTranslation(row.state()))
        .setHeader(getTranslation("twin.state"))
        .setSortable(true)
        .setAutoWidth(true);
    grid.addColumn(
            LitRenderer.<CabinetRow>of("<pw-sev level=${item.level} label=${item.label}></pw-sev>")
                .withProperty("level", row -> row.level() == 0 ? "" : row.level())
                .withProperty(
                    "label", row -> row.level() == 0 ? "" : getTranslation("level." + row.level())))
        .setHeader(getTranslation("twin.alarm"))
        .setComparator(Comparator.comparingInt(row -> row.level() == 0 ? 9 : row.level()))
        .setWidth("80px")
        .setFlexGrow(0);
  }

  private void number(String word, ToDoubleFunction<CabinetRow> value, int decimals) {
    grid.addColumn(row -> written(row, value.applyAsDouble(row), decimals))
        .setHeader(getTranslation(word))
        .setComparator(Comparator.comparingDouble(value))
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("110px")
        .setFlexGrow(0);
  }

  private String written(CabinetRow row, double value, int decimals) {
    if (row.free()) {
      return "";
    }
    return Double.isNaN(value) ? getTranslation("value.no-value") : Figures.number(value, decimals);
  }

  /** Shows these rows, keeping filter, order and selection. */
  void show(List<CabinetRow> cabinets) {
    rows = List.copyOf(cabinets);
    refilter();
  }

  private void refilter() {
    Terms terms = Terms.of(filter.getValue());
    shown.clear();
    rows.stream().filter(row -> row.says(terms)).forEach(shown::add);
    provider.refreshAll();
    count.setText(getTranslation("twin.count", Figures.count(shown.size())));
  }

  private static final class Identified extends ListDataProvider<CabinetRow> {
    Identified(List<CabinetRow> rows) {
      super(rows);
    }

    @Override
    public Object getId(CabinetRow row) {
      return row.code();
    }
  }
}
