package org.parkwatch.ui.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;

/** What every page shares: styles in their order, the push channel, the icon. */
@Push
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("context://parkwatch/tokens.css")
@StyleSheet("context://parkwatch/house.css")
public final class Shell implements AppShellConfigurator {
  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setPageTitle("Parkwatch");
    settings.addFavIcon("icon", "parkwatch/icon.svg", "any");
  }
}
