package org.parkwatch.collectors.connections;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * How an MQTT broker is connected to. Immutable.
 *
 * @param tls whether the connection is encrypted and the broker's certificate and name checked
 * @param authorities one of which must have signed the broker's certificate; empty for those that
 *     Java trusts
 * @param hostId by which Sparkplug nodes know us as their host application; empty if they need none
 */
public record BrokerSettings(boolean tls, List<X509Certificate> authorities, String hostId) {
  /** In the clear, and no host application. */
  public static final BrokerSettings PLAIN = new BrokerSettings(false, List.of(), "");

  public BrokerSettings {
    authorities = List.copyOf(authorities);
  }
}
