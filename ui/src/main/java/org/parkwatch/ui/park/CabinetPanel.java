package org.parkwatch.ui.park;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.alarms.Acknowledgement;
import org.parkwatch.ui.marks.Age;
import org.parkwatch.ui.marks.AlarmLines;
import org.parkwatch.ui.marks.Measured;
import org.parkwatch.ui.marks.Reading;
import org.parkwatch.ui.marks.Section;
import org.parkwatch.ui.words.Figures;

/** One cabinet: tenant and contract, what it draws, both feeds, climate, trend and its alarms. */
final class CabinetPanel extends Div {
  private final Sources sources;
  private final Viewer viewer;
  private final Cabinet cabinet;
  private final Div now = new Div();
  private final AlarmLines lines;
  private final Button take = new Button();
  private long shownRevision = -1;

  CabinetPanel(Sources sources, Viewer viewer, AlarmLines lines, Cabinet cabinet) {
    this.sources = sources;
    this.viewer = viewer;
    this.cabinet = cabinet;
    this.lines = lines;
    addClassName("pw-cabinet");
    now.addClassName("pw-now");
    Park park = sources.parks().current(viewer);
    add(head(park), now, new CabinetTrend(sources, viewer, cabinet));
    Section open = new Section(getTranslation("cabinet.alarms"), "");
    open.add(lines);
    add(open);
    if (!park.devicesOfCabinet(cabinet.id()).isEmpty()) {
      add(new FedBy(FeedPaths.of(sources.power().of(park), cabinet), cabinet));
    }
    if (Acknowledgement.allowed(viewer)) {
      add(actions());
    }
    refresh();
  }

  private Component head(Park park) {
    H2 label = new H2(cabinet.label());
    Span code = new Span(cabinet.code());
    code.addClassName("cap");
    Div facts = new Div();
    facts.addClassName("pw-tags");
    park.tenancyOf(cabinet.id())
        .ifPresentOrElse(
            tenancy -> {
              var tenant = park.tenant(tenancy.tenant());
              facts.add(chip(tenant.code() + " " + tenant.names().in(getLocale())));
              facts.add(
                  chip(
                      getTranslation("cabinet.contract", Figures.number(tenancy.contractKw(), 1))));
            },
            () -> facts.add(chip(getTranslation("cabinet.free"))));
    facts.add(chip(getTranslation("cabinet.units", cabinet.units())));
    facts.add(
        chip(
            getTranslation(
                "life." + cabinet.life().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
    Div head = new Div(label, code, facts);
    TagLine.of(park, cabinet.code())
        .ifPresent(line -> {
          line.addClassNames("cap", "tags");
          head.add(line);
        });
    return head;
  }

  private static Span chip(String text) {
    Span chip = new Span(text);
    chip.addClassName("pw-chip");
    return chip;
  }

  private Component actions() {
    take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    take.addClassName("grow");
    take.addClickListener(click -> take());
    Div actions = new Div(take);
    actions.addClassName("pw-actions");
    return actions;
  }

  private void take() {
    new Acknowledgement(this, sources).take(open(), "", this::refresh);
  }

  private List<Long> open() {
    return alarms().stream().filter(alarm -> alarm.state().open()).map(Alarm::id).toList();
  }

  private List<Alarm> alarms() {
    return sources.alarms().each(viewer).stream()
        .filter(alarm -> alarm.cabinet() == cabinet.id())
        .toList();
  }

  /** Reads everything again. */
  void refresh() {
    Park park = sources.parks().current(viewer);
    CabinetReadings readings = CabinetReadings.of(park, cabinet, sources.latest());
    now.removeAll();
    if (readings.feeds().isEmpty()) {
      now.add(new Paragraph(getTranslation("cabinet.no-devices")));
    } else {
      now.add(
          new CabinetPower(readings, CabinetDerived.of(park, cabinet, sources.latest())),
          climate(readings),
          devices(park, readings));
    }
    if (sources.alarms().revision() != shownRevision) {
      shownRevision = sources.alarms().revision();
      showAlarms(park);
    }
  }

  private void showAlarms(Park park) {
    lines.show(park, alarms(), getTranslation("cabinet.no-alarms"));
    int open = open().size();
    take.setVisible(open > 0);
    take.setText(getTranslation("acknowledge.count", Figures.count(open)));
  }

  private Component climate(CabinetReadings readings) {
    Section section = new Section(getTranslation("cabinet.climate"), "");
    DescriptionList figures = figures();
    Optional<Reading> inlet = readings.first(PointNames.INLET_TEMPERATURE);
    inlet.ifPresent(reading -> figure(figures, "cabinet.inlet", new Measured(reading)));
    readings
        .first(PointNames.INLET_HUMIDITY)
        .ifPresent(reading -> figure(figures, "cabinet.humidity", new Measured(reading)));
    inlet
        .filter(reading -> reading.usableMillis() > 0)
        .ifPresent(reading -> figure(figures, "cabinet.age", new Age(reading.usableMillis())));
    if (inlet.isEmpty()) {
      section.add(new Paragraph(getTranslation("cabinet.no-sensor")));
    }
    section.add(figures);
    return section;
  }

  private Component devices(Park park, CabinetReadings readings) {
    Section section = new Section(getTranslation("cabinet.devices"), "");
    for (CabinetReadings.Feed feed : readings.feeds()) {
      Div row = new Div();
      row.addClassName("pw-alarm");
      Anchor name =
          new Anchor(
              "device/" + feed.device().code(),
              feed.device().model() + "  " + feed.device().host());
      name.getElement().setAttribute("router-link", true);
      Span side = new Span(feed.side() == null ? "" : feed.side().name());
      row.add(side, name, state(feed));
      TagLine.of(park, park.equipmentOf(feed.device()).code())
          .ifPresent(line -> {
            line.addClassName("sub");
            row.add(line);
          });
      section.add(row);
    }
    return section;
  }

  private Component state(CabinetReadings.Feed feed) {
    Optional<Reading> reading = feed.read(PointNames.STATE).or(() -> feed.read(PointNames.CURRENT));
    if (reading.isEmpty()) {
      return new Span();
    }
    if (!reading.get().fresh()) {
      Span why = new Span(new Span(getTranslation(missing(reading.get()))));
      why.addClassNames("pw-stale", "hatch");
      return why;
    }
    if (feed.device().points().ordinal(PointNames.STATE) < 0) {
      return new Span(getTranslation("cabinet.answers"));
    }
    return new Span(getTranslation("state." + word(reading.get().value())));
  }

  private static String missing(Reading reading) {
    return switch (reading.freshness()) {
      case FRESH, STALE -> "value.stale";
      case NEVER -> "value.never";
      case BAD -> Measured.key(reading);
    };
  }

  private static String word(double code) {
    for (DeviceState state : DeviceState.values()) {
      if (state.code() == (int) code) {
        return state.name().toLowerCase(Locale.ROOT);
      }
    }
    return "unknown";
  }

  private static DescriptionList figures() {
    DescriptionList list = new DescriptionList();
    list.addClassName("pw-kvs");
    return list;
  }

  private void figure(DescriptionList list, String word, Component value) {
    Div pair =
        new Div(
            new DescriptionList.Term(getTranslation(word)), new DescriptionList.Description(value));
    list.getElement().appendChild(pair.getElement());
  }
}
