package org.parkwatch.app.signin;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.TrailUnavailable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.OwnPassword;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes people's own passwords, behind the same brake as signing in, and ends their other
 * sessions. Thread-safe.
 */
final class OwnPasswords implements OwnPassword {
  private static final Logger LOG = LoggerFactory.getLogger(OwnPasswords.class);

  private final Accounts accounts;
  private final SignInBrake brake;
  private final AuditTrail audit;
  private final Sessions sessions;
  private final Path secrets;
  private final TransactionTemplate transaction;

  OwnPasswords(
      Accounts accounts,
      SignInBrake brake,
      AuditTrail audit,
      Sessions sessions,
      Path secrets,
      DataSource database) {
    this.accounts = accounts;
    this.brake = brake;
    this.audit = audit;
    this.sessions = sessions;
    this.secrets = secrets;
    transaction = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  @Override
  public Outcome change(Viewer viewer, String old, String next) {
    String account = viewer.name();
    if (brake.wait(account, "").isPositive()) {
      return Outcome.WAIT;
    }
    if (Accounts.isShort(next)) {
      return Outcome.SHORT;
    }
    if (Accounts.isLong(next)) {
      return Outcome.LONG;
    }
    try {
      if (!changeAndRecord(viewer, old, next)) {
        brake.failed(account, "");
        return Outcome.WRONG;
      }
    } catch (DataAccessException | TransactionException | TrailUnavailable e) {
      LOG.warn("The password of {} was not changed: {}", account, e.getMessage());
      return Outcome.UNAVAILABLE;
    }
    sessions.endOthers(account);
    FirstAdministrator.forget(secrets, account);
    return Outcome.CHANGED;
  }

  private boolean changeAndRecord(Viewer viewer, String old, String next) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          boolean changed = accounts.changePassword(viewer.name(), old, next);
          if (changed) {
            audit.append(viewer, "account.password", viewer.name(), "");
          }
          return changed;
        }));
  }
}
