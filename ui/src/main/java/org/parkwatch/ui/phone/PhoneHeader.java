package org.parkwatch.ui.phone;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.Age;
import org.parkwatch.ui.marks.RoleNote;

/** Above each page for phones: what it is, the time, who looks, and how old the data are. */
final class PhoneHeader extends Header {
  private final Sources sources;
  private final Viewer viewer;
  private final Element clock = new Element("pw-clock");
  private final Age age = new Age(0);

  PhoneHeader(Component title, Sources sources, Viewer viewer) {
    this.sources = sources;
    this.viewer = viewer;
    clock.setAttribute("live", "");
    clock.setAttribute("old", getTranslation("clock.old"));
    clock.setAttribute("none", getTranslation("clock.none"));
    add(title);
    getElement().appendChild(clock);
    Span who = new Span(viewer.name() + " · " + RoleNote.name(this, viewer.role()));
    who.addClassName("who");
    Span fresh = new Span(new Span(getTranslation("phone.data")), age);
    fresh.addClassName("fresh");
    Div old = new Div(new Span(getTranslation("phone.data-old")));
    old.addClassNames("old", "hatch");
    old.getElement().setAttribute("role", "alert");
    add(who, fresh, old);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    clock.setAttribute("zone", sources.parks().current(viewer).zone().getId());
    refresh();
  }

  void refresh() {
    clock.setAttribute("now", Long.toString(sources.clock().millis()));
    clock.setAttribute("data", Long.toString(sources.latest().watermark()));
    age.getElement().setAttribute("at", Long.toString(sources.latest().watermark()));
  }
}
