package org.parkwatch.app.storage;

import javax.sql.DataSource;

/** The relational database of a data folder on which no server runs. */
public final class OfflineDatabase {
  private OfflineDatabase() {}

  /**
   * Opens whichever the folder belongs with; to be closed with the process.
   *
   * @throws DatabaseRefused if it cannot be used
   */
  public static DataSource open(DataFolder folder) {
    return new StorageConfiguration().dataSource(folder, "");
  }
}
