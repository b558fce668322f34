package org.parkwatch.ui.device;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.ui.marks.Age;
import org.parkwatch.ui.marks.Section;
import org.parkwatch.ui.words.Figures;

/**
 * When a device last answered, how fast, how often and how much of it was good. Shows one
 * diagnosis; for the next it is made anew.
 */
final class DeviceTiming extends Div {
  private static final long SECOND_MILLIS = 1000;

  /**
   * The section.
   *
   * @param moment writes an instant in the site's time
   */
  DeviceTiming(Device device, Diagnosis known, Function<Instant, String> moment) {
    Section section = new Section(getTranslation("device.timing"), "");
    Diagnosis.Timing timing = known.timing();
    Diagnosis.Reads reads = known.reads();
    DescriptionList list = new DescriptionList();
    list.addClassName("pw-kvs");
    pair(
        list,
        "device.last-answer",
        timing
            .lastAnswer()
            .<Component>map(at -> new Age(at.toEpochMilli()))
            .orElseGet(() -> hatched("value.never")));
    pair(
        list, timing.unasked() ? "device.confirmed" : "device.interval", figure(timing.interval()));
    pair(list, "device.on-time", figure(timing.onTimeWithin()));
    if (!timing.unasked()) {
      pair(
          list,
          "device.took",
          reads.asked() == 0 ? hatched("value.never") : figure(timing.lastTook()));
      pair(
          list,
          "device.slowest",
          reads.answered() == 0 ? hatched("value.never") : figure(timing.slowest()));
      pair(list, "device.late", new Span(Figures.count(reads.late())));
    }
    pair(list, "device.recent", share(reads.recentAnswered(), reads.recent()));
    long samples = reads.goodSamples() + reads.badSamples();
    pair(list, "device.good", share(reads.goodSamples(), samples));
    if (device.points().ordinal(PointNames.COMM_CLOCK_OFFSET) < 0) {
      pair(list, "device.clock", quiet(new Span(getTranslation("device.no-clock"))));
    }
    pair(list, "device.in-a-row", new Span(Figures.count(reads.inARow())));
    section.add(list);
    next(known, moment).ifPresent(section::add);
    add(section);
  }

  private Optional<Component> next(Diagnosis known, Function<Instant, String> moment) {
    if (known.state() == Diagnosis.State.CUT_OFF) {
      return Optional.of(quiet(new Paragraph(getTranslation("device.next-cut-off"))));
    }
    return known
        .timing()
        .notBefore()
        .map(at -> new Paragraph(getTranslation("device.next", moment.apply(at))));
  }

  private static <T extends HtmlComponent> T quiet(T text) {
    text.addClassName("t3");
    return text;
  }

  private Component share(long part, long of) {
    if (of == 0) {
      return hatched("value.never");
    }
    Span unit = new Span("% / " + Figures.count(of));
    unit.addClassName("u");
    double percent = 100.0 * part / of;
    int decimals = part == of || percent < 90 ? 0 : 1;
    return new Span(new Span(Figures.number(Math.floor(percent * 10) / 10, decimals)), unit);
  }

  private Span hatched(String key) {
    Span text = new Span(new Span(getTranslation(key)));
    text.addClassNames("pw-stale", "hatch");
    return text;
  }

  private static Span figure(Duration duration) {
    long millis = duration.toMillis();
    boolean seconds = millis >= SECOND_MILLIS;
    Span unit = new Span(seconds ? "s" : "ms");
    unit.addClassName("u");
    String number =
        seconds
            ? Figures.number(millis / 1000.0, millis % SECOND_MILLIS == 0 ? 0 : 1)
            : Figures.count(millis);
    return new Span(new Span(number), unit);
  }

  private static void pair(DescriptionList list, String word, Component value) {
    Div pair =
        new Div(
            new DescriptionList.Term(list.getTranslation(word)),
            new DescriptionList.Description(value));
    list.getElement().appendChild(pair.getElement());
  }
}
