package org.parkwatch.ui.rules;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.parkwatch.alerting.trial.Backtest;
import org.parkwatch.ui.words.Figures;

/**
 * A rule that is being tried: how far it is, and the button that ends it. It works on a thread of
 * its own, for a rule over the whole park takes a while, and ends with the page.
 */
final class Trial extends Div implements Backtest.Progress {
  private static final long LOOK_EVERY_MILLIS = 300;

  private final UI ui;
  private final InstantSource clock;
  private final Element bar = new Element("progress");
  private final Span far = new Span();
  private volatile boolean ended;
  private long shownMillis;

  Trial(UI ui, InstantSource clock, String rule) {
    this.ui = ui;
    this.clock = clock;
    addClassName("bar");
    String trying = getTranslation("rules.trying", rule);
    bar.setAttribute("max", "1").setAttribute("aria-label", trying);
    NativeButton cancel = new NativeButton(getTranslation("cancel"), click -> end());
    cancel.setId("cancel");
    add(new Span(trying));
    getElement().appendChild(bar);
    add(far, cancel);
    addDetachListener(detached -> ended = true);
  }

  /**
   * Begins.
   *
   * @param work says on the page what came out, or what stood against it; it is not heard once the
   *     trial was ended
   */
  void begin(Function<Backtest.Progress, Runnable> work) {
    Thread.ofVirtual()
        .name("rule-trial")
        .start(() -> {
          try {
            Runnable said = work.apply(this);
            show(said);
          } catch (CancellationException e) {
            // whoever ended it knows
          }
        });
  }

  /** Ends it; the thread stops after the point that it is at. */
  void end() {
    ended = true;
    removeAll();
    add(new Span(getTranslation("rules.trial-ended")));
  }

  @Override
  public boolean goOn(int done, int all) {
    long now = clock.millis();
    if (!ended && now - shownMillis >= LOOK_EVERY_MILLIS) {
      shownMillis = now;
      show(() -> {
        bar.setProperty("value", (double) done / all);
        far.setText(getTranslation("rules.progress", Figures.count(done), Figures.count(all)));
      });
    }
    return !ended;
  }

  private void show(Runnable change) {
    try {
      var _ =
          ui.access(() -> {
            if (!ended) {
              change.run();
            }
          });
    } catch (UIDetachedException e) {
      ended = true; // the page was left meanwhile: nobody wants to know
    }
  }
}
