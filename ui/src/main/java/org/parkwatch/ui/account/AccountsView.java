package org.parkwatch.ui.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
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
import org.parkwatch.ui.marks.Choice;
import org.parkwatch.ui.marks.RoleNote;
import org.parkwatch.ui.shell.DeskLayout;
import org.parkwatch.ui.shell.TablePage;
import org.parkwatch.ui.words.Figures;

/** For administrators: who may sign in, with which role; one in detail beside the list. */
@Route(value = "accounts", layout = DeskLayout.class)
@PermitAll
@Needs(Right.ACCOUNTS)
public final class AccountsView extends Composite<TablePage> implements HasDynamicTitle {
  private static final TablePage.Words WORDS =
      new TablePage.Words(
          "accounts.title",
          "accounts.about",
          "",
          "accounts.detail",
          List.of(
              "accounts.account",
              "accounts.name",
              "accounts.role",
              "accounts.state",
              "accounts.sessions"));

  private final TablePage page = getContent();
  private final AccountBook book;
  private final Viewers viewers;
  private final Div pane = new Div();
  private String shown = "";

  public AccountsView(AccountBook book, Viewers viewers) {
    this.book = book;
    this.viewers = viewers;
    NativeButton add = new NativeButton(getTranslation("accounts.add"), click -> begin());
    add.setId("new-account");
    page.addButton(add);
    page.addBeside(pane);
    show("");
  }

  private void begin() {
    page.unsay();
    pane.removeAll();
    pane.add(new NewAccountPane(this::run));
  }

  /** Shows all accounts as they are now, and one of them in detail. */
  private void show(String account) {
    shown = account;
    List<NativeTableRow> rows = new ArrayList<>();
    pane.removeAll();
    Component detail = new Paragraph(getTranslation("accounts.choose"));
    String own = viewers.current().name();
    for (Line line : book.list(viewers.current())) {
      rows.add(row(line));
      if (line.person().account().equals(account)) {
        detail = new AccountPane(line, account.equals(own), this::run);
      }
    }
    page.rows(rows);
    pane.add(detail);
  }

  private NativeTableRow row(Line line) {
    Operator person = line.person();
    Choice choose =
        new Choice(
            person.account(),
            person.account().equals(shown),
            () -> {
              page.unsay();
              show(person.account());
            });
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
    String word = "accounts.answer." + answered.outcome().name().toLowerCase(Locale.ROOT);
    String text = getTranslation(word.replace('_', '-'), account);
    if (answered.outcome() != Outcome.DONE) {
      page.wrong(text);
      return;
    }
    if (answered.password().isEmpty()) {
      page.done(text);
    } else {
      page.done(text, new Span(getTranslation("accounts.secret")), new Code(answered.password()));
    }
    show(account);
  }

  @Override
  protected TablePage initContent() {
    return new TablePage(WORDS);
  }

  @Override
  public String getPageTitle() {
    return page.windowTitle();
  }
}
