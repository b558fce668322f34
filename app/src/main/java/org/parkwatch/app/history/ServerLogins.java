package org.parkwatch.app.history;

import java.util.Optional;
import java.util.function.Supplier;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.telemetry.influx.ServerFile;
import org.parkwatch.telemetry.influx.ServerLogin;

/** Finds the secret that a server of history wants. */
public final class ServerLogins {
  private ServerLogins() {}

  /**
   * The login behind the name that the settings give, as it is whenever it is asked for. Where the
   * secret is taken away later, nobody is signed in as.
   *
   * @throws org.parkwatch.facility.yaml.InputRefused if there is no such secret now
   */
  public static Supplier<ServerLogin> of(ServerFile.Said said, Credentials credentials) {
    if (said.credential().isEmpty()) {
      return () -> ServerLogin.NONE;
    }
    Problems problems = new Problems();
    if (find(said, credentials).isEmpty()) {
      problems.add(
          "site/history.yaml",
          0,
          "server.credential",
          "there is no secret '%s' with username and password: ./parkwatch credential set %s"
              .formatted(said.credential(), said.credential()));
    }
    problems.refuseIfAny("the server of history cannot be signed in to:");
    return () -> find(said, credentials).orElse(ServerLogin.NONE);
  }

  private static Optional<ServerLogin> find(ServerFile.Said said, Credentials credentials) {
    return credentials
        .find(said.credential(), Credential.Login.class)
        .map(found -> new ServerLogin(found.username(), found.password().reveal()))
        .filter(login -> !login.user().isEmpty());
  }
}
