package org.parkwatch.facility.park;

import java.time.Instant;
import java.util.Map;
import org.parkwatch.facility.access.Viewer;

/** Where the other rooms get the park from. Thread-safe. */
public interface Parks {
  /** The park as it stands now, as far as the viewer may see it. */
  Park current(Viewer viewer);

  /** The park as it stood at an instant; relations, tenancies and devices that held then. */
  Park asOf(Viewer viewer, Instant instant);

  /** Old labels, each with the code it stands for now, of everything the viewer may see. */
  Map<String, String> aliases(Viewer viewer);
}
