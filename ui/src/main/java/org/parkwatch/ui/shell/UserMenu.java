package org.parkwatch.ui.shell;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.Locale;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.SignOut;
import org.parkwatch.ui.words.Language;

/** Who is signed in; language, brightness and the way out. */
final class UserMenu extends MenuBar {
  UserMenu(Viewer viewer, SignOut signOut) {
    addClassName("pw-user");
    addThemeVariants(MenuBarVariant.LUMO_SMALL);
    getElement().setAttribute("aria-label", getTranslation("user.label"));
    MenuItem person = addItem(viewer.name());
    SubMenu menu = person.getSubMenu();
    menu.addItem(getTranslation("role." + viewer.role().name().toLowerCase(Locale.ROOT)))
        .setEnabled(false);
    menu.addSeparator();
    for (Language language : Language.values()) {
      MenuItem item =
          menu.addItem(
              language.ownName(),
              click -> getUI().ifPresent(ui -> Preferences.choose(ui, language)));
      item.setCheckable(true);
      item.setChecked(language == Language.of(getLocale()));
    }
    menu.addSeparator();
    for (Preferences.Theme theme : Preferences.Theme.values()) {
      menu.addItem(
          getTranslation("theme." + theme.code()),
          click -> getUI().ifPresent(ui -> Preferences.choose(ui, theme)));
    }
    menu.addSeparator();
    menu.addItem(
        getTranslation("password.title"),
        click -> getUI().ifPresent(ui -> ui.navigate("password")));
    menu.addItem(getTranslation("sign-out"), click -> signOut.now());
  }
}
