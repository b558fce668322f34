package org.parkwatch.ui.marks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;

/** Age of data; the browser counts on by itself. */
@Tag("pw-age")
public final class Age extends Component {
  public Age(long atMillis) {
    getElement().setAttribute("at", Long.toString(atMillis));
  }
}
