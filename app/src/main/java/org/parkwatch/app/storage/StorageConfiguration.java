package org.parkwatch.app.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.parkwatch.telemetry.damage.DamageBook;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The data folder, the relational database in it, and the clock. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {
  @Bean(destroyMethod = "close")
  DataFolder dataFolder(@Value("${parkwatch.data}") Path root) {
    return DataFolder.open(root);
  }

  @Bean
  DamageBook damages(DataFolder folder, InstantSource clock) {
    return DamageBook.open(folder.damages(), clock);
  }

  /** {@code parkwatch.clock.offset-file} is for tests that step the clock; unset otherwise. */
  @Bean
  InstantSource clock(@Value("${parkwatch.clock.offset-file:}") String offsetFile) {
    return new WallClock(offsetFile.isEmpty() ? null : Path.of(offsetFile));
  }

  /**
   * The embedded H2, or the PostgreSQL that {@code parkwatch.database.url} names.
   *
   * @throws DatabaseRefused if it cannot be used
   */
  @Bean(destroyMethod = "close")
  DataSource dataSource(
      DataFolder folder, @Value("${parkwatch.database.url:}") String databaseUrl) {
    Optional<DatabaseAddress> address = DatabaseAddress.choose(folder, databaseUrl);
    if (address.isEmpty()) {
      return embedded(folder);
    }
    DatabaseLogin login = DatabaseLogin.read(folder.databaseLogin());
    PostgresPool pool = PostgresPool.open(address.get(), login);
    address.get().remember(folder);
    return pool;
  }

  /**
   * H2 in the data folder. {@code WRITE_DELAY=0}: without it H2 answers a commit up to half a
   * second before it is on disk, and a {@code kill -9} loses what was acknowledged.
   */
  private static DataSource embedded(DataFolder folder) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(
        "jdbc:h2:file:" + folder.database() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    config.setUsername("sa");
    config.setMaximumPoolSize(6);
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new DatabaseRefused(
          "the database "
              + folder.embeddedFile()
              + " cannot be opened: "
              + cause.getMessage()
              + ". If it is damaged, keep a copy of it and bring a backup back into another folder:"
              + " ./parkwatch restore FILE --data NEW (docs/backup.md)");
    }
  }
}
