package org.parkwatch.ui.marks;

import com.vaadin.flow.component.html.NativeButton;

/** What a row is chosen by: its first cell as a button, which says whether it is the chosen one. */
public final class Choice extends NativeButton {
  public Choice(String text, boolean chosen, Runnable choose) {
    super(text, click -> choose.run());
    getElement().setAttribute("aria-pressed", Boolean.toString(chosen));
  }
}
