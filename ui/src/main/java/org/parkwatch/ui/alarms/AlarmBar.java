package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.alerting.severity.Severity;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.Tenant;
import org.parkwatch.ui.access.AccountNotes;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Figures;

/** Tabs, filters, kept views and the sound above the alarm list. */
final class AlarmBar extends Div {
  private final Park park;
  private final Consumer<AlarmFilter> onFilter;
  private final ComboBox<Place> place = new ComboBox<>();
  private final ComboBox<Tenant> tenant = new ComboBox<>();
  private final TextField text = new TextField();
  private final SoundSwitch sound = new SoundSwitch();
  private final Map<Tab, NativeButton> tabs = new EnumMap<>(Tab.class);
  private final Map<Integer, NativeButton> chips = new TreeMap<>();
  private final Set<Integer> levels = new HashSet<>();
  private Tab tab = Tab.OPEN;
  private AlarmFilter filter = AlarmFilter.ALL;

  /** Which alarms the list shows. */
  enum Tab {
    OPEN("open"),
    SHELVED("shelved"),
    ASIDE("aside"),
    CLEARED("cleared");

    private final String word;

    Tab(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  AlarmBar(
      Park park,
      Viewer viewer,
      AccountNotes notes,
      Runnable onTab,
      Consumer<AlarmFilter> onFilter) {
    this.park = park;
    this.onFilter = onFilter;
    addClassName("pw-bar");
    add(tabList(onTab), rule());
    for (int level = Severities.FIRST; level <= Severities.LAST; level++) {
      add(chip(level));
    }
    Span space = new Span();
    space.addClassName("sp");
    placeField();
    tenantField(viewer);
    textField();
    SavedViews views =
        new SavedViews(
            notes,
            viewer.name(),
            name -> SavedView.of(name, filter),
            view -> apply(view.filter(park)));
    add(place, tenant, text, views, space, sound);
  }

  private Div tabList(Runnable onTab) {
    Div list = new Div();
    list.getElement().setAttribute("role", "tablist");
    for (Tab each : Tab.values()) {
      NativeButton button = new NativeButton();
      button.addClassName("tab");
      button.getElement().setAttribute("role", "tab");
      button.addClickListener(click -> {
        tab = each;
        onTab.run();
      });
      tabs.put(each, button);
      list.add(button);
    }
    return list;
  }

  private static Span rule() {
    Span rule = new Span();
    rule.addClassName("rule");
    return rule;
  }

  private NativeButton chip(int level) {
    NativeButton chip = new NativeButton();
    chip.addClassName("pw-chip");
    chip.addClickListener(click -> {
      if (!levels.remove(level)) {
        levels.add(level);
      }
      press(chip, level);
      change(filter.withLevels(levels));
    });
    chip.getElement().setAttribute("aria-pressed", "false");
    chips.put(level, chip);
    return chip;
  }

  private void placeField() {
    ComboBox<Place> field = place;
    field.setAriaLabel(getTranslation("filter.place"));
    field.setPlaceholder(getTranslation("filter.all-places"));
    field.setClearButtonVisible(true);
    field.setItemLabelGenerator(place -> place.code() + "  " + place.names().in(getLocale()));
    field.setItems(park.places().stream().filter(AlarmBar::offered).toList());
    field.addValueChangeListener(
        change -> change(filter.withPlace(Optional.ofNullable(change.getValue()))));
  }

  /** Of whoever may see the whole park; others know their own tenants only. */
  private void tenantField(Viewer viewer) {
    List<Tenant> known =
        park.tenants().stream()
            .filter(
                each -> viewer.scope().everything() || viewer.scope().tenants().contains(each.id()))
            .toList();
    tenant.setAriaLabel(getTranslation("filter.tenant"));
    tenant.setPlaceholder(getTranslation("filter.all-tenants"));
    tenant.setClearButtonVisible(true);
    tenant.setItemLabelGenerator(each -> each.names().in(getLocale()));
    tenant.setItems(known);
    tenant.setVisible(!known.isEmpty());
    tenant.addValueChangeListener(
        change -> change(filter.withTenant(Optional.ofNullable(change.getValue()))));
  }

  private static boolean offered(Place place) {
    return switch (place.kind()) {
      case BUILDING, FLOOR, ROOM -> true;
      case PARK, ROW, ZONE -> false;
    };
  }

  private void textField() {
    TextField field = text;
    field.setAriaLabel(getTranslation("filter.text"));
    field.setPlaceholder(getTranslation("filter.text"));
    field.setClearButtonVisible(true);
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.addValueChangeListener(change -> change(filter.withText(change.getValue())));
  }

  private void change(AlarmFilter wanted) {
    filter = wanted;
    onFilter.accept(wanted);
  }

  private void apply(AlarmFilter wanted) {
    levels.clear();
    levels.addAll(wanted.levels());
    chips.forEach((level, chip) -> press(chip, level));
    place.setValue(wanted.place().orElse(null));
    tenant.setValue(wanted.tenant().orElse(null));
    text.setValue(String.join(" ", wanted.terms().words()));
    change(wanted);
  }

  private void press(NativeButton chip, int level) {
    chip.getElement().setAttribute("aria-pressed", Boolean.toString(levels.contains(level)));
  }

  /** Plays the sound of a level, unless it is muted. */
  void ring(Severity severity) {
    sound.ring(severity.sound());
  }

  Tab tab() {
    return tab;
  }

  /** Shows how many there are of each level, how many stand, are shelved and are aside in all. */
  void count(List<Alarm> alarms, int open, int shelved, int aside) {
    tabs.forEach((each, button) -> {
      String word = getTranslation("alarms.tab." + each.word());
      button.setText(
          switch (each) {
            case OPEN -> word + "  " + Figures.count(open);
            case SHELVED -> word + "  " + Figures.count(shelved);
            case ASIDE -> word + "  " + Figures.count(aside);
            case CLEARED -> word;
          });
      button.getElement().setAttribute("aria-selected", Boolean.toString(each == tab));
    });
    chips.forEach((level, chip) -> {
      long count = alarms.stream().filter(alarm -> alarm.severity() == level).count();
      chip.removeAll();
      chip.add(
          new SeverityMark(level, AlarmState.UNACKNOWLEDGED, 14), new Span(Figures.count(count)));
    });
  }
}
