package org.parkwatch.ui.rules;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.book.RuleBook;
import org.parkwatch.alerting.book.RuleText;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.Choice;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.marks.TitledTable;
import org.parkwatch.ui.shell.Crumb;
import org.parkwatch.ui.shell.DeskLayout;
import org.parkwatch.ui.words.Figures;

/**
 * The alarm rules in force: what each says, where, how many conditions it has and how often it
 * fired lately; beside the list the file of the one that is chosen. For viewers of the whole park:
 * rules name tenants.
 */
@Route(value = "rules", layout = DeskLayout.class)
@PermitAll
public final class RulesView extends Div implements HasDynamicTitle {
  private static final List<String> COLUMNS =
      List.of(
          "rules.id",
          "rules.what",
          "rules.level",
          "rules.where",
          "rules.conditions",
          "rules.fired",
          "rules.state");

  /** Ended alarms that are counted. */
  private static final int LATELY = 5_000;

  private final RuleBook book;
  private final Sources sources;
  private final Viewer viewer;
  private final TextField filter = new TextField();
  private final TitledTable table = new TitledTable(COLUMNS);
  private final Div refused = new Div();
  private final Span count = new Span();
  private final RulePane pane;
  private String chosen = "";

  public RulesView(RuleBook book, Sources sources) {
    this.book = book;
    this.sources = sources;
    viewer = sources.viewers().current();
    addClassNames("pw-accounts", "pw-rules");
    pane = new RulePane(book, sources, viewer, this::show);
    if (!viewer.scope().everything()) {
      add(new Paragraph(getTranslation("rules.scope")));
      return;
    }
    Aside side = new Aside(pane);
    side.addClassName("pw-side");
    side.getElement().setAttribute("aria-label", getTranslation("rules.file"));
    add(list(), side);
  }

  private Div list() {
    filter.setPlaceholder(getTranslation("rules.filter"));
    filter.setAriaLabel(getTranslation("rules.filter"));
    filter.setClearButtonVisible(true);
    filter.setValueChangeMode(ValueChangeMode.LAZY);
    filter.addValueChangeListener(change -> show());
    NativeButton fresh = new NativeButton(getTranslation("rules.new"), click -> pane.begin());
    fresh.setId("new-file");
    Div head = new Div(new H2(getTranslation("rules.title")), count, filter, fresh);
    head.addClassName("bar");
    refused.addClassName("wrong");
    refused.getElement().setAttribute("role", "alert");
    Div list = new Div(head, refused, table);
    list.addClassName("list");
    return list;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    DeskLayout.show(this, List.of(Crumb.last(getTranslation("rules.title"))));
    if (viewer.scope().everything()) {
      show();
    }
  }

  /** Shows the rules as they are now. */
  private void show() {
    List<Alarm> alarms = new ArrayList<>(sources.alarms().each(viewer));
    alarms.addAll(sources.alarms().ended(viewer, LATELY));
    List<RuleRow> all = RuleRow.of(book, alarms);
    List<RuleRow> shown = all.stream().filter(row -> row.matches(filter.getValue())).toList();
    count.setText(
        getTranslation("rules.count", Figures.count(shown.size()), Figures.count(all.size())));
    table.show(shown.stream().map(this::line).toList());
    refused.removeAll();
    book.confined().forEach(why -> refused.add(new Paragraph(why)));
    for (RuleText text : book.texts()) {
      if (!text.refused().isEmpty()) {
        NativeButton open = new NativeButton(text.name(), click -> pane.show(text.name(), ""));
        refused.add(new Paragraph(getTranslation("rules.refused", text.refused())), open);
      }
    }
    refused.setVisible(refused.getComponentCount() > 0);
  }

  private NativeTableRow line(RuleRow rule) {
    Choice choose =
        new Choice(
            rule.id(),
            rule.id().equals(chosen),
            () -> {
              chosen = rule.id();
              pane.show(rule.file(), rule.id());
              show();
            });
    NativeTableRow row = new NativeTableRow();
    row.add(
        new NativeTableCell(choose),
        new NativeTableCell(rule.what().in(getLocale())),
        new NativeTableCell(new SeverityMark(rule.severity(), AlarmState.ACKNOWLEDGED, 15)),
        new NativeTableCell(rule.where().in(getLocale())),
        new NativeTableCell(Figures.count(rule.conditions())),
        new NativeTableCell(Figures.count(rule.fired())),
        new NativeTableCell(
            getTranslation(rule.conditions() == 0 ? "rules.idle" : "rules.in-force")));
    return row;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("rules.title"));
  }
}
