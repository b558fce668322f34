package org.parkwatch.facility.store;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A database with the schema, on one of the two engines that the server runs on. It belongs to a
 * folder: opened again for the same folder it holds what was written before.
 */
public final class TestDatabase implements AutoCloseable {
  /** What keeps the rows. */
  public enum Engine {
    H2 {
      @Override
      public TestDatabase in(Path dir) {
        String file = dir.resolve("park").toAbsolutePath().toString();
        JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:file:" + file + ";WRITE_DELAY=0", "sa", "");
        return new TestDatabase(pool, pool::dispose);
      }
    },

    /** A real server; without one on the machine the test is skipped, in CI it fails. */
    POSTGRES {
      @Override
      public TestDatabase in(Path dir) {
        return new TestDatabase(TestPostgres.shared().database(dir), () -> {});
      }
    };

    public abstract TestDatabase in(Path dir);
  }

  private final DataSource source;
  private final Runnable end;

  private TestDatabase(DataSource source, Runnable end) {
    this.source = source;
    this.end = end;
    FacilitySchema.migrate(source);
  }

  public DataSource dataSource() {
    return source;
  }

  @Override
  public void close() {
    end.run();
  }
}
