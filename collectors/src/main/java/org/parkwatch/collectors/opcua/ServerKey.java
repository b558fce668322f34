package org.parkwatch.collectors.opcua;

import org.parkwatch.collectors.credentials.Credential;

/** A server, and who we are for it. Its text form shows no secret. */
record ServerKey(String host, int port, Credential.Login login) {
  String url() {
    return "opc.tcp://" + host + ":" + port;
  }

  @Override
  public String toString() {
    return url();
  }
}
