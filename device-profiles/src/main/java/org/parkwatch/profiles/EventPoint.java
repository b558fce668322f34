package org.parkwatch.profiles;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.profiles.binding.Oid;

/**
 * A point that nobody asks for: its samples are the events that the device tells by itself.
 * Immutable.
 *
 * @param spec of quantity EVENT
 * @param tells which notifications are such events; the first that fits counts
 */
public record EventPoint(PointSpec spec, List<Telling> tells) {
  public EventPoint {
    tells = List.copyOf(tells);
  }

  /**
   * A notification that is an event.
   *
   * @param notification its name; of a v1 trap after RFC 3584, section 3.1
   * @param carries what must be among its objects; empty where the name says it all
   * @param state that the event stands for; NORMAL clears
   */
  public record Telling(Oid notification, Optional<Carried> carries, DeviceState state) {}

  /**
   * An object of a notification and its values.
   *
   * @param object the column or scalar, with or without its instance
   * @param values any of these, written as numbers or texts
   */
  public record Carried(Oid object, Set<String> values) {
    public Carried {
      values = Set.copyOf(values);
    }

    /** Whether an instance belongs to the object. */
    public boolean isAbout(Oid instance) {
      return instance.startsWith(object);
    }
  }
}
