package org.parkwatch.profiles;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parkwatch.profiles.binding.Oid;

/**
 * How a device of this make shows itself in the system group of RFC 3418.
 *
 * @param sysObjectIds it lies at or below one of these
 * @param sysDescr must be found in the description; null where the identifier is enough
 */
public record Identification(List<Oid> sysObjectIds, Optional<Pattern> sysDescr) {
  public Identification {
    sysObjectIds = List.copyOf(sysObjectIds);
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
