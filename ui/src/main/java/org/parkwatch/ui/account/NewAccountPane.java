package org.parkwatch.ui.account;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import org.parkwatch.facility.access.Role;
import org.parkwatch.ui.access.AccountBook.NewAccount;
import org.parkwatch.ui.marks.Field;

/** The form for an account that is not there yet. */
final class NewAccountPane extends Div {
  private final Field account;
  private final Field name;
  private final Field role;
  private final Field password;
  private final Field reason;

  NewAccountPane(AccountCommands commands) {
    addClassName("pw-form");
    account =
        Field.text(
            "account",
            getTranslation("accounts.account"),
            getTranslation("accounts.account-hint"),
            64);
    name = Field.text("name", getTranslation("accounts.name"), "", 200);
    role = RoleChoice.of(this, Role.VIEWER);
    password =
        Field.password(
            "password",
            getTranslation("accounts.password"),
            getTranslation("accounts.password-empty"));
    reason = Field.text("reason", getTranslation("accounts.reason"), "", 400);
    NativeButton add =
        new NativeButton(
            getTranslation("accounts.add"),
            click ->
                commands.run(
                    account.value(), (book, viewer) -> book.add(viewer, wanted(), reason.value())));
    add.setId("add");
    add(
        new H2(getTranslation("accounts.add")),
        account,
        name,
        role,
        password,
        reason,
        new Div(add));
  }

  private NewAccount wanted() {
    return new NewAccount(
        account.value().strip(),
        name.value(),
        RoleChoice.chosen(role),
        password.value(),
        getLocale());
  }
}
