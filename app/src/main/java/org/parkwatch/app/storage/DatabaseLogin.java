package org.parkwatch.app.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;

/**
 * As whom the server signs in to PostgreSQL, from {@code secrets/database.yaml}:
 *
 * <pre>
 * user: parkwatch
 * password: …
 * </pre>
 *
 * @param password may be empty where the database asks for none
 */
record DatabaseLogin(String user, String password) {
  /**
   * Reads the file.
   *
   * @throws DatabaseRefused if there is none
   * @throws org.parkwatch.facility.yaml.InputRefused with every mistake; no message shows a secret
   */
  static DatabaseLogin read(Path file) {
    if (!Files.exists(file)) {
      throw new DatabaseRefused(
          "parkwatch.database.url is set, but there is no "
              + file
              + ": write `user:` and `password:` into it, a line each");
    }
    Problems problems = new Problems();
    DatabaseLogin login;
    try {
      login =
          YamlFile.read(file.toString(), Files.readString(file), problems)
              .map(map -> {
                DatabaseLogin read =
                    new DatabaseLogin(map.text("user"), map.optionalText("password").orElse(""));
                map.refuseUnknownKeys();
                return read;
              })
              .orElse(new DatabaseLogin("", ""));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    problems.refuseIfAny("mistakes in the login of the database:");
    return login;
  }

  @Override
  public String toString() {
    return "DatabaseLogin[" + user + "]";
  }
}
