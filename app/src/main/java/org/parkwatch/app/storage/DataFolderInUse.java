package org.parkwatch.app.storage;

import java.nio.file.Path;

/** Another server runs on the data folder. */
public final class DataFolderInUse extends RuntimeException {
  private static final long serialVersionUID = 1;

  DataFolderInUse(Path folder) {
    super("another server runs on the data folder " + folder);
  }
}
