package org.parkwatch.ui.park;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.air.AirPlan;
import org.parkwatch.ui.map.FloorMap;
import org.parkwatch.ui.refresh.ParkFigures;
import org.parkwatch.ui.shell.Crumb;
import org.parkwatch.ui.shell.DeskLayout;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.SiteTime;
import org.parkwatch.ui.words.Words;

/**
 * The floor map with the panel beside it: what is abnormal, or the selected cabinet. The same
 * cabinets as a table at the press of a button. {@code ?cabinet=CODE} and {@code ?place=CODE} open
 * it there; with {@code ?at=2026-11-22T14:05} it shows that time of the site. Panel and table are
 * of the present only.
 */
@Route(value = "", layout = DeskLayout.class)
@PermitAll
public final class MapView extends Div implements AfterNavigationObserver, HasDynamicTitle {
  private static final Duration PACE = Duration.ofSeconds(2);
  private static final Duration TABLE_PACE = Duration.ofSeconds(10);

  private final Sources sources;
  private final Viewer viewer;
  private final FloorMap map;
  private final CabinetTable table;
  private final Div ground = new Div();
  private final MapSide side;
  private final Span summary = new Span();
  private final NativeButton mapButton = new NativeButton();
  private final NativeButton tableButton = new NativeButton();
  private String place = "";
  private String cabinet = "";

  /** What the map shows, UTC millis; 0 for the present. */
  private long past;

  public MapView(Sources sources, ParkFigures figures, Words words, AirPlan.Plans plans) {
    this.sources = sources;
    viewer = sources.viewers().current();
    addClassName("pw-mappage");
    map = new FloorMap(getLocale());
    table = new CabinetTable(code -> go(place, code));
    table.setVisible(false);
    map.addPlaceChangedListener(event -> moved(event.place(), event.cabinet()));
    map.addPastChangedListener(event -> travelled(event.atMillis()));
    map.addCabinetSelectedListener(event -> moved(place, event.cabinet()));
    ground.addClassName("pw-ground");
    ground.add(map, table);
    side = new MapSide(sources, figures, words, plans, viewer);
    add(bar(), ground, side);
    sources.refresher().follow(this, PACE, this::refresh);
    sources.refresher().follow(this, TABLE_PACE, this::refreshTable);
  }

  private Div bar() {
    mapButton.setText(getTranslation("map.as-map"));
    mapButton.addClickListener(click -> showTable(false));
    tableButton.setText(getTranslation("map.as-table"));
    tableButton.addClickListener(click -> showTable(true));
    summary.addClassName("cap");
    Span space = new Span();
    space.addClassName("sp");
    Div bar = new Div(mapButton, tableButton, space, summary);
    bar.addClassName("pw-layers");
    press(false);
    return bar;
  }

  private void press(boolean asTable) {
    mapButton.getElement().setAttribute("aria-pressed", Boolean.toString(!asTable));
    tableButton.getElement().setAttribute("aria-pressed", Boolean.toString(asTable));
  }

  private void showTable(boolean asTable) {
    press(asTable);
    map.setVisible(!asTable);
    table.setVisible(asTable);
    if (asTable) {
      fillTable();
    }
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    var parameters = event.getLocation().getQueryParameters();
    place = parameters.getSingleParameter("place").orElse("");
    cabinet = parameters.getSingleParameter("cabinet").orElse("");
    past = parameters.getSingleParameter("at").map(at -> SiteTime.millis(at, zone())).orElse(0L);
    map.show(place, cabinet);
    map.setPast(past);
    showPanel();
    showWay();
    keepAddress();
    refreshTable();
  }

  /** The table or a link leads somewhere: the map follows. */
  private void go(String newPlace, String newCabinet) {
    map.show(newPlace, newCabinet);
    moved(newPlace, newCabinet);
  }

  private void travelled(long atMillis) {
    boolean turns = (atMillis == 0) != (past == 0);
    past = atMillis;
    keepAddress();
    if (turns) {
      showTable(false);
      showPanel();
    }
  }

  private ZoneId zone() {
    return sources.parks().current(viewer).zone();
  }

