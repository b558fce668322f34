package org.parkwatch.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.SignOut;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.Icons;
import org.parkwatch.ui.marks.JournalBand;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.refresh.ParkFigures;
import org.parkwatch.ui.words.Figures;

/**
 * The frame of every desk page: rail on the left; above, the way to what is shown, the search
 * field, the count of stale points, the clock with the age of the data, and the person's menu.
 */
@PermitAll
public final class DeskLayout extends Div implements RouterLayout, AfterNavigationObserver {
  private static final Duration PACE = Duration.ofSeconds(2);

  private final Sources sources;
  private final ParkFigures figures;
  private final Viewer viewer;
  private final Nav crumbs = new Nav();
  private final Span stale = new Span();
  private final Element clock = new Element("pw-clock");
  private final JournalBand unwritten = new JournalBand();
  private final Main main = new Main();
  private final Map<Section, Anchor> rail = new EnumMap<>(Section.class);
  private Optional<SeverityMark> badge = Optional.empty();
  private long shownRevision = -1;

  /** What the rail offers. */
  private enum Section {
    WALL("wall", "rail.wall", Icons.WALL),
    MAP("", "rail.map", Icons.MAP),
    PLANT("plant", "rail.plant", Icons.PLANT),
    ALARMS("alarms", "rail.alarms", Icons.ALARMS);

    final String path;
    final String word;
    final Icons icon;

    Section(String path, String word, Icons icon) {
      this.path = path;
      this.word = word;
      this.icon = icon;
    }
  }

  public DeskLayout(Sources sources, ParkFigures figures, Finder finder, SignOut signOut) {
    this.sources = sources;
    this.figures = figures;
    viewer = sources.viewers().current();
    addClassName("pw-desk");
    main.addClassName("pw-main");
    add(
        railOf(),
        top(new SearchField(sources, finder), new UserMenu(viewer, signOut)),
        unwritten,
        main);
    sources.refresher().follow(this, PACE, this::refresh);
  }

  private Nav railOf() {
    Nav nav = new Nav();
    nav.addClassName("pw-rail");
    nav.getElement().setAttribute("aria-label", getTranslation("rail.label"));
    Div logo = new Div(Icons.LOGO.draw());
    logo.addClassName("pw-logo");
    nav.add(logo);
    for (Section section : Section.values()) {
      Anchor link = new Anchor(section.path, section.icon.draw());
      link.add(new Span(getTranslation(section.word)));
      link.getElement().setAttribute("router-link", true);
      rail.put(section, link);
      nav.add(link);
    }
    return nav;
  }

  private Header top(SearchField search, UserMenu user) {
    crumbs.addClassName("pw-crumbs");
    crumbs.getElement().setAttribute("aria-label", getTranslation("crumbs.label"));
    stale.addClassNames("pw-chip");
    stale.setVisible(false);
    clock.setAttribute("live", getTranslation("clock.live"));
    clock.setAttribute("old", getTranslation("clock.old"));
    clock.setAttribute("none", getTranslation("clock.none"));
    Span space = new Span();
    space.addClassName("sp");
    Header header = new Header(crumbs, space, search, stale);
    header.getElement().appendChild(clock);
    header.add(user);
    header.addClassName("pw-top");
    return header;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    clock.setAttribute("zone", sources.parks().current(viewer).zone().getId());
    refresh();
  }

  private void refresh() {
    clock.setAttribute("now", Long.toString(sources.clock().millis()));
    clock.setAttribute("data", Long.toString(sources.latest().watermark()));
    unwritten.refresh(sources.alarms());
    ParkFigures.Count count = figures.of(sources.parks().current(viewer));
    stale.setVisible(count.stale() > 0);
    Span hatch = new Span();
    hatch.addClassNames("hatch", "pw-hatch-box");
    stale.removeAll();
    stale.add(hatch, new Span(getTranslation("stale.points", Figures.count(count.stale()))));
    if (shownRevision != sources.alarms().revision()) {
      shownRevision = sources.alarms().revision();
      showBadge();
    }
  }

  private void showBadge() {
    badge.ifPresent(SeverityMark::removeFromParent);
    badge =
        sources.alarms().standing(viewer).stream()
            .filter(alarm -> alarm.state() == AlarmState.UNACKNOWLEDGED)
            .mapToInt(Alarm::severity)
            .min()
            .stream()
            .mapToObj(level -> new SeverityMark(level, AlarmState.UNACKNOWLEDGED, 14))
            .findFirst();
    Anchor alarms = rail.get(Section.ALARMS);
    if (alarms != null) {
      badge.ifPresent(alarms::add);
    }
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    String path = event.getLocation().getPath();
    rail.forEach((section, link) -> {
      if (section.path.equals(path)) {
        link.getElement().setAttribute("aria-current", "page");
      } else {
        link.getElement().removeAttribute("aria-current");
      }
    });
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    main.getElement().removeAllChildren();
    main.getElement().appendChild(content.getElement());
  }

  /** Shows the way to what a view shows now; does nothing for a view outside a desk. */
  public static void show(Component view, List<Crumb> way) {
    DeskLayout desk = view.findAncestor(DeskLayout.class);
    if (desk != null) {
      desk.show(way);
    }
  }

  private void show(List<Crumb> way) {
    crumbs.removeAll();
    for (Crumb crumb : way) {
      if (crumb.target().isEmpty()) {
        crumbs.add(new H1(crumb.text()));
      } else {
        Anchor link = new Anchor(crumb.target(), crumb.text());
        link.getElement().setAttribute("router-link", true);
        Element slash = new Element("i").setText("/");
        slash.setAttribute("aria-hidden", "true");
        crumbs.add(link);
        crumbs.getElement().appendChild(slash);
      }
    }
  }
}
