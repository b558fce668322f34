package org.parkwatch.app.signin;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of schema {@code app}, brought up to date before anything reads them. */
final class AccountsSchema {
  private AccountsSchema() {}

  static void migrate(DataSource database) {
    Flyway.configure()
        .dataSource(database)
        .schemas("app")
        .defaultSchema("app")
        .table("schema_history")
        .locations("classpath:org/parkwatch/app/signin")
        .createSchemas(true)
        .load()
        .migrate();
  }
}
