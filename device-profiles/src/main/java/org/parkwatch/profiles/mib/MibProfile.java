package org.parkwatch.profiles.mib;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.parkwatch.facility.park.Names;
import org.parkwatch.profiles.binding.Oddities;
import org.parkwatch.profiles.binding.Oid;

/**
 * A family of devices by its MIB, whatever the model. Immutable.
 *
 * @param base everything of it lies below; a device that has nothing there has nothing of it
 * @param rank which of several profiles wins an object
 * @param signs how a device of this make shows itself; empty for standards
 * @param only what a device must show for the profile to hold at all; empty for whoever has the MIB
 * @param identity by field where it stands: scalars or columns, the first that holds a text counts
 * @param notifications that its devices send
 * @param notificationObjects names of columns and scalars that only notifications carry
 * @param oddities of devices that show themselves to be of this make
 * @param described by field a pattern whose first group is found in sysDescr
 */
public record MibProfile(
    String id,
    String vendor,
    Names names,
    Oid base,
    Rank rank,
    List<Sign> signs,
    List<Sign> only,
    Map<Field, List<Oid>> identity,
    Map<Field, Pattern> described,
    List<MibPoint> points,
    List<Notification> notifications,
    Map<Oid, Names> notificationObjects,
    Oddities oddities) {
  public MibProfile {
    signs = List.copyOf(signs);
    only = List.copyOf(only);
    identity = Map.copyOf(identity);
    described = Map.copyOf(described);
    points = List.copyOf(points);
    notifications = List.copyOf(notifications);
    notificationObjects = Map.copyOf(notificationObjects);
  }

  /** Which of several profiles that name the same object wins; a later one wins. */
  public enum Rank {
    /** A standard that many makes speak. */
    STANDARD,
    /** A make's own MIB. */
    MAKE,
    /** What some models or firmware do otherwise than their MIB says. */
    QUIRK
  }

  /** What a device tells of itself. */
  public enum Field {
    MODEL,
    FIRMWARE,
    SERIAL
  }

  /** Whether the device shows one of the signs of the make; 0 if not, else the more the surer. */
  public int likeness(String sysObjectId, String sysDescr) {
    return signs.stream().mapToInt(sign -> sign.likeness(sysObjectId, sysDescr)).max().orElse(0);
  }

  /** Whether it may hold for a device that shows itself so. */
  public boolean mayHold(String sysObjectId, String sysDescr) {
    return only.isEmpty()
        || only.stream().anyMatch(sign -> sign.likeness(sysObjectId, sysDescr) > 0);
  }

  /** All columns that must be walked to find its points. */
  public Set<Oid> columns() {
    Set<Oid> columns = new LinkedHashSet<>();
    for (MibPoint point : points) {
      columns.add(point.column());
      point.label().ifPresent(ref -> columns.add(ref.walked()));
      point.when().forEach(test -> columns.add(test.ref().walked()));
      point.scale().parts().forEach(part -> columns.add(part.ref().walked()));
      point.unit().setting().ifPresent(ref -> columns.add(ref.walked()));
    }
    return columns;
  }
}
