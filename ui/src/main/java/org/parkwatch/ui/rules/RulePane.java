package org.parkwatch.ui.rules;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.parkwatch.alerting.book.Checked;
import org.parkwatch.alerting.book.RuleBook;
import org.parkwatch.alerting.book.RuleText;
import org.parkwatch.alerting.trial.Backtest;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.TrailUnavailable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.Field;
import org.parkwatch.ui.marks.RoleNote;
import org.parkwatch.ui.words.Figures;

/** One rule file: its text, what is wrong with it, what a rule of it would have done, versions. */
final class RulePane extends Div {
  private static final int DAYS = 30;
  private static final int SHOWN = 8;

  private final RuleBook book;
  private final Sources sources;
  private final Viewer viewer;
  private final Runnable onChange;
  private final H2 title = new H2();
  private final Paragraph about = new Paragraph();
  private final Field name = Field.text("file", getTranslation("rules.file"), "mine.yaml", 65);
  private final Field rule = Field.text("rule", getTranslation("rules.id"), "", 100);
  private final Field reason = Field.text("reason", getTranslation("rules.reason"), "", 400);
  private final Element text = new Element("textarea");
  private final Div answer = new Div();
  private final Div body = new Div();
  private final VersionList versions;

  RulePane(RuleBook book, Sources sources, Viewer viewer, Runnable onChange) {
    this.book = book;
    this.sources = sources;
    this.viewer = viewer;
    this.onChange = onChange;
    addClassName("pw-form");
    text.setAttribute("id", "text").setAttribute("spellcheck", "false");
    text.setAttribute("aria-label", getTranslation("rules.text"));
    text.addPropertyChangeListener("value", "change", event -> {});
    text.setAttribute("readonly", !viewer.may(Right.REVIEW_PARK));
    answer.getElement().setAttribute("role", "alert");
    versions =
        new VersionList(version -> {
          text.setProperty("value", version.text());
          reason.set(getTranslation("rules.back-to", version.number()));
          say("done", List.of(getTranslation("rules.loaded", version.number())));
        });
    body.addClassName("pw-form");
    body.setVisible(false);
    Div texts = new Div();
    texts.getElement().appendChild(text);
    texts.addClassName("text");
    Div top = new Div(name, rule);
    top.addClassNames("bar", "pw-line-form");
    body.add(top, texts);
    if (viewer.may(Right.REVIEW_PARK)) {
      Div looks = new Div(button("rules.check", this::check), button("rules.try", this::attempt));
      looks.addClassName("bar");
      body.add(looks);
    } else {
      body.add(new RoleNote(viewer.role(), Right.REVIEW_PARK));
    }
    body.add(answer);
    body.add(
        viewer.may(Right.CHANGE_RULES)
            ? putting()
            : new RoleNote(viewer.role(), Right.CHANGE_RULES));
    body.add(versions);
    add(title, about, body);
    title.setText(getTranslation("rules.file"));
    about.setText(getTranslation("rules.choose"));
  }

  private Div putting() {
    Div line = new Div(reason, button("rules.put", this::put));
    line.addClassNames("bar", "pw-line-form");
    return line;
  }

  private NativeButton button(String word, Runnable pressed) {
    NativeButton button = new NativeButton(getTranslation(word), click -> pressed.run());
    button.setId(word.replace('.', '-'));
    return button;
  }

  /** Shows a file, and names a rule of it to try. */
  void show(String file, String id) {
    Optional<RuleText> found =
        book.texts().stream().filter(each -> each.name().equals(file)).findFirst();
    title.setText(file);
    about.setText(
        getTranslation(found.map(RuleText::own).orElse(false) ? "rules.own" : "rules.house"));
    name.set(file);
    rule.set(id);
    text.setProperty("value", found.map(RuleText::text).orElse(""));
    body.setVisible(true);
    text.executeJs(
        "setTimeout(() => { const at = this.value.indexOf($0); if (at < 0) return;"
            + " const above = this.value.slice(0, at).split('\\n').length - 2;"
            + " this.scrollTop = above * parseFloat(getComputedStyle(this).lineHeight); });",
        "id: " + id + "\n");
    say("", List.of());
    versions.show(book.versions(file), sources.parks().current(viewer).zone(), now());
    found
        .filter(each -> !each.refused().isEmpty())
        .ifPresent(each -> say("wrong", each.refused().lines().toList()));
  }

  /** An empty file of one's own. */
  void begin() {
    show("mine.yaml", "");
    about.setText(getTranslation("rules.own"));
  }

  private long now() {
    return sources.clock().millis();
  }

  private void check() {
    guarded(() -> tell(book.check(viewer, name.value().strip(), said()), "rules.fine"));
  }

  private String said() {
    return text.getProperty("value", "");
  }

  private void put() {
    String file = name.value().strip();
    guarded(() -> {
      Checked checked = book.put(viewer, file, said(), reason.value());
      if (checked.problems().isEmpty()) {
        show(file, rule.value());
        reason.set("");
        onChange.run();
      }
      tell(checked, "rules.done");
    });
  }

  private void tell(Checked checked, String good) {
    if (checked.problems().isEmpty()) {
      int conditions = checked.conditions().values().stream().mapToInt(Integer::intValue).sum();
      int rules = checked.conditions().size();
      say("done", List.of(getTranslation(good, Figures.count(rules), Figures.count(conditions))));
    } else {
      say("wrong", checked.problems().stream().flatMap(String::lines).toList());
    }
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (AccessRefused refused) {
      say("wrong", List.of(getTranslation("rules.refused-role")));
    } catch (TrailUnavailable e) {
      say("wrong", List.of(getTranslation("rules.unrecorded")));
    } catch (InputRefused | IllegalArgumentException | IllegalStateException e) {
      say("wrong", String.valueOf(e.getMessage()).lines().toList());
    }
  }

  private void attempt() {
    String file = name.value().strip();
    String id = rule.value().strip();
    String yaml = said();
    say("done", List.of());
    Trial trial = new Trial(getUI().orElseThrow(), sources.clock(), id);
    answer.add(trial);
    long began = now();
    trial.begin(progress ->
        outcomeOf(() -> {
          Backtest.Result result = book.attempt(viewer, file, yaml, id, DAYS, progress);
          return () -> tell(id, result, now() - began);
        }));
  }

  private Runnable outcomeOf(Supplier<Runnable> work) {
    try {
      return work.get();
    } catch (AccessRefused refused) {
      return () -> say("wrong", List.of(getTranslation("rules.refused-role")));
    } catch (CancellationException ended) {
      throw ended;
    } catch (RuntimeException e) {
      return () -> say("wrong", String.valueOf(e.getMessage()).lines().toList());
    }
  }

  private void tell(String id, Backtest.Result result, long millis) {
    say(
        "done",
        List.of(
            getTranslation(
                "rules.tried",
                id,
                Figures.count(result.fired()),
                Figures.count(DAYS),
                Figures.count(result.inFloods()),
                Figures.count(result.points().size()),
                Figures.count(result.watched()),
                Figures.number(millis / 1000.0, 1))));
    for (Backtest.Fired fired :
        result.points().subList(0, Math.min(SHOWN, result.points().size()))) {
      answer.add(
          new Span(Figures.count(fired.times()) + "× " + fired.device() + " " + fired.point()));
    }
    if (result.unread() > 0) {
      answer.add(new Span(getTranslation("rules.unread", Figures.count(result.unread()))));
    }
  }

  private void say(String kind, List<String> lines) {
    answer.removeAll();
    answer.setClassName(kind);
    lines.forEach(line -> answer.add(new Span(line)));
  }
}
