package org.parkwatch.ui.login;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.InstantSource;
import java.time.ZoneId;
import org.parkwatch.ui.marks.Icons;
import org.parkwatch.ui.shell.Preferences;
import org.parkwatch.ui.words.Language;

/**
 * Sign in with name and password, posted as a plain form to {@code /login}. It says nothing about
 * the park and never whether a name exists. {@code ?error} is a wrong name or password, {@code
 * ?wait=5} too many tries with minutes to wait, {@code ?unavailable} that nobody can be signed in.
 */
@Route("login")
@AnonymousAllowed
public final class LoginView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final Div wrong = new Div();

  public LoginView(InstantSource clock) {
    addClassName("pw-login");
    add(about(clock), enter());
  }

  private Header about(InstantSource clock) {
    Div brand = new Div(Icons.LOGO.draw(), new Span("Parkwatch"));
    brand.addClassName("brand");
    Div claim = new Div(getTranslation("login.claim"));
    claim.addClassName("claim");
    Div sub = new Div(getTranslation("login.sub"));
    sub.addClassName("sub");
    Element time = new Element("pw-clock");
    time.setAttribute("now", Long.toString(clock.millis()));
    time.setAttribute("zone", ZoneId.systemDefault().getId());
    Div foot = new Div(new Span(getTranslation("login.server-time")));
    foot.addClassName("foot");
    foot.getElement().appendChild(time);
    Html art = new Html(Silhouette.svg());
    Header about = new Header(brand, space(), claim, sub, art, space(), foot);
    about.addClassName("about");
    return about;
  }

  private static Span space() {
    Span space = new Span();
    space.addClassName("sp");
    return space;
  }

  private Main enter() {
    wrong.addClassName("wrong");
    wrong.getElement().setAttribute("role", "alert");
    wrong.setVisible(false);
    Paragraph note = new Paragraph(getTranslation("login.note"));
    note.addClassName("note");
    Main enter = new Main(new H1(getTranslation("login.title")), wrong);
    enter.addClassName("enter");
    enter.getElement().appendChild(form());
    enter.add(tongue(), note);
    return enter;
  }

  private Element form() {
    Element form = new Element("form");
    form.setAttribute("method", "post").setAttribute("action", "login");
    Element name = input("username", "text", "username");
    name.setAttribute("autofocus", true);
    Element password = input("password", "password", "current-password");
    Element submit = new Element("button").setAttribute("type", "submit");
    submit.setText(getTranslation("login.submit"));
    form.appendChild(label("username", "login.name"), name);
    form.appendChild(label("password", "login.password"), password, submit);
    return form;
  }

  private Element label(String target, String word) {
    return new Element("label").setAttribute("for", target).setText(getTranslation(word));
  }

  private static Element input(String name, String type, String autocomplete) {
    return new Element("input")
        .setAttribute("id", name)
        .setAttribute("name", name)
        .setAttribute("type", type)
        .setAttribute("autocomplete", autocomplete)
        .setAttribute("maxlength", "200")
        .setAttribute("required", true);
  }

  private Div tongue() {
    Div tongue = new Div();
    tongue.addClassName("tongue");
    for (Language language : Language.values()) {
      NativeButton button =
          new NativeButton(
              language.ownName(),
              click -> getUI().ifPresent(ui -> Preferences.choose(ui, language)));
      button
          .getElement()
          .setAttribute("lang", language.code())
          .setAttribute("aria-pressed", Boolean.toString(language == Language.of(getLocale())));
      tongue.add(button);
    }
    return tongue;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters parameters = event.getLocation().getQueryParameters();
    wrong.setText("");
    if (parameters.getSingleParameter("unavailable").isPresent()) {
      wrong.setText(getTranslation("login.unavailable"));
    } else if (parameters.getSingleParameter("error").isPresent()) {
      wrong.setText(getTranslation("login.wrong"));
    }
    parameters
        .getSingleParameter("wait")
        .filter(minutes -> minutes.matches("\\d{1,4}"))
        .ifPresent(minutes -> wrong.setText(getTranslation("login.wait", minutes)));
    wrong.setVisible(!wrong.getText().isEmpty());
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("login.title"));
  }
}
