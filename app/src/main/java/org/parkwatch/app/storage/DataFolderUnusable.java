package org.parkwatch.app.storage;

import java.io.IOException;
import java.nio.file.Path;

/** The data folder cannot be written; the message says why. */
public final class DataFolderUnusable extends RuntimeException {
  private static final long serialVersionUID = 1;

  DataFolderUnusable(Path folder, IOException cause) {
    super(
        "the data folder "
            + folder
            + " cannot be written ("
            + cause.getMessage()
            + "): is its disk mounted read-only, or whose is it?",
        cause);
  }
}
