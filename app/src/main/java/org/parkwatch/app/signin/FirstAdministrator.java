package org.parkwatch.app.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.sql.DataSource;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.people.Operator;
import org.parkwatch.facility.people.People;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the generated password of the first account and keeps it, readable by the owner alone,
 * until it is changed: the launcher shows it from there, no log ever does.
 */
final class FirstAdministrator {
  static final String NAME = "admin";

  /** 116 bits. */
  static final int LENGTH = 20;

  private static final Viewer START = Viewer.system("start");

  private final Path file;
  private final Accounts accounts;
  private final People people;
  private final TransactionTemplate transaction;

  FirstAdministrator(Path secrets, Accounts accounts, People people, DataSource database) {
    file = secrets.resolve("first-password");
    this.accounts = accounts;
    this.people = people;
    transaction = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  /** Makes person and account in one transaction, once. */
  void createIfNobodyIsThere() {
    if (!accounts.isEmpty()) {
      return;
    }
    String password = SecretFile.generate(file, LENGTH);
    Operator administrator =
        new Operator(
            NAME,
            new Names("Administrator", "管理员"),
            Role.ADMINISTRATOR,
            "",
            Locale.ENGLISH,
            Scope.EVERYTHING,
            true);
    transaction.executeWithoutResult(status -> {
      people.create(START, administrator, "first start");
      accounts.create(NAME, password);
    });
  }

  /** Forgets the generated password, once the account has another. */
  static void forget(Path secrets, String account) {
    if (!account.equals(NAME)) {
      return;
    }
    Path file = secrets.resolve("first-password");
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the first password could not be removed from " + file, e);
    }
  }
}
