package org.parkwatch.facility.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Names;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who works here, kept in SQL. Every change is written to the audit trail in the same transaction.
 * Reads are answered from memory, so that who is signed in can go on looking while the database is
 * away; nobody else may change the table meanwhile. Thread-safe.
 */
public final class People {
  private static final String COLUMNS =
      "account, name_en, name_zh, role, team, language, whole_park, places, tenants, active";

  private static final Known NOTHING = new Known(-1, Map.of());

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AuditTrail audit;

  /** Grows with each change that was begun; what was read before the newest is read again. */
  private final AtomicLong changes = new AtomicLong();

  private volatile Known known = NOTHING;

  /** Everybody by account, in its order, as of a number of changes. */
  private record Known(long change, Map<String, Operator> people) {}

  /**
   * @param dataSource with the schema {@code facility}
   */
  public People(DataSource dataSource, AuditTrail audit) {
    jdbc = JdbcClient.create(dataSource);
    transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.audit = audit;
  }

  /**
   * The person with the account.
   *
   * @throws AccessRefused if a viewer asks for somebody else without the right to accounts
   */
  public Optional<Operator> find(Viewer viewer, String account) {
    if (!viewer.name().equals(account)) {
      viewer.require(Right.ACCOUNTS);
    }
    return Optional.ofNullable(people().get(account));
  }

  private Map<String, Operator> people() {
    long change = changes.get();
    Known read = known;
    if (read.change() != change) {
      try {
        read = new Known(change, readAll());
        known = read;
      } catch (DataAccessException e) {
        if (read.change() < 0) {
          throw e;
        } // else the database is away: what was known last must do
      }
    }
    return read.people();
  }

  private Map<String, Operator> readAll() {
    Map<String, Operator> people = new LinkedHashMap<>();
    jdbc.sql("select " + COLUMNS + " from \"facility\".person order by account")
        .query((rs, n) -> operator(rs))
        .list()
        .forEach(operator -> people.put(operator.account(), operator));
    return people;
  }

  /**
   * Runs a change in a transaction; afterwards, whatever became of it, the people are read anew.
   */
  private void change(Consumer<TransactionStatus> work) {
    transaction.executeWithoutResult(status -> {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int outcome) {
              changes.incrementAndGet();
            }
          });
      work.accept(status);
    });
    var _ = people();
  }

  private Optional<Operator> read(String account) {
    return jdbc.sql("select " + COLUMNS + " from \"facility\".person where account = ?")
        .param(account)
        .query((rs, n) -> operator(rs))
        .optional();
  }

  /**
   * Everybody, by account.
   *
   * @throws AccessRefused without the right to accounts
   */
  public List<Operator> list(Viewer viewer) {
    viewer.require(Right.ACCOUNTS);
    return List.copyOf(people().values());
  }

  /**
   * Adds a person.
   *
   * @throws IllegalArgumentException if the account is taken
   */
  public void create(Viewer viewer, Operator operator, String reason) {
    viewer.require(Right.ACCOUNTS);
    change(status -> {
      if (read(operator.account()).isPresent()) {
        throw new IllegalArgumentException("account " + operator.account() + " is taken");
      }
      jdbc.sql(
              "insert into \"facility\".person ("
                  + COLUMNS
                  + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
          .params(
              operator.account(),
              operator.names().en(),
              operator.names().zh(),
              operator.role().name(),
              operator.team(),
              operator.language().toLanguageTag(),
              operator.scope().everything(),
              text(operator.scope().places()),
              text(operator.scope().tenants()),
              operator.active())
          .update();
      audit.append(viewer, "people.create", operator.account() + " " + operator.role(), reason);
    });
  }

  /**
   * Gives a person another role.
   *
   * @throws LastAdministrator if nobody could administer then
   * @throws IllegalArgumentException if the account is unknown
   */
  public void setRole(Viewer viewer, String account, Role role, String reason) {
    viewer.require(Right.ACCOUNTS);
    change(status -> {
      Operator old = existing(account);
      if (role != Role.ADMINISTRATOR) {
        keepAnAdministrator(account);
      }
      update(account, "role", role.name());
      audit.append(viewer, "people.role", account + " " + old.role() + " -> " + role, reason);
    });
  }

  /**
   * Disables a person's account, or enables it again.
   *
   * @throws LastAdministrator if nobody could administer then
   * @throws IllegalArgumentException if the account is unknown
   */
  public void setActive(Viewer viewer, String account, boolean active, String reason) {
    viewer.require(Right.ACCOUNTS);
    change(status -> {
      existing(account);
      if (!active) {
        keepAnAdministrator(account);
      }
      update(account, "active", active);
      audit.append(viewer, active ? "people.enable" : "people.disable", account, reason);
    });
  }

  /** Locks the administrators, so that two of them cannot put each other out at once. */
  private void keepAnAdministrator(String leaving) {
    List<String> active =
        jdbc.sql(
                """
                select account from "facility".person
                where role = 'ADMINISTRATOR' and active for update
                """)
            .query((rs, n) -> rs.getString(1))
            .list();
    if (active.equals(List.of(leaving))) {
      throw new LastAdministrator(leaving);
    }
  }

  /** Sets the language of a person's screens: one's own, or as an administrator anybody's. */
  public void setLanguage(Viewer viewer, String account, Locale language) {
    if (!viewer.name().equals(account)) {
      viewer.require(Right.ACCOUNTS);
    }
    change(status -> {
      existing(account);
      update(account, "language", language.toLanguageTag());
      audit.append(viewer, "people.language", account + " " + language.toLanguageTag(), "");
    });
  }

  private Operator existing(String account) {
    return read(account)
        .orElseThrow(() -> new IllegalArgumentException("there is no account " + account));
  }

  private void update(String account, String column, Object value) {
    jdbc.sql("update \"facility\".person set " + column + " = ? where account = ?")
        .params(value, account)
        .update();
  }

  private static Operator operator(ResultSet rs) throws SQLException {
    return new Operator(
        rs.getString(1),
        new Names(rs.getString(2), rs.getString(3)),
        Role.valueOf(rs.getString(4)),
        rs.getString(5),
        Locale.forLanguageTag(rs.getString(6)),
        new Scope(rs.getBoolean(7), ids(rs.getString(8)), ids(rs.getString(9))),
        rs.getBoolean(10));
  }

  private static String text(Set<Integer> ids) {
    return ids.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static Set<Integer> ids(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .map(Integer::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
