package org.parkwatch.ui.map;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.shared.Registration;
import java.util.Locale;

/**
 * The live floor map, element {@code pw-floor-map}. Its module is built outside Vaadin's bundle and
 * loaded as a static file; values come over its own socket, so nothing of them passes through the
 * session. Confined to its UI's thread.
 */
@Tag("pw-floor-map")
public final class FloorMap extends Component implements Focusable<FloorMap>, HasSize, HasStyle {
  private static final String MODULE = "context://parkwatch/floor-map.js";
  private static final long serialVersionUID = 1;

  public FloorMap(Locale locale) {
    setLocale(locale);
  }

  @Override
  protected void onAttach(AttachEvent attachEvent) {
    super.onAttach(attachEvent);
    attachEvent.getUI().getPage().addJsModule(MODULE);
  }

  /** Chinese texts for any Chinese locale, else English ones. */
  public void setLocale(Locale locale) {
    getElement().setAttribute("lang", locale.getLanguage().equals("zh") ? "zh-CN" : "en");
  }

  public void setLayer(MapLayer layer) {
    getElement().setProperty("layer", layer.attribute());
  }

  /** Shows the power layer's numbers in kW in place of percent of contract. */
  public void setKilowatts(boolean kilowatts) {
    getElement().setProperty("kilowatts", kilowatts);
  }

  /** Shows breadcrumbs inside the map, for pages that have none of their own. */
  public void setBreadcrumbs(boolean shown) {
    getElement().setProperty("crumbs", shown);
  }

  /**
   * Looks at a place and selects a cabinet. Codes that the park does not have are left out.
   *
   * @param place code of a building, floor, room or row; empty for the whole park, or for the room
   *     of the cabinet where one is given
   * @param cabinet code, empty for none
   */
  public void show(String place, String cabinet) {
    getElement().setProperty("place", place);
    getElement().setProperty("cabinet", cabinet);
  }

  /** Shows an instant of the past, in UTC milliseconds, or with 0 the present. */
  public void setPast(long atMillis) {
    getElement().setProperty("past", (double) atMillis);
  }

  /** The user went to an instant of the past, or back to the present. */
  public Registration addPastChangedListener(ComponentEventListener<PastChangedEvent> listener) {
    return addListener(PastChangedEvent.class, listener);
  }

  public Registration addCabinetSelectedListener(
      ComponentEventListener<CabinetSelectedEvent> listener) {
    return addListener(CabinetSelectedEvent.class, listener);
  }

  public Registration addCabinetOpenedListener(
      ComponentEventListener<CabinetOpenedEvent> listener) {
    return addListener(CabinetOpenedEvent.class, listener);
  }

  public Registration addRoomSelectedListener(ComponentEventListener<RoomSelectedEvent> listener) {
    return addListener(RoomSelectedEvent.class, listener);
  }

  /** For breadcrumbs and the address: fires after each change of what the map looks at. */
  public Registration addPlaceChangedListener(ComponentEventListener<PlaceChangedEvent> listener) {
    return addListener(PlaceChangedEvent.class, listener);
  }

  public Registration addLayerChangedListener(ComponentEventListener<LayerChangedEvent> listener) {
    return addListener(LayerChangedEvent.class, listener);
  }

  /** The user pressed the key that leads to the page's search field. */
  public Registration addSearchRequestedListener(
      ComponentEventListener<SearchRequestedEvent> listener) {
    return addListener(SearchRequestedEvent.class, listener);
  }

  /** A cabinet was clicked or reached by arrow keys. */
  @DomEvent("cabinet-selected")
  public static final class CabinetSelectedEvent extends ComponentEvent<FloorMap> {
    private static final long serialVersionUID = 1;
    private final String cabinet;

    public CabinetSelectedEvent(
        FloorMap source, boolean fromClient, @EventData("event.detail.cabinet") String cabinet) {
      super(source, fromClient);
      this.cabinet = cabinet;
    }

    /** Code as the browser sent it: look it up with the viewer's park before use. */
    public String cabinet() {
      return cabinet;
    }
  }

  /** A cabinet was double-clicked, or Enter pressed on it. */
  @DomEvent("cabinet-opened")
  public static final class CabinetOpenedEvent extends ComponentEvent<FloorMap> {
    private static final long serialVersionUID = 1;
    private final String cabinet;

    public CabinetOpenedEvent(
        FloorMap source, boolean fromClient, @EventData("event.detail.cabinet") String cabinet) {
      super(source, fromClient);
      this.cabinet = cabinet;
    }

    /** Code as the browser sent it: look it up with the viewer's park before use. */
    public String cabinet() {
      return cabinet;
    }
  }

  /** The map zoomed to a room. */
  @DomEvent("room-selected")
  public static final class RoomSelectedEvent extends ComponentEvent<FloorMap> {
    private static final long serialVersionUID = 1;
    private final String room;

    public RoomSelectedEvent(
        FloorMap source, boolean fromClient, @EventData("event.detail.room") String room) {
      super(source, fromClient);
      this.room = room;
    }

    /** Code as the browser sent it: look it up with the viewer's park before use. */
    public String room() {
      return room;
    }
  }

  /** What the map looks at changed. */
  @DomEvent("place-changed")
  public static final class PlaceChangedEvent extends ComponentEvent<FloorMap> {
    private static final long serialVersionUID = 1;
    private final String place;
    private final String cabinet;

    public PlaceChangedEvent(
        FloorMap source,
        boolean fromClient,
        @EventData("event.detail.place") String place,
        @EventData("event.detail.cabinet") String cabinet) {
      super(source, fromClient);
      this.place = place;
      this.cabinet = cabinet;
    }

    /** Code of the building, floor, room or row; empty for the park. */
    public String place() {
      return place;
    }

    /** Code of the selected cabinet; empty for none. */
    public String cabinet() {
      return cabinet;
    }
  }

  /** The map shows another time. */
  @DomEvent("past-changed")
  public static final class PastChangedEvent extends ComponentEvent<FloorMap> {
    private static final long serialVersionUID = 1;
    private final long atMillis;

    public PastChangedEvent(
        FloorMap source, boolean fromClient, @EventData("event.detail.at") double atMillis) {
      super(source, fromClient);
      this.atMillis = (long) atMillis;
    }

    /** UTC millis as the browser sent them; 0 for the present. */
    public long atMillis() {
      return atMillis;
    }
  }

  /** The user chose another layer. */
  @DomEvent("layer-changed")
  public static final class LayerChangedEvent extends ComponentEvent<FloorMap> {
    private static final long serialVersionUID = 1;
    private final MapLayer layer;

    public LayerChangedEvent(
        FloorMap source, boolean fromClient, @EventData("event.detail.layer") String layer) {
      super(source, fromClient);
      this.layer = MapLayer.of(layer);
    }

    public MapLayer layer() {
      return layer;
    }
  }

  /** The user asks for the page's search field. */
  @DomEvent("search-requested")
  public static final class SearchRequestedEvent extends ComponentEvent<FloorMap> {
    private static final long serialVersionUID = 1;

    public SearchRequestedEvent(FloorMap source, boolean fromClient) {
      super(source, fromClient);
    }
  }
}
