package org.parkwatch.app.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to PostgreSQL. A commit is durable when it returns, as PostgreSQL does by default
 * ({@code synchronous_commit}). A database that goes away is waited for some seconds by each
 * command, which then fails; once it is back, so are the connections. Thread-safe.
 */
final class PostgresPool extends HikariDataSource {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresPool.class);
  private static final int CONNECTIONS = 6;

  /** A person at a screen waits so long at most when the database does not answer. */
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

  /** Far above the slowest statement, a batch of the whole park's first load. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

  private static final int OLDEST = 130_000;

  /** Names our lock among other programs' locks in the database: "parkwatc" in ASCII. */
  private static final long LOCK = 0x7061726b77617463L;

  private static final int LOCK_TRIES = 20;
  private static final Duration BETWEEN_LOCK_TRIES = Duration.ofMillis(250);

  private final Connection guard;

  private PostgresPool(HikariConfig config, Connection guard) {
    super(config);
    this.guard = guard;
  }

  /**
   * Signs in, looks whether the database is fit, and takes it for this server alone.
   *
   * @throws DatabaseRefused if any of these fails
   */
  static PostgresPool open(DatabaseAddress address, DatabaseLogin login) {
    Properties properties = properties();
    Properties signIn = new Properties();
    signIn.putAll(properties);
    signIn.setProperty("user", login.user());
    signIn.setProperty("password", login.password());
    Connection guard;
    try {
      guard = DriverManager.getConnection(address.url(), signIn);
    } catch (SQLException e) {
      throw new DatabaseRefused(
          "the database " + address.url() + " cannot be reached: " + e.getMessage());
    }
    try {
      check(address, guard);
      HikariConfig config = new HikariConfig();
      config.setPoolName("database");
      config.setJdbcUrl(address.url());
      config.setUsername(login.user());
      config.setPassword(login.password());
      config.setMaximumPoolSize(CONNECTIONS);
      config.setConnectionTimeout(CONNECT_WITHIN.toMillis());
      config.setDataSourceProperties(properties);
      return new PostgresPool(config, guard);
    } catch (SQLException e) {
      close(guard);
      throw new DatabaseRefused(
          "the database " + address.url() + " cannot be used: " + e.getMessage());
    } catch (RuntimeException e) {
      close(guard);
      throw e;
    }
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "parkwatch");
    properties.setProperty("connectTimeout", Long.toString(CONNECT_WITHIN.toSeconds()));
    properties.setProperty("socketTimeout", Long.toString(ANSWER_WITHIN.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    return properties;
  }

  private static void check(DatabaseAddress address, Connection guard) throws SQLException {
    try (Statement statement = guard.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select current_setting('server_version_num')::int,"
                    + " current_setting('server_encoding'),"
                    + " has_database_privilege(current_database(), 'CREATE')")) {
      row.next();
      require(row.getInt(1) >= OLDEST, address, "is older than PostgreSQL 13");
      require(
          row.getString(2).equals("UTF8"),
          address,
          "has encoding " + row.getString(2) + "; names need UTF8");
      require(row.getBoolean(3), address, "does not let us create schemas; make us its owner");
    }
    require(lock(guard), address, "is in use by another Parkwatch server");
  }

  private static void require(boolean fit, DatabaseAddress address, String otherwise) {
    if (!fit) {
      throw new DatabaseRefused("the database " + address.url() + " " + otherwise);
    }
  }

  /** The session of a server that was just killed may take a moment to end. */
  private static boolean lock(Connection guard) throws SQLException {
    for (int left = LOCK_TRIES; left > 0; left--) {
      try (Statement statement = guard.createStatement();
          ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
        row.next();
        if (row.getBoolean(1)) {
          return true;
        }
      }
      try {
        Thread.sleep(BETWEEN_LOCK_TRIES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("the session that holds the lock was gone already", e);
    }
  }

  @Override
  public void close() {
    super.close();
    close(guard);
  }
}
