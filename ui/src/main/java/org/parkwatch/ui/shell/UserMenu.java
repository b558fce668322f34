package org.parkwatch.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.SignOut;
import org.parkwatch.ui.marks.RoleNote;
import org.parkwatch.ui.words.Language;

/** Who is signed in; language, brightness and the way out, in the browser's own popover. */
final class UserMenu extends Div {
  private static final String PANEL = "pw-user-panel";

  private final Div panel = new Div();

  UserMenu(Viewer viewer, SignOut signOut) {
    NativeButton person = new NativeButton(viewer.name());
    person.addClassName("pw-chip");
    person.getElement().setAttribute("popovertarget", PANEL);
    panel.setId(PANEL);
    panel.addClassName("pw-user");
    panel.getElement().setAttribute("popover", "auto");
    panel.getElement().setAttribute("role", "group");
    panel.getElement().setAttribute("aria-label", getTranslation("user.label"));
    panel.add(new Span(RoleNote.name(this, viewer.role())));
    for (Language language : Language.values()) {
      NativeButton button = choice(language.ownName(), () -> choose(language));
      button.getElement().setAttribute("lang", language.code());
      button
          .getElement()
          .setAttribute("aria-pressed", Boolean.toString(language == Language.of(getLocale())));
    }
    for (Preferences.Theme theme : Preferences.Theme.values()) {
      choice(getTranslation("theme." + theme.code()), () -> choose(theme));
    }
    page("service.title", "service");
    if (viewer.scope().everything()) {
      page("rules.title", "rules");
    }
    if (viewer.may(Right.REVIEW_PARK)) {
      page("park-files.title", "park-files");
    }
    if (viewer.may(Right.ACCOUNTS)) {
      page("accounts.title", "accounts");
    }
    if (viewer.may(Right.TRUST)) {
      page("certificates.title", "certificates");
    }
    if (viewer.may(Right.EXPORT)) {
      page("export.title", "export");
    }
    if (viewer.may(Right.DATA_HEALTH)) {
      page("data-health.title", "data-health");
    }
    page("password.title", "password");
    choice(getTranslation("sign-out"), signOut::now);
    add(person, panel);
  }

  private void page(String word, String path) {
    choice(getTranslation(word), () -> getUI().ifPresent(ui -> ui.navigate(path)));
  }

  private NativeButton choice(String word, Runnable chosen) {
    NativeButton button = new NativeButton(word, click -> chosen.run());
    panel.add(button);
    return button;
  }

  private void choose(Language language) {
    getUI().ifPresent(ui -> Preferences.choose(ui, language));
  }

  private void choose(Preferences.Theme theme) {
    getUI().ifPresent(ui -> Preferences.choose(ui, theme));
  }
}
