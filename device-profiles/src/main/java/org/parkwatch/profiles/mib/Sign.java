package org.parkwatch.profiles.mib;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parkwatch.profiles.binding.Oid;

/**
 * How a device shows itself in the system group of RFC 3418.
 *
 * @param sysObjectIds it lies at or below one of these; empty for any
 * @param sysDescr must be found in the description; empty for any
 */
public record Sign(List<Oid> sysObjectIds, Optional<Pattern> sysDescr) {
  private static final int DESCRIBED = 1000;

  public Sign {
    sysObjectIds = List.copyOf(sysObjectIds);
  }

  /** 0 if the device does not show it, else the more the longer the identifier that fits. */
  int likeness(String sysObjectId, String description) {
    int length = sysObjectIds.isEmpty() ? 1 : 0;
    if (Oid.isValid(sysObjectId)) {
      Oid oid = new Oid(sysObjectId);
      for (Oid prefix : sysObjectIds) {
        if (oid.startsWith(prefix)) {
          length = Math.max(length, prefix.arcs().length);
        }
      }
    }
    if (length == 0 || sysDescr.isEmpty()) {
      return length;
    }
    return sysDescr.get().matcher(description).find() ? length + DESCRIBED : 0;
  }
}
