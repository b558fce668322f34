package org.parkwatch.app.signin;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Accounts and their password hashes in schema {@code app}. A change is durable when the method
 * returns. Thread-safe.
 */
public final class Accounts {
  /** NIST SP 800-63B section 5.1.1.2 asks for at least 8; 12 is ours. */
  static final int SHORTEST_PASSWORD = 12;

  /** What bcrypt reads of a password, in bytes of UTF-8. */
  static final int LONGEST_PASSWORD = 72;

  private final JdbcClient jdbc;
  private final PasswordEncoder encoder;
  private final InstantSource clock;

  public Accounts(JdbcClient jdbc, PasswordEncoder encoder, InstantSource clock) {
    this.jdbc = jdbc;
    this.encoder = encoder;
    this.clock = clock;
  }

  public boolean isEmpty() {
    return jdbc.sql("select count(*) from \"app\".account").query(Long.class).single() == 0;
  }

  public Optional<String> passwordHash(String name) {
    return jdbc.sql("select password_hash from \"app\".account where name = ?")
        .param(name)
        .query(String.class)
        .optional();
  }

  /**
   * What signs an account's return tickets: other than before once the password is changed or all
   * sessions are ended.
   */
  Optional<String> ticketSecret(String name) {
    return jdbc.sql("select password_hash, sessions_ended from \"app\".account where name = ?")
        .param(name)
        .query((rs, n) -> rs.getString(1) + " " + rs.getInt(2))
        .optional();
  }

  /**
   * Adds an account.
   *
   * @throws IllegalArgumentException if the password is too short or too long
   * @throws org.springframework.dao.DuplicateKeyException if the name is taken
   */
  public void create(String name, String password) {
    check(password);
    jdbc.sql("insert into \"app\".account (name, password_hash, changed_at) values (?, ?, ?)")
        .params(name, encoder.encode(password), Timestamp.from(clock.instant()))
        .update();
  }

  /**
   * Changes the password of an account whose old password is known.
   *
   * @return false if the old password is wrong
   * @throws IllegalArgumentException if the new one is too short or too long
   */
  public boolean changePassword(String name, String old, String next) {
    check(next);
    Optional<String> hash = passwordHash(name);
    if (hash.isEmpty() || !encoder.matches(old, hash.get())) {
      return false;
    }
    setPassword(name, next);
    return true;
  }

  /**
   * Gives an account another password.
   *
   * @throws IllegalArgumentException if it is too short or too long, or there is no such account
   */
  void setPassword(String name, String next) {
    check(next);
    one(
        name,
        jdbc.sql("update \"app\".account set password_hash = ?, changed_at = ? where name = ?")
            .params(encoder.encode(next), Timestamp.from(clock.instant()), name)
            .update());
  }

  /**
   * Voids the return tickets of an account.
   *
   * @throws IllegalArgumentException if there is no such account
   */
  void voidTickets(String name) {
    one(
        name,
        jdbc.sql("update \"app\".account set sessions_ended = sessions_ended + 1 where name = ?")
            .param(name)
            .update());
  }

  private static void one(String name, int updated) {
    if (updated != 1) {
      throw new IllegalArgumentException("there is no account " + name);
    }
  }

  static boolean isShort(String password) {
    return password.length() < SHORTEST_PASSWORD;
  }

  static boolean isLong(String password) {
    return password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD;
  }

  private static void check(String password) {
    if (isShort(password)) {
      throw new IllegalArgumentException(
          "a password needs at least " + SHORTEST_PASSWORD + " characters");
    }
    if (isLong(password)) {
      throw new IllegalArgumentException(
          "a password may have at most " + LONGEST_PASSWORD + " bytes");
    }
  }
}
