package org.parkwatch.ui.fault;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page failed. The reason goes to the log under a number, never to the screen. */
@AnonymousAllowed
public final class FaultPage extends Main implements HasErrorParameter<Exception>, HasDynamicTitle {
  private static final Logger LOG = LoggerFactory.getLogger(FaultPage.class);

  public FaultPage() {
    addClassName("pw-empty");
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    String number = UUID.randomUUID().toString().substring(0, 8);
    LOG.error(
        "page {} failed, fault {}",
        event.getLocation().getPath(),
        number,
        parameter.getException());
    removeAll();
    add(
        new H1(getTranslation("fault.failed.title")),
        new Paragraph(getTranslation("fault.failed.text", number)),
        new Anchor(".", getTranslation("fault.home")));
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("fault.failed.title"));
  }
}
