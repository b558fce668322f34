package org.parkwatch.ui.shell;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.alerting.severity.Severity;
import org.parkwatch.ui.access.PageRights;
import org.parkwatch.ui.access.Viewers;
import org.parkwatch.ui.words.Language;

/**
 * Puts language, theme and the house's own script into the first page before it is painted, and a
 * guard before every page that needs a right.
 */
public final class FirstPage implements VaadinServiceInitListener {
  private final PageRights rights;
  private final String colours;

  public FirstPage(Viewers viewers, Severities severities) {
    rights = new PageRights(viewers);
    colours = colours(severities);
  }

  /** Which token of the design each level has; a style sheet, for the scripts read it there too. */
  private static String colours(Severities severities) {
    StringBuilder style = new StringBuilder(":root, .pw-light {");
    for (Severity severity : severities.levels()) {
      String level = "--pw-sev" + severity.level();
      String token = "var(--pw-" + severity.colour().token();
      style.append(level).append(": ").append(token).append("); ");
      style.append(level).append("-bg: ").append(token).append("-bg); ");
    }
    return style.append('}').toString();
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(this::write);
    event.getSource().addUIInitListener(init -> begin(init.getUI()));
  }

  private void write(IndexHtmlResponse response) {
    VaadinRequest request = response.getVaadinRequest();
    var html = response.getDocument().getElementsByTag("html").first();
    if (html != null) {
      html.attr("lang", Preferences.language(request).code());
      html.attr("theme", Preferences.theme(request).code());
    }
    response.getDocument().head().appendElement("style").appendText(colours);
    response
        .getDocument()
        .head()
        .appendElement("script")
        .attr("type", "module")
        .attr("src", "parkwatch/shell.js");
  }

  private void begin(UI ui) {
    ui.addBeforeEnterListener(rights);
    VaadinRequest request = VaadinRequest.getCurrent();
    if (request == null) {
      return;
    }
    Language language = Preferences.language(request);
    ui.setLocale(language.locale());
    ReconnectDialogConfiguration dialog = ui.getReconnectDialogConfiguration();
    dialog.setDialogText(ui.getTranslation("reconnect.trying"));
    dialog.setDialogTextGaveUp(ui.getTranslation("reconnect.gave-up"));
  }
}
