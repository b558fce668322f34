package org.parkwatch.app.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.parkwatch.app.control.ControlCommand;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Viewer;

/** {@code backup FILE|DIR yes|no}: takes a backup of the running server, one at a time. */
final class BackupVerb implements ControlCommand {
  static final String VERB = "backup";
  private static final Viewer OPERATOR = Viewer.system("backup");

  private final Backup backup;
  private final AuditTrail trail;
  private final Semaphore one = new Semaphore(1);

  BackupVerb(Backup backup, AuditTrail trail) {
    this.backup = backup;
    this.trail = trail;
  }

  @Override
  public String verb() {
    return VERB;
  }

  @Override
  public String run(List<String> words, Progress progress) throws IOException {
    if (words.size() != 2) {
      throw new IllegalArgumentException("backup takes a file and whether with secrets");
    }
    if (!one.tryAcquire()) {
      throw new BackupRefused("another backup is being taken");
    }
    try {
      boolean secrets = words.get(1).equals("yes");
      trail.append(OPERATOR, "backup.take", words.get(0), secrets ? "with secrets" : "");
      return backup.take(Path.of(words.get(0)), secrets, progress);
    } finally {
      one.release();
    }
  }
}