  /** The map was moved by its user. */
  private void moved(String newPlace, String newCabinet) {
    if (newPlace.equals(place) && newCabinet.equals(cabinet)) {
      return;
    }
    Park park = sources.parks().current(viewer);
    Optional<Place> roomBefore = room(park);
    boolean otherCabinet = !newCabinet.equals(cabinet);
    place = newPlace;
    cabinet = newCabinet;
    showWay();
    keepAddress();
    if (otherCabinet || !room(park).equals(roomBefore)) {
      showPanel();
    }
    refreshTable();
  }

  /** The address follows, so that it can be kept, sent, and loaded again. */
  private void keepAddress() {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (!place.isEmpty()) {
      parameters.put("place", place);
    }
    if (!cabinet.isEmpty()) {
      parameters.put("cabinet", cabinet);
    }
    if (past != 0) {
      parameters.put("at", SiteTime.text(past, zone()));
    }
    Location address = new Location("", QueryParameters.simple(parameters));
    getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, address));
  }

  private void showPanel() {
    Park park = sources.parks().current(viewer);
    tableButton.setEnabled(past == 0);
    if (past == 0) {
      side.show(park, park.cabinetByCode(cabinet), room(park));
    } else {
      side.showPast(park);
    }
  }

  private void refresh() {
    if (sources.parks().current(viewer).revision() != side.shownRevision()) {
      showPanel();
      showWay();
    }
    side.refresh();
  }

  private void refreshTable() {
    if (table.isVisible()) {
      fillTable();
    }
  }

  private void fillTable() {
    Park park = sources.parks().current(viewer);
    Map<Integer, Integer> levels = new HashMap<>();
    for (Alarm alarm : sources.alarms().each(viewer)) {
      levels.merge(alarm.cabinet(), alarm.severity(), Math::min);
    }
    table.show(
        inside(park).stream()
            .map(each -> CabinetRow.of(park, each, sources.latest(), levels, getLocale()))
            .toList());
  }

  private List<Cabinet> inside(Park park) {
    Optional<Place> shown = here(park);
    if (shown.isEmpty() || shown.get().kind() == PlaceKind.PARK) {
      return park.cabinets();
    }
    int wanted = shown.get().id();
    return park.cabinets().stream().filter(each -> encloses(park, wanted, each.row())).toList();
  }

  private static boolean encloses(Park park, int wanted, int from) {
    for (int id = from; id >= 0; id = park.place(id).parent()) {
      if (id == wanted) {
        return true;
      }
    }
    return false;
  }

  private Optional<Place> here(Park park) {
    return park.places().stream().filter(each -> each.code().equals(place)).findFirst();
  }

  /** The room that is shown, or that a row shown lies in. */
  private Optional<Place> room(Park park) {
    return here(park).flatMap(shown -> park.enclosing(shown.id(), PlaceKind.ROOM));
  }

  private void showWay() {
    Park park = sources.parks().current(viewer);
    Optional<Cabinet> selected = park.cabinetByCode(cabinet);
    int from = selected.map(Cabinet::row).orElseGet(() -> here(park).map(Place::id).orElse(-1));
    Deque<Place> way = new ArrayDeque<>();
    for (int id = from; id >= 0; id = park.place(id).parent()) {
      way.push(park.place(id));
    }
    if (way.isEmpty()) {
      park.places().stream().filter(each -> each.kind() == PlaceKind.PARK).forEach(way::add);
    }
    List<Crumb> crumbs = new ArrayList<>();
    for (Place each : way) {
      boolean last = each.equals(way.getLast()) && selected.isEmpty();
      String target = each.kind() == PlaceKind.PARK ? "." : "?place=" + each.code();
      crumbs.add(new Crumb(each.names().in(getLocale()), last ? "" : target));
    }
    selected.ifPresent(each -> crumbs.add(Crumb.last(each.label())));
    DeskLayout.show(this, crumbs);
    int count = inside(park).size();
    summary.setText(getTranslation("map.cabinets", Figures.count(count)));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("rail.map"));
  }
}
