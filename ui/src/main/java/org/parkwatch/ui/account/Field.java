package org.parkwatch.ui.account;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.Map;

/** A label above the browser's own input or choice. */
final class Field extends Div {
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
  static Field text(String id, String label, String hint, int longest) {
    return new Field(id, label, line("text", hint).setAttribute("maxlength", "" + longest));
  }

  /** A password for somebody, which the browser must neither fill in nor keep. */
  static Field password(String id, String label, String hint) {
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
  static Field choice(String id, String label, Map<String, String> words, String chosen) {
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

  String value() {
    return input.getProperty("value", "");
  }
}
