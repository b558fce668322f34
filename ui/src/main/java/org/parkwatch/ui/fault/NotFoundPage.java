package org.parkwatch.ui.fault;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** No such page. It repeats nothing of the address and does not tell which pages exist. */
@AnonymousAllowed
public final class NotFoundPage extends Main
    implements HasErrorParameter<NotFoundException>, HasDynamicTitle {
  public NotFoundPage() {
    addClassName("pw-empty");
    add(
        new H1(getTranslation("fault.not-found.title")),
        new Paragraph(getTranslation("fault.not-found.text")),
        new Anchor(".", getTranslation("fault.home")));
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    return HttpServletResponse.SC_NOT_FOUND;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("fault.not-found.title"));
  }
}
