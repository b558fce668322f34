package org.parkwatch.facility.store;

import java.util.List;

/** A draft was refused and nothing of it applied; the message lists every reason. */
public final class ParkRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ParkRefused(List<String> reasons) {
    super("the park is refused:\n  " + String.join("\n  ", reasons));
  }
}
