package org.parkwatch.ui.alarms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.Tenant;
import org.parkwatch.ui.words.Terms;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A filter under a name, by codes: ids are local to a server.
 *
 * @param place code, empty for all
 * @param tenant code, empty for all
 */
record SavedView(String name, List<Integer> levels, String place, String tenant, String text) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  SavedView {
    levels = List.copyOf(levels);
    Objects.requireNonNull(name);
    Objects.requireNonNull(place);
    Objects.requireNonNull(tenant);
    Objects.requireNonNull(text);
  }

  static SavedView of(String name, AlarmFilter filter) {
    return new SavedView(
        name,
        filter.levels().stream().sorted().toList(),
        filter.place().map(Place::code).orElse(""),
        filter.tenant().map(Tenant::code).orElse(""),
        String.join(" ", filter.terms().words()));
  }

  /** The filter; a place or tenant that is no more filters nothing. */
  AlarmFilter filter(Park park) {
    Optional<Place> wanted =
        park.places().stream().filter(each -> each.code().equals(place)).findFirst();
    Optional<Tenant> renter =
        park.tenants().stream().filter(each -> each.code().equals(tenant)).findFirst();
    return new AlarmFilter(Set.copyOf(levels), wanted, renter, Terms.of(text));
  }

  static String write(List<SavedView> views) {
    return JSON.writeValueAsString(views);
  }

  /** What {@link #write} wrote; nothing of what anybody else did. */
  static List<SavedView> read(String text) {
    try {
      SavedView[] kept = JSON.readValue(text, SavedView[].class);
      return kept == null ? new ArrayList<>() : new ArrayList<>(Arrays.asList(kept));
    } catch (JacksonException e) {
      return new ArrayList<>();
    }
  }
}
