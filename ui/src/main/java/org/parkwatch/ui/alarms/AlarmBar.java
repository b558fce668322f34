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
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Figures;

/** Tabs and filters above the alarm list. */
final class AlarmBar extends Div {
  private final Consumer<AlarmFilter> onFilter;
  private final Map<Tab, NativeButton> tabs = new EnumMap<>(Tab.class);
  private final Map<Integer, NativeButton> chips = new TreeMap<>();
  private final Set<Integer> levels = new HashSet<>();
  private Tab tab = Tab.OPEN;
  private AlarmFilter filter = AlarmFilter.ALL;

  /** Which alarms the list shows. */
  enum Tab {
    OPEN("open"),
    SHELVED("shelved"),
    CLEARED("cleared");

    private final String word;

    Tab(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  AlarmBar(Park park, Runnable onTab, Consumer<AlarmFilter> onFilter) {
    this.onFilter = onFilter;
    addClassName("pw-bar");
    add(tabList(onTab), rule());
    for (int level = Severities.FIRST; level <= Severities.LAST; level++) {
      add(chip(level));
    }
    Span space = new Span();
    space.addClassName("sp");
    add(placeField(park), space, textField());
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
      chip.getElement().setAttribute("aria-pressed", Boolean.toString(levels.contains(level)));
      change(filter.withLevels(levels));
    });
    chip.getElement().setAttribute("aria-pressed", "false");
    chips.put(level, chip);
    return chip;
  }

  private ComboBox<Place> placeField(Park park) {
    ComboBox<Place> field = new ComboBox<>();
    field.setAriaLabel(getTranslation("filter.place"));
    field.setPlaceholder(getTranslation("filter.all-places"));
    field.setClearButtonVisible(true);
    field.setItemLabelGenerator(place -> place.code() + "  " + place.names().in(getLocale()));
    field.setItems(park.places().stream().filter(AlarmBar::offered).toList());
    field.addValueChangeListener(
        change -> change(filter.withPlace(Optional.ofNullable(change.getValue()))));
    return field;
  }

  private static boolean offered(Place place) {
    return switch (place.kind()) {
      case BUILDING, FLOOR, ROOM -> true;
      case PARK, ROW, ZONE -> false;
    };
  }

  private TextField textField() {
    TextField field = new TextField();
    field.setAriaLabel(getTranslation("filter.text"));
    field.setPlaceholder(getTranslation("filter.text"));
    field.setClearButtonVisible(true);
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.addValueChangeListener(change -> change(filter.withText(change.getValue())));
    return field;
  }

  private void change(AlarmFilter wanted) {
    filter = wanted;
    onFilter.accept(wanted);
  }

  Tab tab() {
    return tab;
  }

  /** Shows how many there are of each level, and how many stand and are shelved in all. */
  void count(List<Alarm> alarms, int open, int shelved) {
    tabs.forEach((each, button) -> {
      String word = getTranslation("alarms.tab." + each.word());
      button.setText(
          switch (each) {
            case OPEN -> word + "  " + Figures.count(open);
            case SHELVED -> word + "  " + Figures.count(shelved);
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
