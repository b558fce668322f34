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

  /** For breadcrumbs and the address: fires after each change of what the map looks at. */
  public Registration addPlaceChangedListener(ComponentEventListener<PlaceChangedEvent> listener) {
    return addListener(PlaceChangedEvent.class, listener);
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
}
