package org.parkwatch.ui.account;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.people.Operator;
import org.parkwatch.ui.access.AccountBook;
import org.parkwatch.ui.access.AccountBook.Answer;
import org.parkwatch.ui.access.AccountBook.Line;
import org.parkwatch.ui.access.AccountBook.Outcome;
import org.parkwatch.ui.access.Needs;
import org.parkwatch.ui.access.Viewers;
import org.parkwatch.ui.marks.RoleNote;
import org.parkwatch.ui.shell.Crumb;
import org.parkwatch.ui.shell.DeskLayout;
import org.parkwatch.ui.words.Figures;

/** For administrators: who may sign in, with which role; one in detail beside the list. */
@Route(value = "accounts", layout = DeskLayout.class)
@PermitAll
@Needs(Right.ACCOUNTS)
public final class AccountsView extends Div implements HasDynamicTitle {
  private static final List<String> COLUMNS =
      List.of(
          "accounts.account",
          "accounts.name",
          "accounts.role",
          "accounts.state",
          "accounts.sessions");

  private final AccountBook book;
  private final Viewers viewers;
  private final NativeTable table = new NativeTable();
  private final NativeTableBody rows = table.addBody();
  private final Div answer = new Div();
  private final Div pane = new Div();
  private String shown = "";

  public AccountsView(AccountBook book, Viewers viewers) {
    this.book = book;
    this.viewers = viewers;
    addClassName("pw-accounts");
    answer.getElement().setAttribute("role", "alert");
    Aside side = new Aside(answer, pane);
    side.addClassName("pw-side");
    side.getElement().setAttribute("aria-label", getTranslation("accounts.detail"));
    add(list(), side);
    show("");
  }

  private Div list() {
    NativeButton add = new NativeButton(getTranslation("accounts.add"), click -> begin());
    add.setId("new-account");
    Div head = new Div(new H2(getTranslation("accounts.title")), add);
    head.addClassName("bar");
    NativeTableRow titles = new NativeTableRow();
    for (String column : COLUMNS) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(column));
      cell.getElement().setAttribute("scope", "col");
      titles.add(cell);
    }
    table.getHead().add(titles);
    Div list = new Div(head, new Paragraph(getTranslation("accounts.about")), table);
    list.addClassName("list");
    return list;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    DeskLayout.show(this, List.of(Crumb.last(getTranslation("accounts.title"))));
  }

  private void begin() {
    say("", "");
    pane.removeAll();
    pane.add(new NewAccountPane(this::run));
  }

  /** Shows all accounts as they are now, and one of them in detail. */
  private void show(String account) {
    shown = account;
    rows.removeAll();
    pane.removeAll();
    Component detail = new Paragraph(getTranslation("accounts.choose"));
    String own = viewers.current().name();
    for (Line line : book.list(viewers.current())) {
      rows.add(row(line));
      if (line.person().account().equals(account)) {
        detail = new AccountPane(line, account.equals(own), this::run);
      }
    }
    pane.add(detail);
  }

  private NativeTableRow row(Line line) {
    Operator person = line.person();
    NativeButton choose =
        new NativeButton(
            person.account(),
            click -> {
              say("", "");
              show(person.account());
            });
    choose
        .getElement()
        .setAttribute("aria-pressed", Boolean.toString(person.account().equals(shown)));
    NativeTableRow row = new NativeTableRow();
    row.add(new NativeTableCell(choose));
    String state = person.active() ? "accounts.active" : "accounts.disabled";
    for (String text :
        List.of(
            person.names().in(getLocale()),
            RoleNote.name(this, person.role()),
            getTranslation(state),
            Figures.count(line.sessions()))) {
      row.add(new NativeTableCell(text));
    }
    if (!person.active()) {
      row.addClassName("off");
    }
    return row;
  }

  private void run(String account, AccountCommands.Command command) {
    Answer answered = command.run(book, viewers.current());
    boolean done = answered.outcome() == Outcome.DONE;
    String word = "accounts.answer." + answered.outcome().name().toLowerCase(Locale.ROOT);
    say(done ? "done" : "wrong", getTranslation(word.replace('_', '-'), account));
    if (!answered.password().isEmpty()) {
      Span told = new Span(getTranslation("accounts.secret"));
      answer.add(told, new Code(answered.password()));
    }
    if (done) {
      show(account);
    }
  }

  private void say(String kind, String text) {
    answer.setClassName(kind);
    answer.removeAll();
    if (!text.isEmpty()) {
      answer.add(new Span(text));
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("accounts.title"));
  }
}
