package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializableFunction;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.board.Meaning;
import org.parkwatch.alerting.journal.Shelf;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/**
 * Incidents and alarms in lines of one fixed order; an incident says below its title what it means
 * and unfolds in place. New data keep selection, focus, scroll and what is unfolded, since a line
 * is known by its alarm's id.
 */
final class AlarmTable extends Grid<Alarm> {
  private final Words words;
  private final Consumer<Alarm> onShow;
  private final CallbackDataProvider<Alarm, Void> provider;
  private List<Alarm> rows = List.of();
  private Map<Long, Meaning> meanings = Map.of();
  private String divider = "";
  private long dividerAt = -1;
  private Map<Long, Shelf> shelves = Map.of();
  private Map<Long, String> asides = Map.of();
  private ZoneId zone = ZoneId.of("UTC");
  private long shown = -1;

  /**
   * A table.
   *
   * @param onShow hears of the line that is chosen
   * @param parts draws what stands below a line that is unfolded
   */
  AlarmTable(
      Words words,
      boolean selectable,
      Consumer<Alarm> onShow,
      SerializableFunction<Alarm, Component> parts) {
    this.words = words;
    this.onShow = onShow;
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
    setPartNameGenerator(this::look);
    setItemDetailsRenderer(new ComponentRenderer<>(parts));
    setDetailsVisibleOnClick(false);
    addCellFocusListener(focus -> focus.getItem().ifPresent(onShow));
    addItemClickListener(click -> onShow.accept(click.getItem()));
  }

  private String look(Alarm alarm) {
    String kind = meanings.containsKey(alarm.id()) ? "incident" : "alone";
    String divided = alarm.id() == dividerAt ? " divided" : "";
    return kind + divided + (alarm.id() == shown ? " shown" : "");
  }

  private void columns() {
    addColumn(
            LitRenderer.<Alarm>of(
                    "<button class=\"pw-unfold\" ?hidden=${!item.many} @click=${toggle}"
                        + " data-key=${item.key} aria-expanded=${item.open}"
                        + " aria-label=${item.word} title=${item.word}></button>")
                .withProperty("many", this::many)
                .withProperty("key", alarm -> alarm.id() == shown ? "o" : "")
                .withProperty("open", alarm -> Boolean.toString(isDetailsVisible(alarm)))
                .withProperty("word", alarm -> getTranslation("alarms.unfold"))
                .withFunction("toggle", this::toggle))
        .setWidth("40px")
        .setFlexGrow(0);
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
                    "<span class=\"pw-divider\" ?hidden=${!item.divider}>${item.divider}</span>"
                        + "<span class=\"pw-line\"><span class=\"place\">${item.place}</span>"
                        + "${item.what} <b>${item.value}</b> ${item.limit}</span>"
                        + "<span class=\"pw-meaning\" ?hidden=${!item.meaning}"
                        + " title=${item.meaning}>${item.meaning}</span>")
                .withProperty("divider", alarm -> alarm.id() == dividerAt ? divider : "")
                .withProperty("meaning", this::meaning)
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

  private boolean many(Alarm alarm) {
    Meaning meaning = meanings.get(alarm.id());
    return meaning != null && meaning.alarms() > 1;
  }

  private String meaning(Alarm alarm) {
    Meaning meaning = meanings.get(alarm.id());
    return meaning == null ? "" : meaning.sentence().in(getLocale());
  }

  private void toggle(Alarm alarm) {
    setDetailsVisible(alarm, !isDetailsVisible(alarm));
    provider.refreshItem(alarm);
    onShow.accept(alarm);
  }

  private AlarmWords text(Alarm alarm) {
    return AlarmWords.of(alarm, Language.of(getLocale()), words);
  }

  private boolean owned(Alarm alarm) {
    return alarm.acknowledgedBy() != null || shelves.containsKey(alarm.id());
  }

  /** Why it is in the list; of one that is shelved, until when. */
  private String reason(Alarm alarm) {
    String aside = asides.get(alarm.id());
    if (aside != null) {
      return aside;
    }
    Shelf shelf = shelves.get(alarm.id());
    if (shelf == null) {
      Meaning meaning = meanings.get(alarm.id());
      if (meaning == null) {
        return getTranslation(why(alarm));
      }
      return meaning.alarms() == 1
          ? getTranslation("alarms.stands-for-one")
          : getTranslation("alarms.stands-for", Figures.count(meaning.alarms()));
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
    if (alarm.state() == AlarmState.LATCHED) {
      return "why.latched";
    }
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
   * @param known what lines mean, of those that mean more than themselves
   * @param away shelves by alarm, of those that have one
   * @param untold why alarms are not told, of those that are aside
   */
  void show(
      ConsoleOrder lines,
      Map<Long, Meaning> known,
      Map<Long, Shelf> away,
      Map<Long, String> untold,
      ZoneId local) {
    asides = Map.copyOf(untold);
    rows = lines.all();
    meanings = Map.copyOf(known);
    boolean divided = !lines.incidents().isEmpty() && !lines.alone().isEmpty();
    dividerAt = divided ? lines.alone().getFirst().id() : -1;
    divider = getTranslation("alarms.alone", Figures.count(lines.alone().size()));
    shelves = Map.copyOf(away);
    zone = local;
    provider.refreshAll();
  }

  /** The line on top. */
  Optional<Alarm> first() {
    return rows.stream().findFirst();
  }

  /** Marks the line whose detail is shown beside the table. */
  void mark(Alarm alarm) {
    Optional<Alarm> before = rows.stream().filter(row -> row.id() == shown).findFirst();
    shown = alarm.id();
    before.ifPresent(provider::refreshItem);
    provider.refreshItem(alarm);
  }
}
