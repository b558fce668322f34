package org.parkwatch.simulators.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads names and passwords from the secrets file, {@code room-gateways: {username: ..., password:
 * ...}} for each name of a credential. Other kinds are left to those who need them.
 */
public final class Logins {
  private Logins() {}

  /**
   * Logins by name of the credential; none if there is no such file.
   *
   * @throws IOException if it is something else; names file and key, never a secret
   */
  public static Map<String, Login> read(Path file) throws IOException {
    Map<String, Login> logins = new TreeMap<>();
    if (!Files.exists(file)) {
      return logins;
    }
    for (Map.Entry<?, ?> entry : Communities.load(file).entrySet()) {
      if (entry.getValue() instanceof Map<?, ?> keys && keys.containsKey("username")) {
        if (!(keys.get("username") instanceof String username)
            || !(keys.get("password") instanceof String password)) {
          throw new IOException(
              file + ", " + entry.getKey() + ": username and password must be texts");
        }
        logins.put(String.valueOf(entry.getKey()), new Login(username, password));
      }
    }
    return logins;
  }
}
