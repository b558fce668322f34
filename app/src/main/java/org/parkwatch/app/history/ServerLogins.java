package org.parkwatch.app.history;

import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.telemetry.influx.ServerFile;
import org.parkwatch.telemetry.influx.ServerLogin;

/** Finds the secret that a server of history wants. */
public final class ServerLogins {
  private ServerLogins() {}

  /**
   * The login behind the name that the settings give.
   *
   * @throws org.parkwatch.facility.yaml.InputRefused if there is no such secret
   */
  public static ServerLogin of(ServerFile.Said said, Credentials credentials) {
    if (said.credential().isEmpty()) {
      return ServerLogin.NONE;
    }
    Problems problems = new Problems();
    ServerLogin login =
        credentials
            .find(said.credential(), Credential.Login.class)
            .map(found -> new ServerLogin(found.username(), found.password().reveal()))
            .orElse(ServerLogin.NONE);
    if (login.user().isEmpty()) {
      problems.add(
          "site/history.yaml",
          0,
          "server.credential",
          "there is no secret '%s' with username and password: ./parkwatch credential set %s"
              .formatted(said.credential(), said.credential()));
    }
    problems.refuseIfAny("the server of history cannot be signed in to:");
    return login;
  }
}
