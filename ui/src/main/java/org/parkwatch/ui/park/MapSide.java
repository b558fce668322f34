package org.parkwatch.ui.park;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.util.Optional;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.air.AirPlan;
import org.parkwatch.ui.marks.AlarmLines;
import org.parkwatch.ui.marks.ExportLink;
import org.parkwatch.ui.refresh.ParkFigures;
import org.parkwatch.ui.words.Words;

/**
 * What stands beside the map: the selected cabinet, or what is abnormal and the air of the room
 * shown. Of a past time it says only that it is past.
 */
final class MapSide extends Aside {
  private static final long EXPORT_MILLIS = Duration.ofHours(24).toMillis();

  private final Sources sources;
  private final ParkFigures figures;
  private final Words words;
  private final AirPlan.Plans plans;
  private final Viewer viewer;
  private Optional<AbnormalPanel> abnormal = Optional.empty();
  private Optional<CabinetPanel> cabinet = Optional.empty();
  private Optional<AirPanel> air = Optional.empty();
  private long shownRevision;

  MapSide(Sources sources, ParkFigures figures, Words words, AirPlan.Plans plans, Viewer viewer) {
    this.sources = sources;
    this.figures = figures;
    this.words = words;
    this.plans = plans;
    this.viewer = viewer;
    addClassName("pw-side");
    getElement().setAttribute("aria-label", getTranslation("map.panel"));
  }

  /** The park's revision that it was last made for. */
  long shownRevision() {
    return shownRevision;
  }

  /** Begins anew, for a time that is past. */
  void showPast(Park park) {
    clear(park);
    add(new H2(getTranslation("map.past.title")), new Paragraph(getTranslation("map.past.text")));
  }

  /**
   * Begins anew, for the present.
   *
   * @param room that is shown, or that what is shown lies in
   */
  void show(Park park, Optional<Cabinet> selected, Optional<Place> room) {
    clear(park);
    if (park.cabinets().isEmpty()) {
      add(
          new H2(getTranslation("map.empty.title")),
          new Paragraph(getTranslation("map.empty.text")));
    } else if (selected.isPresent()) {
      CabinetPanel panel = new CabinetPanel(sources, viewer, new AlarmLines(words), selected.get());
      cabinet = Optional.of(panel);
      add(panel);
    } else {
      air = room.map(each -> new AirPanel(sources, viewer, plans, each));
      air.ifPresent(this::add);
      room.ifPresent(each -> add(new RoomEnergy(sources, park, each)));
      AbnormalPanel panel = new AbnormalPanel(sources, figures, viewer, new AlarmLines(words));
      abnormal = Optional.of(panel);
      add(panel);
      room.ifPresent(each -> add(export(park, each)));
    }
  }

  /** Writes what has changed since. */
  void refresh() {
    abnormal.ifPresent(AbnormalPanel::refresh);
    cabinet.ifPresent(CabinetPanel::refresh);
    air.ifPresent(AirPanel::refresh);
  }

  private void clear(Park park) {
    shownRevision = park.revision();
    removeAll();
    abnormal = Optional.empty();
    cabinet = Optional.empty();
    air = Optional.empty();
  }

  /** All of a room's last 24 h. */
  private ExportLink export(Park park, Place room) {
    ExportLink link = new ExportLink(viewer);
    long now = sources.clock().millis();
    link.leadTo(park, room, now - EXPORT_MILLIS, now);
    return link;
  }
}
