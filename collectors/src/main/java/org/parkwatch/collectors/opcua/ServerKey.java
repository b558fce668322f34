package org.parkwatch.collectors.opcua;

import java.util.Optional;
import org.parkwatch.collectors.credentials.Credential;

/**
 * A server, and who we are for it. Its text form shows no secret.
 *
 * @param credential a {@link Credential.Login} or {@link Credential.Certificate}; empty for nobody
 */
record ServerKey(String host, int port, Optional<Credential> credential) {
  String url() {
    return "opc.tcp://" + address();
  }

  String address() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return url();
  }
}
