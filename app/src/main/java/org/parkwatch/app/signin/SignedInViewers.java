package org.parkwatch.app.signin;

import java.security.Principal;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.people.Operator;
import org.parkwatch.facility.people.People;
import org.parkwatch.ui.access.ViewerSource;

/** Finds the viewer behind a signed-in account, as the people table has it now. Thread-safe. */
final class SignedInViewers implements ViewerSource {
  private static final Viewer SIGN_IN = Viewer.system("sign-in");

  private final People people;

  /** Reads the people now, so that they are known should the database go away. */
  SignedInViewers(People people) {
    this.people = people;
    var _ = people.list(SIGN_IN);
  }

  @Override
  public Viewer viewerOf(Principal principal) {
    return people
        .find(SIGN_IN, principal.getName())
        .filter(Operator::active)
        .map(Operator::viewer)
        .orElseThrow(
            () -> new AccessRefused("account " + principal.getName() + " is gone or disabled"));
  }
}
