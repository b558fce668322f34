package org.parkwatch.ui.marks;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.Map;

/** A label above the browser's own input or choice. */
public final class Field extends Div {
  private final Element input;

  private Field(String id, String label, Element input) {
    this.input = input;
    input.setAttribute("id", id);
    input.addPropertyChangeListener("value", "change", event -> {});
    addClassName("pw-field");
    Element above = new Element("label").setAttribute("for", id).setText(label);
    getElement().appendChild(above, input);
  }

  /**
   * One line of text.
   *
   * @param hint shown while it is empty
   */
  public static Field text(String id, String label, String hint, int longest) {
    return new Field(id, label, line("text", hint).setAttribute("maxlength", "" + longest));
  }

  /** A password for somebody, which the browser must neither fill in nor keep. */
  public static Field password(String id, String label, String hint) {
    return new Field(id, label, line("password", hint));
  }

  private static Element line(String type, String hint) {
    return new Element("input")
        .setAttribute("type", type)
        .setAttribute("placeholder", hint)
        .setAttribute("autocomplete", type.equals("password") ? "new-password" : "off");
  }

  /**
   * One of several.
   *
   * @param words by value, in order
   */
  public static Field choice(String id, String label, Map<String, String> words, String chosen) {
    Element select = new Element("select");
    words.forEach((value, word) -> {
      Element option = new Element("option").setAttribute("value", value).setText(word);
      option.setAttribute("selected", value.equals(chosen));
      select.appendChild(option);
    });
    Field field = new Field(id, label, select);
    select.setProperty("value", chosen);
    return field;
  }

  /** Puts something into it. */
  public void set(String value) {
    input.setProperty("value", value);
  }

  /** What stands in it now. */
  public String value() {
    return input.getProperty("value", "");
  }
}
