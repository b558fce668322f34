package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.board.Shelving;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;

/**
 * Below the list: how many are selected, a reason, the button that takes note (key A), the one that
 * keeps them off the list for a while (key S), and the one that lets go what is latched and over.
 */
final class TakeBar extends Div {
  private static final int REASON_LENGTH = 500;

  private final AlarmTable table;
  private final Sources sources;
  private final Acknowledgement acknowledgement;
  private final Span selected = new Span();
  private final TextField reason = new TextField();
  private final Button take = new Button();
  private final Button shelve = new Button();
  private final Button reset = new Button();
  private final ComboBox<Shelving> time = new ComboBox<>();

  TakeBar(AlarmTable table, Sources sources) {
    this.table = table;
    this.sources = sources;
    acknowledgement = new Acknowledgement(this, sources);
    addClassName("pw-foot");
    selected.addClassName("hi");
    selected.getElement().setAttribute("aria-live", "polite");
    Viewer viewer = sources.viewers().current();
    reason.setPlaceholder(
        getTranslation(viewer.may(Right.SHELVE) ? "shelve.reason" : "acknowledge.reason"));
    reason.setAriaLabel(getTranslation("shelve.reason"));
    reason.setMaxLength(REASON_LENGTH);
    reason.addClassName("reason");
    take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    take.getElement().setAttribute("data-key", "a");
    take.addClickListener(click -> take());
    take.setVisible(Acknowledgement.allowed(viewer));
    reset.setId("reset");
    reset.addClickListener(click -> letGo());
    shelve.setId("shelve");
    shelve.getElement().setAttribute("data-key", "s");
    shelve.addClickListener(click -> shelve());
    time.setAriaLabel(getTranslation("shelve.time"));
    time.setItemLabelGenerator(this::words);
    time.setWidth("230px");
    shelve.setVisible(viewer.may(Right.SHELVE));
    time.setVisible(viewer.may(Right.SHELVE));
    Span space = new Span();
    space.addClassName("sp");
    Span end = new Span(getTranslation("acknowledge.final"));
    end.addClassName("cap");
    NativeButton clear = new NativeButton(getTranslation("selected.clear"));
    clear.addClassName("pw-chip");
    clear.add(key("Esc"));
    clear.getElement().setAttribute("data-key", "escape");
    clear.addClickListener(click -> table.deselectAll());
    add(selected, clear, take, reset, reason, shelve, time, space, end);
    table.addSelectionListener(change -> show(change.getAllSelectedItems()));
    show(Set.of());
  }

  /** How a key is written on its button. */
  static Span key(String letter) {
    Span key = new Span(letter);
    key.addClassName("pw-kbd");
    key.getElement().setAttribute("aria-hidden", "true");
    return key;
  }

  private String words(Shelving how) {
    String length = Figures.age(how.time(), Language.of(getLocale()));
    return getTranslation(how.oneShot() ? "shelve.once" : "shelve.for", length);
  }

  private void show(Set<Alarm> alarms) {
    int count = open(alarms).size();
    selected.setText(getTranslation("selected", Figures.count(alarms.size())));
    take.setText(getTranslation("acknowledge.count", Figures.count(count)));
    take.setSuffixComponent(key("A"));
    take.setEnabled(count > 0);
    int latched = latched(alarms).size();
    reset.setText(getTranslation("care.reset-count", Figures.count(latched)));
    reset.setVisible(latched > 0 && Acknowledgement.allowed(sources.viewers().current()));
    shelve.setText(getTranslation("shelve.count", Figures.count(alarms.size())));
    shelve.setSuffixComponent(key("S"));
    shelve.setEnabled(!alarms.isEmpty());
    offer(ShelfTimes.of(alarms, sources.severities()));
  }

  /** Offers times; what was chosen stays chosen where it is still among them, else an hour is. */
  private void offer(List<Shelving> times) {
    Shelving chosen = time.getValue();
    time.setItems(times);
    time.setValue(times.contains(chosen) ? chosen : times.get(Math.min(1, times.size() - 1)));
  }

  private static List<Long> open(Set<Alarm> alarms) {
    return alarms.stream().filter(alarm -> alarm.state().open()).map(Alarm::id).toList();
  }

  private void take() {
    acknowledgement.take(open(table.getSelectedItems()), reason.getValue().strip(), this::clear);
  }

  private static List<Long> latched(Set<Alarm> alarms) {
    return alarms.stream()
        .filter(alarm -> alarm.state() == AlarmState.LATCHED)
        .map(Alarm::id)
        .toList();
  }

  private void letGo() {
    List<Long> ids = latched(table.getSelectedItems());
    Viewer viewer = sources.viewers().current();
    String why = reason.getValue().strip();
    new BoardCall(this, "care")
        .send(() -> sources.alarms().life().reset(viewer, ids, why), this::clear);
  }

  private void shelve() {
    String why = reason.getValue().strip();
    Shelving how = time.getValue();
    reason.setErrorMessage(getTranslation("shelve.why"));
    reason.setInvalid(why.isEmpty());
    if (why.isEmpty() || how == null) {
      reason.focus();
      return;
    }
    List<Long> ids = table.getSelectedItems().stream().map(Alarm::id).toList();
    Viewer viewer = sources.viewers().current();
    new BoardCall(this, "shelve")
        .send(() -> sources.alarms().shelve(viewer, ids, how, why), this::clear);
  }

  private void clear() {
    table.deselectAll();
    reason.clear();
    reason.setInvalid(false);
  }
}
