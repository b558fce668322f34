package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.journal.Shelf;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/**
 * Alarms in lines of one fixed order. New data keep selection, focus and scroll, since a line is
 * known by its alarm's id.
 */
final class AlarmTable extends Grid<Alarm> {
  private final Words words;
  private final CallbackDataProvider<Alarm, Void> provider;
  private List<Alarm> rows = List.of();
  private Map<Long, Shelf> shelves = Map.of();
  private ZoneId zone = ZoneId.of("UTC");
  private long shown = -1;

  AlarmTable(Words words, boolean selectable, Consumer<Alarm> onShow) {
    this.words = words;
    provider =
        new CallbackDataProvider<>(
            query -> rows.stream().skip(query.getOffset()).limit(query.getLimit()),
            query -> rows.size(),
            Alarm::id);
    addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    setSelectionMode(selectable ? SelectionMode.MULTI : SelectionMode.NONE);
    getElement().setAttribute("aria-label", getTranslation("alarms.table"));
    columns();
    setDataProvider(provider);
    setPartNameGenerator(alarm -> alarm.id() == shown ? "shown" : null);
    addCellFocusListener(focus -> focus.getItem().ifPresent(onShow));
    addItemClickListener(click -> onShow.accept(click.getItem()));
  }

  private void columns() {
    addColumn(
            LitRenderer.<Alarm>of(
                    "<pw-sev level=${item.level} state=${item.state} label=${item.label}></pw-sev>")
                .withProperty("level", Alarm::severity)
                .withProperty("state", alarm -> SeverityMark.state(alarm.state()))
                .withProperty("label", alarm -> getTranslation("level." + alarm.severity())))
        .setHeader(getTranslation("alarms.level"))
        .setWidth("56px")
        .setFlexGrow(0);
    addColumn(
            LitRenderer.<Alarm>of(
                    "<span class=\"pw-line\"><span class=\"place\">${item.place}</span>"
                        + "${item.what} <b>${item.value}</b> ${item.limit}</span>")
                .withProperty("place", alarm -> text(alarm).place())
                .withProperty("what", alarm -> text(alarm).what())
                .withProperty("value", alarm -> text(alarm).value())
                .withProperty("limit", alarm -> text(alarm).limit()))
        .setHeader(getTranslation("alarms.what"))
        .setFlexGrow(1);
    addColumn(this::reason)
        .setHeader(getTranslation("alarms.why"))
        .setPartNameGenerator(alarm -> "quiet")
        .setWidth("150px")
        .setFlexGrow(0);
    addColumn(
            LitRenderer.<Alarm>of("<span class=${item.style}>${item.owner}</span>")
                .withProperty("owner", this::owner)
                .withProperty("style", alarm -> owned(alarm) ? "t2" : "nobody"))
        .setHeader(getTranslation("alarms.owner"))
        .setWidth("130px")
        .setFlexGrow(0);
    addColumn(
            LitRenderer.<Alarm>of("<pw-run since=${item.since} until=${item.until}></pw-run>")
                .withProperty("since", Alarm::sinceMillis)
                .withProperty("until", AlarmTable::until))
        .setHeader(getTranslation("alarms.running"))
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("96px")
        .setFlexGrow(0);
  }

  private AlarmWords text(Alarm alarm) {
    return AlarmWords.of(alarm, Language.of(getLocale()), words);
  }

  private boolean owned(Alarm alarm) {
    return alarm.acknowledgedBy() != null || shelves.containsKey(alarm.id());
  }

  /** Why it is in the list; of one that is shelved, until when. */
  private String reason(Alarm alarm) {
    Shelf shelf = shelves.get(alarm.id());
    if (shelf == null) {
      return getTranslation(why(alarm));
    }
    String until = Figures.moment(shelf.untilMillis(), shelf.sinceMillis(), zone);
    return getTranslation(shelf.oneShot() ? "shelf.once" : "shelf.until", until);
  }

  private String owner(Alarm alarm) {
    Shelf shelf = shelves.get(alarm.id());
    if (shelf != null) {
      return shelf.by();
    }
    String owner = alarm.acknowledgedBy();
    return owner == null ? getTranslation("alarms.nobody") : owner;
  }

  private static String until(Alarm alarm) {
    return alarm.returnedMillis() > 0 ? Long.toString(alarm.returnedMillis()) : "";
  }

  /** Key of the words for why an alarm is in the list. */
  static String why(Alarm alarm) {
    if (alarm.state() == AlarmState.RETURNED_UNACKNOWLEDGED) {
      return "why.returned";
    }
    if (Double.isNaN(alarm.value())) {
      return "why.silent";
    }
    return Double.isNaN(alarm.limit()) ? "why.state" : "why.limit";
  }

  /**
   * Shows other lines.
   *
   * @param away shelves by alarm, of those that have one
   */
  void show(List<Alarm> alarms, Map<Long, Shelf> away, ZoneId local) {
    rows = List.copyOf(alarms);
    shelves = Map.copyOf(away);
    zone = local;
    provider.refreshAll();
  }

  /** Marks the line whose detail is shown beside the table. */
  void mark(Alarm alarm) {
    Optional<Alarm> before = rows.stream().filter(row -> row.id() == shown).findFirst();
    shown = alarm.id();
    before.ifPresent(provider::refreshItem);
    provider.refreshItem(alarm);
  }
}
