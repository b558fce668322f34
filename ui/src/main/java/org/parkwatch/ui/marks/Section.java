package org.parkwatch.ui.marks;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;

/** A part of a side panel: a quiet title, a note on the right, a hairline above. */
public final class Section extends Div {
  /**
   * A section.
   *
   * @param note on the right, such as where the data come from; may be empty
   */
  public Section(String title, String note) {
    addClassName("pw-sec");
    Span right = new Span(note);
    right.addClassName("cap");
    add(new Header(new H3(title), right));
  }
}
