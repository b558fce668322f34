package org.parkwatch.facility.people;

import java.util.Locale;
import java.util.regex.Pattern;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Names;

/**
 * A person with an account. How the account proves itself is not known here.
 *
 * @param account small letters, digits, dot, underscore, hyphen or @, 1..100 characters
 * @param team such as a shift; may be empty
 * @param language of the screens, English or Chinese
 * @param active false while the account is disabled: nobody can sign in with it
 */
public record Operator(
    String account,
    Names names,
    Role role,
    String team,
    Locale language,
    Scope scope,
    boolean active) {
  private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,99}");

  public Operator {
    if (!ACCOUNT.matcher(account).matches()) {
      throw new IllegalArgumentException(
          "an account is 1 to 100 of a-z 0-9 . _ @ - and begins with a letter or digit, not `"
              + account
              + "`");
    }
  }

  /** This person as someone who asks. */
  public Viewer viewer() {
    return new Viewer(account, role, scope);
  }
}
