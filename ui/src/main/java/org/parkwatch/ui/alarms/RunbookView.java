package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parkwatch.ui.shell.Crumb;
import org.parkwatch.ui.shell.DeskLayout;

/** One runbook of the house, as the link beside an alarm opens it. */
@Route(value = "runbook", layout = DeskLayout.class)
@PermitAll
public final class RunbookView extends Div implements HasUrlParameter<String>, HasDynamicTitle {
  private String title = getTranslation("runbook.title");

  public RunbookView() {
    addClassName("pw-runbook");
  }

  @Override
  public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String parameter) {
    removeAll();
    Optional<Runbook> runbook = Runbook.of(parameter == null ? "" : parameter, getLocale());
    if (runbook.isEmpty()) {
      add(new Paragraph(getTranslation("runbook.none", parameter == null ? "" : parameter)));
    } else {
      show(runbook.get());
    }
  }

  @Override
  protected void onAttach(AttachEvent event) {
    DeskLayout.show(this, List.of(Crumb.last(title)));
  }

  /** Headings, numbered steps and paragraphs are all that runbooks have. */
  private void show(Runbook runbook) {
    OrderedList steps = new OrderedList();
    for (String line : runbook.lines()) {
      if (line.startsWith("# ")) {
        title = line.substring(2);
        add(new H2(title), steps);
      } else if (!line.isEmpty() && Character.isDigit(line.charAt(0))) {
        steps.add(new ListItem(line.substring(line.indexOf(' ') + 1)));
      } else if (!line.isBlank()) {
        add(new Paragraph(line));
      }
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", title);
  }
}
