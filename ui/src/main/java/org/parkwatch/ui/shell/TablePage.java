package org.parkwatch.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Collection;
import java.util.List;
import org.parkwatch.ui.marks.TitledTable;

/**
 * A page of one table, and beside it a form or one row in detail. Above that stands the answer to
 * what was done last, which readers of screens hear at once.
 */
public final class TablePage extends Div {
  private final Words words;
  private final TitledTable table;
  private final Paragraph none = new Paragraph();
  private final Div bar = new Div();
  private final Div answer = new Div();
  private final Aside side = new Aside(answer);

  /**
   * Keys of what the page says.
   *
   * @param about what the table is
   * @param none stands in place of a table without rows; empty where there is always one
   * @param side names what is beside the table
   * @param columns titles, from the left
   */
  public record Words(String title, String about, String none, String side, List<String> columns) {}

  /** A page without rows, with nothing beside them yet. */
  public TablePage(Words words) {
    this.words = words;
    table = new TitledTable(words.columns());
    none.setText(words.none().isEmpty() ? "" : getTranslation(words.none()));
    none.setId("none");
    answer.getElement().setAttribute("role", "alert");
    bar.add(new H2(getTranslation(words.title())));
    bar.addClassName("bar");
    Div list = new Div(bar, new Paragraph(getTranslation(words.about())), none, table);
    list.addClassName("list");
    side.addClassName("pw-side");
    side.getElement().setAttribute("aria-label", getTranslation(words.side()));
    addClassName("pw-accounts");
    add(list, side);
  }

  /** Adds a button on the right of the title. */
  public void addButton(NativeButton button) {
    bar.add(button);
  }

  /** Adds what stands beside the table, below the answer. */
  public void addBeside(Component component) {
    side.add(component);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    DeskLayout.show(this, List.of(Crumb.last(getTranslation(words.title()))));
  }

  /** Shows these rows and no others. */
  public void rows(Collection<NativeTableRow> rows) {
    table.show(rows);
    table.setVisible(!rows.isEmpty());
    none.setVisible(rows.isEmpty());
  }

  /** Answers what was done: it holds. */
  public void done(String text, Component... more) {
    say("done", text, more);
  }

  /** Answers what was tried: nothing was done. */
  public void wrong(String text) {
    say("wrong", text);
  }

  /** Takes the answer away. */
  public void unsay() {
    answer.removeAll();
    answer.setClassName("");
  }

  private void say(String kind, String text, Component... more) {
    answer.removeAll();
    answer.setClassName(kind);
    answer.add(new Span(text));
    answer.add(more);
  }

  /** What the window is called. */
  public String windowTitle() {
    return getTranslation("title", getTranslation(words.title()));
  }
}
