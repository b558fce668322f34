package org.parkwatch.profiles;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parkwatch.profiles.binding.Mark;
import org.parkwatch.profiles.binding.Oid;

/**
 * How a device of this make shows itself: to SNMP in the system group of RFC 3418, to Modbus in
 * registers.
 *
 * @param sysObjectIds it lies at or below one of these
 * @param sysDescr must be found in the description; empty where the identifier is enough
 * @param marks Modbus: all of them must be there; none where the profile knows no mark
 */
public record Identification(List<Oid> sysObjectIds, Optional<Pattern> sysDescr, List<Mark> marks) {
  /** Of devices that do not tell what they are. */
  public static final Identification NONE =
      new Identification(List.of(), Optional.empty(), List.of());

  public Identification {
    sysObjectIds = List.copyOf(sysObjectIds);
    marks = List.copyOf(marks);
  }

  /** Whether a device with this identifier (a leading dot is allowed) and description fits. */
  public boolean fits(String sysObjectId, String description) {
    String text = sysObjectId.startsWith(".") ? sysObjectId.substring(1) : sysObjectId;
    if (!Oid.isValid(text)) {
      return false;
    }
    Oid oid = new Oid(text);
    return sysObjectIds.stream().anyMatch(oid::startsWith)
        && sysDescr.map(pattern -> pattern.matcher(description).find()).orElse(true);
  }
}
