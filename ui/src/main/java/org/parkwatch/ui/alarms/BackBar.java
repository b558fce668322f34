package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.words.Figures;

/** Below the shelved alarms: takes those that are selected back on the list. Key: U. */
final class BackBar extends Div {
  private final AlarmTable table;
  private final Sources sources;
  private final Span selected = new Span();
  private final Button back = new Button();

  BackBar(AlarmTable table, Sources sources) {
    this.table = table;
    this.sources = sources;
    addClassName("pw-foot");
    selected.addClassName("hi");
    selected.getElement().setAttribute("aria-live", "polite");
    back.setId("unshelve");
    back.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    back.getElement().setAttribute("data-key", "u");
    back.addClickListener(click -> takeBack());
    Span about = new Span(getTranslation("unshelve.about"));
    about.addClassName("cap");
    add(selected, back, about);
    table.addSelectionListener(change -> show(change.getAllSelectedItems()));
    show(Set.of());
  }

  private void show(Set<Alarm> alarms) {
    selected.setText(getTranslation("selected", Figures.count(alarms.size())));
    back.setText(getTranslation("unshelve.count", Figures.count(alarms.size())));
    back.setSuffixComponent(TakeBar.key("U"));
    back.setEnabled(!alarms.isEmpty());
  }

  private void takeBack() {
    List<Long> ids = table.getSelectedItems().stream().map(Alarm::id).toList();
    new BoardCall(this, "unshelve")
        .send(
            () -> sources.alarms().unshelve(sources.viewers().current(), ids), table::deselectAll);
  }
}
