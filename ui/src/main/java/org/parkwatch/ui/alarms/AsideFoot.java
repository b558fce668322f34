package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Below the alarms that are not told: what that means, and the way to what is out of service. */
final class AsideFoot extends Div {
  AsideFoot() {
    addClassName("pw-foot");
    Anchor service = new Anchor("service", getTranslation("service.title"));
    service.getElement().setAttribute("router-link", true);
    Span about = new Span(getTranslation("aside.about"));
    about.addClassName("cap");
    add(service, about);
  }
}
