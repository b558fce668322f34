package org.parkwatch.app.signin;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.TrailUnavailable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.people.LastAdministrator;
import org.parkwatch.facility.people.Operator;
import org.parkwatch.facility.people.People;
import org.parkwatch.ui.access.AccountBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The accounts of this installation. Person, password and audit entry of a command are kept in one
 * transaction; sessions are ended after it. Thread-safe.
 */
final class KeptAccounts implements AccountBook {
  private static final Logger LOG = LoggerFactory.getLogger(KeptAccounts.class);

  /** As the table of accounts allows. */
  private static final int LONGEST_ACCOUNT = 64;

  /** As the table of people allows. */
  private static final int LONGEST_NAME = 200;

  private static final int LONGEST_REASON = 400;

  private final Accounts accounts;
  private final People people;
  private final AuditTrail audit;
  private final Sessions sessions;
  private final SignInBrake brake;
  private final Path secrets;
  private final TransactionTemplate transaction;

  KeptAccounts(
      Accounts accounts,
      People people,
      AuditTrail audit,
      Sessions sessions,
      SignInBrake brake,
      Path secrets,
      DataSource database) {
    this.accounts = accounts;
    this.people = people;
    this.audit = audit;
    this.sessions = sessions;
    this.brake = brake;
    this.secrets = secrets;
    transaction = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  @Override
  public List<Line> list(Viewer viewer) {
    return people.list(viewer).stream()
        .map(person -> new Line(person, sessions.count(person.account())))
        .toList();
  }

  @Override
  public Answer add(Viewer viewer, NewAccount wanted, String reason) {
    return withPassword(
        viewer,
        wanted.password(),
        reason,
        password -> {
          Operator person;
          try {
            person = person(wanted);
          } catch (IllegalArgumentException e) {
            return Outcome.UNFIT;
          }
          return kept(
              viewer,
              wanted.account(),
              () -> {
                if (people.find(viewer, wanted.account()).isPresent()) {
                  return Outcome.TAKEN;
                }
                people.create(viewer, person, reason.strip());
                accounts.create(wanted.account(), password);
                return Outcome.DONE;
              });
        });
  }

  private static Operator person(NewAccount wanted) {
    String name = wanted.name().strip();
    if (wanted.account().length() > LONGEST_ACCOUNT
        || name.isEmpty()
        || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("too long, or nothing");
    }
    return new Operator(
        wanted.account(),
        Names.same(name),
        wanted.role(),
        "",
        wanted.language(),
        Scope.EVERYTHING,
        true);
  }

  @Override
  public Answer setRole(Viewer viewer, String account, Role role, String reason) {
    return withReason(
        viewer,
        reason,
        () ->
            kept(
                viewer,
                account,
                () -> {
                  people.setRole(viewer, account, role, reason.strip());
                  return Outcome.DONE;
                }));
  }

  @Override
  public Answer setActive(Viewer viewer, String account, boolean active, String reason) {
    return withReason(
        viewer,
        reason,
        () -> {
          if (!active && account.equals(viewer.name())) {
            return Outcome.OWN;
          }
          Outcome outcome =
              kept(
                  viewer,
                  account,
                  () -> {
                    people.setActive(viewer, account, active, reason.strip());
                    return Outcome.DONE;
                  });
          endedAfter(outcome, account, !active);
          return outcome;
        });
  }

  @Override
  public Answer setPassword(Viewer viewer, String account, String wanted, String reason) {
    return withPassword(
        viewer,
        wanted,
        reason,
        password -> {
          Outcome outcome =
              kept(
                  viewer,
                  account,
                  () -> {
                    accounts.setPassword(account, password);
                    audit.append(viewer, "account.password-set", account, reason.strip());
                    return Outcome.DONE;
                  });
          endedAfter(outcome, account, true);
          if (outcome == Outcome.DONE) {
            brake.succeeded(account); // whoever forgot it has tried too often
            FirstAdministrator.forget(secrets, account);
          }
          return outcome;
        });
  }

  @Override
  public Answer endSessions(Viewer viewer, String account, String reason) {
    return withReason(
        viewer,
        reason,
        () -> {
          Outcome outcome =
              kept(
                  viewer,
                  account,
                  () -> {
                    accounts.voidTickets(account);
                    audit.append(viewer, "account.end-sessions", account, reason.strip());
                    return Outcome.DONE;
                  });
          endedAfter(outcome, account, true);
          return outcome;
        });
  }

  private static Answer withReason(Viewer viewer, String reason, Supplier<Outcome> command) {
    viewer.require(Right.ACCOUNTS);
    boolean fits = !reason.isBlank() && reason.strip().length() <= LONGEST_REASON;
    return new Answer(fits ? command.get() : Outcome.REASON, "");
  }

  private static Answer withPassword(
      Viewer viewer, String wanted, String reason, Function<String, Outcome> command) {
    boolean generated = wanted.isEmpty();
    String password = generated ? SecretFile.letters(FirstAdministrator.LENGTH) : wanted;
    Outcome outcome =
        withReason(
                viewer,
                reason,
                () ->
                    Accounts.isShort(password)
                        ? Outcome.SHORT
                        : Accounts.isLong(password) ? Outcome.LONG : command.apply(password))
            .outcome();
    return new Answer(outcome, generated && outcome == Outcome.DONE ? password : "");
  }

  private Outcome kept(Viewer viewer, String account, Supplier<Outcome> command) {
    try {
      Outcome outcome = transaction.execute(status -> command.get());
      return outcome == null ? Outcome.UNAVAILABLE : outcome;
    } catch (LastAdministrator e) {
      return Outcome.LAST_ADMINISTRATOR;
    } catch (IllegalArgumentException e) {
      return Outcome.UNKNOWN;
    } catch (DataAccessException | TransactionException | TrailUnavailable e) {
      LOG.warn("{} could not change account {}: {}", viewer.name(), account, e.getMessage());
      return Outcome.UNAVAILABLE;
    }
  }

  private void endedAfter(Outcome outcome, String account, boolean end) {
    if (end && outcome == Outcome.DONE) {
      sessions.endOthers(account);
    }
  }
}
