package org.parkwatch.ui.account;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import org.parkwatch.ui.access.OwnPassword;
import org.parkwatch.ui.access.OwnPassword.Outcome;
import org.parkwatch.ui.access.Viewers;
import org.parkwatch.ui.marks.Icons;

/** Change the own password: the first thing to do with the one that was generated. */
@Route("password")
@PermitAll
public final class PasswordView extends Div implements HasDynamicTitle {
  private final OwnPassword passwords;
  private final Viewers viewers;
  private final Div answer = new Div();
  private final Element old = input("old-password", "current-password");
  private final Element next = input("new-password", "new-password");
  private final Element again = input("again-password", "new-password");

  public PasswordView(OwnPassword passwords, Viewers viewers) {
    this.passwords = passwords;
    this.viewers = viewers;
    addClassNames("pw-login", "alone");
    Div brand = new Div(Icons.LOGO.draw(), new Span("Parkwatch"));
    brand.addClassName("brand");
    Div about = new Div(brand);
    about.addClassName("about");
    answer.getElement().setAttribute("role", "alert");
    answer.setVisible(false);
    add(about, form());
  }

  private Main form() {
    NativeButton submit = new NativeButton(getTranslation("password.submit"), click -> change());
    submit.setId("change-password");
    Div form = new Div();
    form.addClassName("form");
    form.getElement()
        .appendChild(
            label("old-password", "password.old"), old,
            label("new-password", "password.new"), next,
            label("again-password", "password.again"), again);
    form.add(submit);
    Paragraph note = new Paragraph(getTranslation("password.note"));
    note.addClassName("note");
    Main enter = new Main(new H1(getTranslation("password.title")), answer, form, note);
    enter.add(new Anchor("/", getTranslation("password.back")));
    enter.addClassName("enter");
    return enter;
  }

  private void change() {
    String wanted = next.getProperty("value", "");
    if (!wanted.equals(again.getProperty("value", ""))) {
      say("password.differ", false);
      return;
    }
    Outcome outcome = passwords.change(viewers.current(), old.getProperty("value", ""), wanted);
    say("password.answer." + outcome.name().toLowerCase(Locale.ROOT), outcome == Outcome.CHANGED);
    if (outcome == Outcome.CHANGED) {
      for (Element field : new Element[] {old, next, again}) {
        field.setProperty("value", "");
      }
    }
  }

  private void say(String word, boolean done) {
    answer.setClassName(done ? "done" : "wrong");
    answer.setText(getTranslation(word));
    answer.setVisible(true);
  }

  private Element label(String target, String word) {
    return new Element("label").setAttribute("for", target).setText(getTranslation(word));
  }

  private static Element input(String id, String autocomplete) {
    Element input =
        new Element("input")
            .setAttribute("id", id)
            .setAttribute("type", "password")
            .setAttribute("autocomplete", autocomplete)
            .setAttribute("maxlength", "200");
    input.addPropertyChangeListener("value", "change", event -> {});
    return input;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("password.title"));
  }
}
