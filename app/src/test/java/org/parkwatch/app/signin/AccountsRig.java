package org.parkwatch.app.signin;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.h2.jdbcx.JdbcConnectionPool;
import org.parkwatch.facility.access.AuditEntry;
import org.parkwatch.facility.access.AuditFilter;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.SqlAuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.people.People;
import org.parkwatch.facility.store.FacilitySchema;
import org.parkwatch.ui.access.AccountBook.NewAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The accounts of a folder, as the server has them: opened again, what was written is there. */
final class AccountsRig implements AutoCloseable {
  static final Viewer ADMIN = viewer(FirstAdministrator.NAME, Role.ADMINISTRATOR);

  /** The cheapest that bcrypt offers: nobody attacks this one. */
  private static final int COST = 4;

  final JdbcConnectionPool database;
  final SqlAuditTrail audit;
  final People people;
  final Accounts accounts;
  final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(COST);
  final KeptAccounts book;

  AccountsRig(Path dir) {
    String file = dir.resolve("db").toAbsolutePath().toString();
    database = JdbcConnectionPool.create("jdbc:h2:file:" + file + ";WRITE_DELAY=0", "sa", "");
    InstantSource clock = InstantSource.system();
    FacilitySchema.migrate(database);
    AccountsSchema.migrate(database);
    audit = new SqlAuditTrail(database, clock);
    people = new People(database, audit);
    accounts = new Accounts(JdbcClient.create(database), encoder, clock);
    new FirstAdministrator(dir, accounts, people, database).createIfNobodyIsThere();
    SignInBrake brake = new SignInBrake(clock);
    book = new KeptAccounts(accounts, people, audit, new Sessions(), brake, dir, database);
  }

  static Viewer viewer(String account, Role role) {
    return new Viewer(account, role, Scope.EVERYTHING);
  }

  static NewAccount lin(String password) {
    return new NewAccount("lin", "林晓峰", Role.OPERATOR, password, Locale.SIMPLIFIED_CHINESE);
  }

  boolean opens(String account, String password) {
    return accounts.passwordHash(account).filter(h -> encoder.matches(password, h)).isPresent();
  }

  /** What the first administrator did, the newest first. */
  List<String> trail() {
    return audit.find(ADMIN, AuditFilter.newest(100)).stream()
        .filter(entry -> entry.account().equals(ADMIN.name()))
        .map(AccountsRig::line)
        .toList();
  }

  private static String line(AuditEntry entry) {
    return entry.action() + " " + entry.subject() + ": " + entry.reason();
  }

  @Override
  public void close() {
    database.dispose();
  }
}
