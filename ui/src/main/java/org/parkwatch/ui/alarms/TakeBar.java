package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.ui.words.Figures;

/** Below the list: how many are selected, a reason, and the button that takes note. Key: A. */
final class TakeBar extends Div {
  private static final int REASON_LENGTH = 500;

  private final AlarmTable table;
  private final Acknowledgement acknowledgement;
  private final Span selected = new Span();
  private final TextField reason = new TextField();
  private final Button take = new Button();

  TakeBar(AlarmTable table, Acknowledgement acknowledgement) {
    this.table = table;
    this.acknowledgement = acknowledgement;
    addClassName("pw-foot");
    selected.addClassName("hi");
    selected.getElement().setAttribute("aria-live", "polite");
    reason.setPlaceholder(getTranslation("acknowledge.reason"));
    reason.setAriaLabel(getTranslation("acknowledge.reason"));
    reason.setMaxLength(REASON_LENGTH);
    take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    take.getElement().setAttribute("data-key", "a");
    take.addClickListener(click -> take());
    Span space = new Span();
    space.addClassName("sp");
    Span end = new Span(getTranslation("acknowledge.final"));
    end.addClassName("cap");
    add(selected, take, reason, space, end);
    table.addSelectionListener(change -> show(change.getAllSelectedItems()));
    show(Set.of());
  }

  private void show(Set<Alarm> alarms) {
    int count = open(alarms).size();
    selected.setText(getTranslation("selected", Figures.count(alarms.size())));
    take.setText(getTranslation("acknowledge.count", Figures.count(count)));
    Span key = new Span("A");
    key.addClassName("pw-kbd");
    key.getElement().setAttribute("aria-hidden", "true");
    take.setSuffixComponent(key);
    take.setEnabled(count > 0);
  }

  private static List<Long> open(Set<Alarm> alarms) {
    return alarms.stream()
        .filter(alarm -> alarm.state() != AlarmState.ACKNOWLEDGED)
        .map(Alarm::id)
        .toList();
  }

  private void take() {
    acknowledgement.take(
        open(table.getSelectedItems()),
        reason.getValue().strip(),
        () -> {
          table.deselectAll();
          reason.clear();
        });
  }
}
