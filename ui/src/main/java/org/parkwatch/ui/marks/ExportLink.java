package org.parkwatch.ui.marks;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.ui.words.SiteTime;

/**
 * From what somebody looks at to the page that takes it out as a file, with points and times filled
 * in. It is there once it leads somewhere, and only for those who may export.
 */
public final class ExportLink extends Paragraph {
  private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

  private final Anchor anchor = new Anchor("export", getTranslation("export.link"));
  private final boolean allowed;

  public ExportLink(Viewer viewer) {
    allowed = viewer.may(Right.EXPORT);
    anchor.getElement().setAttribute("router-link", true);
    add(anchor);
    setVisible(false);
  }

  /**
   * Leads to points of devices, as samples.
   *
   * @param owners codes of devices, or of what derived points belong to
   * @param points names, such as {@code power}; none for all
   * @param fromMillis UTC, as {@code toMillis}
   */
  public void leadTo(
      Park park,
      Collection<String> owners,
      Collection<String> points,
      long fromMillis,
      long toMillis) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("device", String.join(",", owners));
    words.put("point", String.join(",", points));
    lead(words, park.zone(), fromMillis, toMillis);
  }

  /** Leads to all points of a place, in quarter hours. */
  public void leadTo(Park park, Place place, long fromMillis, long toMillis) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("place", place.code());
    words.put("tier", "quarter");
    lead(words, park.zone(), fromMillis, toMillis);
  }

  private void lead(Map<String, String> words, ZoneId zone, long fromMillis, long toMillis) {
    words.put("from", SiteTime.text(fromMillis, zone));
    words.put("to", SiteTime.text(toMillis + MINUTE_MILLIS, zone)); // the last minute too
    words.values().removeIf(String::isEmpty);
    anchor.setHref(
        new Location("export", QueryParameters.simple(words)).getPathWithQueryParameters());
    setVisible(allowed);
  }
}
