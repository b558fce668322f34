package org.parkwatch.app.backup;

import java.io.IOException;

/** A backup cannot be taken or brought back; the message names the file or folder and says why. */
final class BackupRefused extends IOException {
  private static final long serialVersionUID = 1;

  BackupRefused(String message) {
    super(message);
  }
}
