package org.parkwatch.facility.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schema {@code facility} with its own history of migrations. */
public final class FacilitySchema {
  private FacilitySchema() {}

  /**
   * Creates or upgrades the schema; call it before anything else of this room uses the database.
   */
  public static void migrate(DataSource dataSource) {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas("facility")
        .defaultSchema("facility")
        .createSchemas(true)
        .table("schema_history")
        .locations("classpath:org/parkwatch/facility/store")
        .load()
        .migrate();
  }
}
