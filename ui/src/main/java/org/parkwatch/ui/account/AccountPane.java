package org.parkwatch.ui.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import org.parkwatch.facility.people.Operator;
import org.parkwatch.ui.access.AccountBook.Line;
import org.parkwatch.ui.marks.Field;
import org.parkwatch.ui.marks.Section;

/** One account beside the list: its role, its password, and whether anybody may use it. */
final class AccountPane extends Div {
  private final AccountCommands commands;
  private final Operator person;
  private final Field reason;

  /**
   * A pane.
   *
   * @param own whether it is the viewer's own account
   */
  AccountPane(Line line, boolean own, AccountCommands commands) {
    this.commands = commands;
    person = line.person();
    addClassName("pw-form");
    reason = Field.text("reason", getTranslation("accounts.reason"), "", 400);
    Span account = new Span(person.account());
    account.addClassName("cap");
    add(new H2(person.names().in(getLocale())), account, reason, role(), password(), access(own));
  }

  private Section role() {
    Field role = RoleChoice.of(this, person.role());
    return section(
        "accounts.role",
        role,
        button(
            "accounts.set-role",
            (book, viewer) ->
                book.setRole(viewer, person.account(), RoleChoice.chosen(role), reason.value())));
  }

  private Section password() {
    Field password =
        Field.password(
            "password",
            getTranslation("accounts.password"),
            getTranslation("accounts.password-empty"));
    return section(
        "accounts.password",
        password,
        button(
            "accounts.set-password",
            (book, viewer) ->
                book.setPassword(viewer, person.account(), password.value(), reason.value())));
  }

  private Section access(boolean own) {
    boolean wanted = !person.active();
    NativeButton active =
        button(
            person.active() ? "accounts.disable" : "accounts.enable",
            (book, viewer) -> book.setActive(viewer, person.account(), wanted, reason.value()));
    NativeButton end =
        button(
            "accounts.end-sessions",
            (book, viewer) -> book.endSessions(viewer, person.account(), reason.value()));
    Div bar = new Div(active, end);
    bar.addClassName("bar");
    Section section = section("accounts.access", bar);
    if (own) {
      active.setEnabled(false);
      Span why = new Span(getTranslation("accounts.answer.own"));
      why.addClassName("cap");
      section.add(why);
    }
    return section;
  }

  private Section section(String title, Component... parts) {
    Section section = new Section(getTranslation(title), "");
    section.add(parts);
    return section;
  }

  private NativeButton button(String word, AccountCommands.Command command) {
    NativeButton button =
        new NativeButton(getTranslation(word), click -> commands.run(person.account(), command));
    button.setId(word.substring(word.indexOf('.') + 1));
    return button;
  }
}
