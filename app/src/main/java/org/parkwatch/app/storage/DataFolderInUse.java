package org.parkwatch.app.storage;

import java.nio.file.Path;

/** Another server runs on the data folder. */
public final class DataFolderInUse extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Names both.
   *
   * @param process id of the other one, as it wrote it down; empty if it did not
   */
  DataFolderInUse(Path folder, String process) {
    super(
        "another server runs on the data folder "
            + folder
            + (process.isBlank() ? "" : ", process " + process.strip()));
  }
}
