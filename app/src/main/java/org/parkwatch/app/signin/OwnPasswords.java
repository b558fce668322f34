package org.parkwatch.app.signin;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.TrailUnavailable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.OwnPassword;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Changes people's own passwords, behind the same brake as signing in. Thread-safe. */
final class OwnPasswords implements OwnPassword {
  private static final Logger LOG = LoggerFactory.getLogger(OwnPasswords.class);

  private final Accounts accounts;
  private final SignInBrake brake;
  private final AuditTrail audit;
  private final Path secrets;

  OwnPasswords(Accounts accounts, SignInBrake brake, AuditTrail audit, Path secrets) {
    this.accounts = accounts;
    this.brake = brake;
    this.audit = audit;
    this.secrets = secrets;
  }

  @Override
  public Outcome change(Viewer viewer, String old, String next) {
    String account = viewer.name();
    if (brake.wait(account, "").isPositive()) {
      return Outcome.WAIT;
    }
    if (next.length() < Accounts.SHORTEST_PASSWORD) {
      return Outcome.SHORT;
    }
    if (next.getBytes(StandardCharsets.UTF_8).length > Accounts.LONGEST_PASSWORD) {
      return Outcome.LONG;
    }
    try {
      if (!accounts.changePassword(account, old, next)) {
        brake.failed(account, "");
        return Outcome.WRONG;
      }
      audit.append(viewer, "account.password", account, "");
    } catch (DataAccessException | TrailUnavailable e) {
      LOG.warn("The password of {} was not changed: {}", account, e.getMessage());
      return Outcome.UNAVAILABLE;
    }
    if (account.equals(FirstAdministrator.NAME)) {
      FirstAdministrator.forget(secrets);
    }
    return Outcome.CHANGED;
  }
}
