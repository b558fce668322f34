package org.parkwatch.ui.marks;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.parkwatch.telemetry.latest.Freshness;
import org.parkwatch.ui.words.Figures;

/**
 * A value with its unit; or, where there is none for the present, a hatch with the age of the last
 * one, or "no answer", and the reason in words. Never 0 in place of a value, never the last value
 * under an old age.
 */
public final class Measured extends Span {
  public Measured(Reading reading) {
    this(reading, reading.spec().decimals());
  }

  /**
   * A reading.
   *
   * @param decimals digits after the point, where a screen shows fewer than the point has
   */
  public Measured(Reading reading, int decimals) {
    if (reading.fresh()) {
      value(reading.value(), reading.spec().quantity().unit(), decimals);
      return;
    }
    missing(reading);
  }

  /**
   * A figure made of several values.
   *
   * @param value NaN where one of them is missing
   */
  public Measured(double value, String unit, int decimals) {
    if (Double.isNaN(value)) {
      addClassNames("pw-stale", "hatch");
      add(new Span(getTranslation("value.incomplete")));
    } else {
      value(value, unit, decimals);
    }
  }

  private void value(double value, String unit, int decimals) {
    add(Figures.number(value, decimals));
    if (!Figures.unit(unit).isEmpty()) {
      Span small = new Span(unit);
      small.addClassName("u");
      add(small);
    }
  }

  private void missing(Reading reading) {
    addClassNames("pw-stale", "hatch");
    Span words = new Span();
    if (reading.freshness() == Freshness.NEVER) {
      words.add(getTranslation("value.never"));
    } else if (reading.usableMillis() == 0) {
      words.add(getTranslation("value.no-reading"));
    } else {
      words.add(new Age(reading.usableMillis()));
    }
    add(words);
    setTitle(reason(reading));
  }

  private String reason(Reading reading) {
    return switch (reading.freshness()) {
      case FRESH -> "";
      case STALE -> getTranslation("value.stale");
      case NEVER -> getTranslation("value.never-long");
      case BAD -> getTranslation(key(reading));
    };
  }

  /** Key of the words for why a reading has no value. */
  public static String key(Reading reading) {
    return "quality." + reading.quality().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
