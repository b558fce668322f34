package org.parkwatch.ui.access;

import java.security.Principal;
import org.parkwatch.facility.access.Viewer;

/** Knows which viewer a signed-in person is. Implemented where accounts live. Thread-safe. */
@FunctionalInterface
public interface ViewerSource {
  /**
   * The viewer with the role and scope of this moment.
   *
   * @throws org.parkwatch.facility.access.AccessRefused if the account does not exist any more
   */
  Viewer viewerOf(Principal principal);
}
