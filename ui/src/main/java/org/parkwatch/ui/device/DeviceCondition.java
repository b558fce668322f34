package org.parkwatch.ui.device;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.commissioning.DeviceDiagnostics;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.AlarmLines;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.marks.RoleNote;
import org.parkwatch.ui.marks.Section;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/** How a device answers: its state in words, what went wrong last, its timing and its counters. */
final class DeviceCondition extends Div {
  private final Sources sources;
  private final Viewer viewer;
  private final Device device;
  private final Words words;
  private final Div now = new Div();
  private final Span asked = new Span();
  private final AlarmLines lines;
  private long shownAlarms = -1;

  DeviceCondition(
      Sources sources, Viewer viewer, DeviceDiagnostics diagnostics, Device device, Words words) {
    this.sources = sources;
    this.viewer = viewer;
    this.device = device;
    this.words = words;
    lines = new AlarmLines(words);
    addClassName("condition");
    now.addClassName("pw-now");
    Section alarms = new Section(getTranslation("cabinet.alarms"), "");
    alarms.add(lines);
    add(new H2(device.code()), now);
    if (device.life().collected()) {
      add(
          viewer.may(Right.ASK_DEVICE)
              ? hurry(diagnostics)
              : new RoleNote(viewer.role(), Right.ASK_DEVICE));
    }
    add(alarms);
  }

  private Div hurry(DeviceDiagnostics diagnostics) {
    Button button = new Button(getTranslation("device.ask-all"));
    asked.addClassName("cap");
    asked.getElement().setAttribute("role", "status");
    button.addClickListener(click -> {
      try {
        boolean going = diagnostics.askAll(sources.viewers().current(), device.code());
        asked.setText(getTranslation(going ? "device.asked" : "device.not-asked"));
      } catch (AccessRefused e) {
        asked.setText(getTranslation("device.not-asked"));
      }
    });
    Div row = new Div(button, asked);
    row.addClassName("hurry");
    return row;
  }

  /** Writes everything anew; the button and the alarms that did not change stay. */
  void show(Park park, Optional<Diagnosis> diagnosis) {
    now.removeAll();
    if (diagnosis.isEmpty()) {
      now.add(
          line("device.not-collected", true),
          new Paragraph(getTranslation("life." + word(device.life()))));
    } else {
      Diagnosis known = diagnosis.get();
      now.add(
          state(park, known),
          trouble(park, known),
          new DeviceTiming(device, known, at -> moment(park, at)),
          counted(known));
    }
    if (sources.alarms().revision() != shownAlarms) {
      shownAlarms = sources.alarms().revision();
      List<Alarm> own =
          sources.alarms().each(viewer).stream()
              .filter(alarm ->
                  alarm.point() >= device.firstPoint()
                      && alarm.point() < device.firstPoint() + device.points().size())
              .toList();
      lines.show(park, own, getTranslation("cabinet.no-alarms"));
      own.stream()
          .flatMap(alarm -> sources.alarms().coveredBy(viewer, alarm.id()).stream())
          .findFirst()
          .ifPresent(line -> lines.add(partOf(line)));
    }
  }

  /** Why an alarm of this device is not in the list of alarms by itself. */
  private Component partOf(Alarm line) {
    AlarmWords text = AlarmWords.of(line, Language.of(getLocale()), words);
    Paragraph note = new Paragraph(getTranslation("alarms.part-of", text.plain()));
    note.addClassName("cap");
    return note;
  }

  private Component state(Park park, Diagnosis known) {
    boolean fine = known.state() == Diagnosis.State.ANSWERS;
    String key = "device.state." + word(known.state());
    Div state = new Div(line(known.timing().unasked() ? unasked(known.state(), key) : key, !fine));
    known.reason().ifPresent(reason -> state.add(new Paragraph(reason.in(getLocale()))));
    known
        .since()
        .ifPresent(since -> {
          Paragraph text = new Paragraph(getTranslation("device.since", moment(park, since)));
          text.addClassName("cap");
          state.add(text);
        });
    return state;
  }

  /** Who is not asked cannot answer. */
  private static String unasked(Diagnosis.State state, String key) {
    return state == Diagnosis.State.ANSWERS ? "device.state.speaks" : key;
  }

  private Div line(String key, boolean abnormal) {
    Div line = new Div();
    line.addClassName("state");
    if (abnormal) {
      Span box = new Span();
      box.addClassNames("hatch", "pw-hatch-box");
      line.add(box);
    }
    line.add(new Span(getTranslation(key)));
    return line;
  }

  private Component trouble(Park park, Diagnosis known) {
    Section section = new Section(getTranslation("device.trouble"), "");
    known
        .lastTrouble()
        .ifPresentOrElse(
            trouble -> {
              Span line = new Span(trouble.line());
              line.addClassName("logline");
              line.setTitle(getTranslation("device.logline"));
              section.add(
                  new Paragraph(
                      moment(park, trouble.at()) + "  " + trouble.reason().in(getLocale())),
                  line);
            },
            () -> section.add(quiet("device.no-trouble")));
    return section;
  }

  private Component counted(Diagnosis known) {
    Section section =
        new Section(getTranslation("device.counted"), getTranslation("device.since-start"));
    section.add(known.counted().isEmpty() ? quiet("device.none-counted") : counts(known.counted()));
    if (!known.ofNobody().isEmpty()) {
      Paragraph title = new Paragraph(getTranslation("device.of-nobody"));
      title.addClassName("cap");
      section.add(title, counts(known.ofNobody()));
    }
    if (!known.notifications().isEmpty()) {
      Paragraph title = new Paragraph(getTranslation("device.notifications"));
      title.addClassName("cap");
      section.add(title, counts(known.notifications()));
    }
    return section;
  }

  private UnorderedList counts(List<Diagnosis.Count> counted) {
    UnorderedList list = new UnorderedList();
    list.addClassName("counts");
    list.getElement().setAttribute("role", "list");
    for (Diagnosis.Count count : counted) {
      list.add(
          new ListItem(
              new Span(count.reason().in(getLocale())), new Span(Figures.count(count.times()))));
    }
    return list;
  }

  private Paragraph quiet(String key) {
    Paragraph text = new Paragraph(getTranslation(key));
    text.addClassName("t3");
    return text;
  }

  private String moment(Park park, Instant at) {
    return Figures.moment(at.toEpochMilli(), sources.clock().millis(), park.zone());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
