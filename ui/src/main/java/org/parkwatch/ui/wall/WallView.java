package org.parkwatch.ui.wall;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.alarms.NewLines;
import org.parkwatch.ui.alarms.SoundSwitch;
import org.parkwatch.ui.marks.Age;
import org.parkwatch.ui.marks.JournalBand;
import org.parkwatch.ui.marks.Pressing;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.refresh.ParkFigures;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/**
 * The wall of the control room, always dark, scaled to the width of the screen. In this order: the
 * clock, how old the data are, how much of them is collected; the gravest alarms with who has them;
 * then a column for each building with its power, its cooling and its rooms.
 */
@Route("wall")
@PermitAll
@StyleSheet("context://parkwatch/wall.css")
public final class WallView extends Div implements HasDynamicTitle {
  private static final Duration PACE = Duration.ofSeconds(1);

  private final Sources sources;
  private final ParkFigures figures;
  private final WallBoard board;
  private final Viewer viewer;
  private final Element clock = new Element("pw-clock");
  private final JournalBand unwritten = new JournalBand();
  private final Span dataTime = new Span();
  private final Span dataAge = new Span();
  private final Span stale = new Span();
  private final Span collected = new Span();
  private final Span collectedOf = new Span();
  private final Span parkName = new Span();
  private final AlarmCards cards;
  private final Main matrix = new Main();
  private final EnergyStrip energy = new EnergyStrip();
  private final Span general = new Span();
  private final Span notices = new Span();
  private final List<BuildingColumn> columns = new ArrayList<>();
  private @Nullable Park shown;
  private final SoundSwitch sound = new SoundSwitch();
  private final NewLines news = new NewLines();
  private long shownRevision = -1;
  private long beat;

  public WallView(Sources sources, ParkFigures figures, WallBoard board, Words words) {
    this.sources = sources;
    this.figures = figures;
    this.board = board;
    viewer = sources.viewers().current();
    cards = new AlarmCards(Language.of(getLocale()), words);
    addClassName("pw-wall");
    matrix.addClassName("mx");
    Div old = new Div();
    old.addClassNames("old", "hatch");
    old.getElement().setAttribute("role", "alert");
    Span oldWords = new Span(getTranslation("phone.data-old"));
    old.add(oldWords);
    add(header(), old, unwritten, cards, matrix, footer());
    sources.refresher().follow(this, PACE, this::refresh);
  }

  private Header header() {
    clock.setAttribute("live", "");
    clock.setAttribute("old", getTranslation("clock.old"));
    clock.setAttribute("none", getTranslation("clock.none"));
    parkName.addClassName("park");
    Span hatch = new Span();
    hatch.addClassNames("hatch", "box");
    Header header = new Header();
    header.addClassName("hd");
    header.getElement().appendChild(clock);
    Anchor desk = new Anchor("", getTranslation("wall.desk"));
    desk.addClassName("desk");
    header.add(
        new Div(parkName, desk, sound),
        pair("wall.data-time", dataTime, dataAge),
        pair("wall.stale", hatch, stale),
        pair("wall.collected", collected, collectedOf));
    return header;
  }

  private Div pair(String word, Span value, Span note) {
    Span key = new Span(getTranslation(word));
    key.addClassName("k");
    note.addClassName("note");
    Div line = new Div(value, note);
    line.addClassName("v");
    Div pair = new Div(key, line);
    pair.addClassName("kv");
    return pair;
  }

  private Footer footer() {
    Span space = new Span();
    space.addClassName("sp");
    Footer footer = new Footer();
    footer.addClassName("ft");
    footer.add(
        energy,
        space,
        new SeverityMark(3, AlarmState.ACKNOWLEDGED, 22),
        general,
        new SeverityMark(4, AlarmState.ACKNOWLEDGED, 22),
        notices);
    return footer;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    clock.setAttribute("zone", sources.parks().current(viewer).zone().getId());
    // dark whatever the person's own choice; leaving this page loads the next one anew
    getElement().executeJs("document.documentElement.setAttribute('theme', 'dark')");
    refresh();
  }

  private void refresh() {
    Park park = sources.parks().current(viewer);
    long now = sources.clock().millis();
    long data = sources.latest().watermark();
    clock.setAttribute("now", Long.toString(now));
    clock.setAttribute("data", Long.toString(data));
    unwritten.refresh(sources.alarms());
    if (park != shown) {
      shown = park;
      shownRevision = -1;
      beat = 0;
      build(park);
    }
    boolean alarmsChanged = shownRevision != sources.alarms().revision();
    shownRevision = sources.alarms().revision();
    List<Alarm> standing = sources.alarms().standing(viewer);
    if (alarmsChanged) {
      news.look(standing).ifPresent(level -> sound.ring(sources.severities().of(level).sound()));
      cards.show(
          WallAlarms.grave(standing, sources.severities()),
          sources.alarms().meanings(viewer),
          now,
          park.zone());
      general.setText(getTranslation("wall.level3", Figures.count(WallAlarms.count(standing, 3))));
      notices.setText(getTranslation("wall.level4", Figures.count(WallAlarms.count(standing, 4))));
    }
    if (alarmsChanged || beat++ % 2 == 0) {
      showFigures(park, standing, data);
    }
  }

  private void build(Park park) {
    parkName.setText(
        park.places().stream()
                .filter(place -> place.kind() == PlaceKind.PARK)
                .findFirst()
                .map(place -> place.names().in(getLocale()))
                .orElse("")
            + " · "
            + getTranslation("wall.title"));
    columns.clear();
    matrix.removeAll();
    for (BuildingPlan plan : board.plans(park)) {
      columns.add(new BuildingColumn(plan, sources.severities(), Language.of(getLocale()), this));
    }
    matrix.getStyle().set("--columns", Integer.toString(Math.max(1, columns.size())));
    matrix.add(new Span());
    columns.forEach(column -> matrix.add(column.head));
    matrix.add(label("wall.power"));
    columns.forEach(column -> matrix.add(column.power));
    matrix.add(label("wall.cooling"));
    columns.forEach(column -> matrix.add(column.cooling));
    matrix.add(label("wall.rooms"));
    columns.forEach(column -> matrix.add(column.rooms));
  }

  private Div label(String word) {
    Div label = new Div();
    label.setText(getTranslation(word));
    label.addClassName("rl");
    return label;
  }

  private void showFigures(Park park, List<Alarm> standing, long data) {
    ParkFigures.Count count = figures.of(park);
    dataTime.setText(Figures.clock(data, park.zone()));
    dataAge.removeAll();
    dataAge.add(new Age(data), new Span(getTranslation("wall.ago")));
    stale.setText(getTranslation("stale.points", Figures.count(count.stale())));
    int fresh = count.points() - count.stale();
    double share = count.points() == 0 ? 0 : Math.floor(10_000.0 * fresh / count.points()) / 100;
    collected.setText(Figures.number(share, 2) + " %");
    collectedOf.setText(
        getTranslation("wall.points", Figures.count(fresh), Figures.count(count.points())));
    energy.show(park, sources.latest());
    Map<Integer, List<Alarm>> byRoom = new HashMap<>();
    standing.stream()
        .sorted(Pressing.FIRST)
        .forEach(alarm -> byRoom.computeIfAbsent(alarm.room(), r -> new ArrayList<>()).add(alarm));
    columns.forEach(column -> column.show(sources.latest(), standing, byRoom));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("wall.page"));
  }
}
