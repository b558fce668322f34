package org.parkwatch.ui.access;

import com.vaadin.flow.server.VaadinRequest;
import java.security.Principal;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Viewer;

/**
 * The viewer of the request that is being answered. Views ask when they are built, and again for
 * each command, so that a role taken away counts at once. Thread-safe.
 */
public final class Viewers {
  private final ViewerSource source;

  public Viewers(ViewerSource source) {
    this.source = source;
  }

  /**
   * Who asks now.
   *
   * @throws AccessRefused outside a request, or where nobody is signed in
   */
  public Viewer current() {
    VaadinRequest request = VaadinRequest.getCurrent();
    Principal principal = request == null ? null : request.getUserPrincipal();
    if (principal == null) {
      throw new AccessRefused("nobody is signed in");
    }
    return source.viewerOf(principal);
  }
}
