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
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.ui.access.Viewers;
import org.parkwatch.ui.marks.RoleNote;

/** 403: the page is there, but not for this role. Says which right is missing and who has it. */
@AnonymousAllowed
public final class RefusedPage extends Main
    implements HasErrorParameter<AccessRefused>, HasDynamicTitle {
  private final Viewers viewers;

  public RefusedPage(Viewers viewers) {
    this.viewers = viewers;
    addClassName("pw-empty");
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessRefused> parameter) {
    String why =
        parameter
            .getException()
            .needed()
            .map(right -> RoleNote.text(this, viewers.current().role(), right))
            .orElseGet(() -> getTranslation("fault.refused.text"));
    removeAll();
    add(
        new H1(getTranslation("fault.refused.title")),
        new Paragraph(why),
        new Anchor(".", getTranslation("fault.home")));
    return HttpServletResponse.SC_FORBIDDEN;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("fault.refused.title"));
  }
}
