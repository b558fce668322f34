package org.parkwatch.collectors.opcua;

import java.io.IOException;
import java.nio.file.Path;
import org.parkwatch.collectors.credentials.Secret;

/**
 * Where our key and the certificates of servers are kept.
 *
 * @param folder for owners only; made when it is needed
 * @param password with which our key is locked: from outside the folder
 */
public record TrustKeeping(Path folder, Password password) {
  /** Gives the password when it is needed. */
  public interface Password {
    /**
     * The password.
     *
     * @throws IOException if it cannot be had
     */
    Secret get() throws IOException;
  }
}
