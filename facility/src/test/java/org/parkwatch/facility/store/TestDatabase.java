package org.parkwatch.facility.store;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** H2 as the server runs it. */
public final class TestDatabase implements AutoCloseable {
  private final JdbcConnectionPool pool;

  private TestDatabase(JdbcConnectionPool pool) {
    this.pool = pool;
  }

  /** A database file in the folder, with the schema. */
  public static TestDatabase in(Path dir) {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:file:" + dir.resolve("park").toAbsolutePath() + ";WRITE_DELAY=0", "sa", "");
    FacilitySchema.migrate(pool);
    return new TestDatabase(pool);
  }

  /** None yet. */
  static TestDatabase closed() {
    JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:", "sa", "");
    pool.dispose();
    return new TestDatabase(pool);
  }

  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.dispose();
  }
}
