package org.parkwatch.collectors.mqtt;

import java.util.Optional;
import org.parkwatch.collectors.connections.BrokerSettings;
import org.parkwatch.collectors.connections.Connections;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.profiles.binding.Family;

/**
 * A connection to a broker, and who we are for it: a changed password is another connection. Its
 * text form shows no secret.
 *
 * @param credential a {@link Credential.Login} or {@link Credential.Certificate}
 * @param host whether it is the connection of a Sparkplug host application, which has no session
 *     that outlives it: devices that speak plainly have another
 */
record BrokerKey(
    BrokerAddress address, Credential credential, BrokerSettings settings, boolean host) {
  static BrokerKey of(HeardDevice device, Connections connections) {
    BrokerAddress address = BrokerAddress.of(device.device());
    BrokerSettings settings = connections.broker(address.host(), address.port());
    boolean host = device.family == Family.SPARKPLUG && !settings.hostId().isEmpty();
    return new BrokerKey(address, device.credential, settings, host);
  }

  /** Name and password, if we have them. */
  Optional<Credential.Login> login() {
    return switch (credential) {
      case Credential.Login login -> Optional.of(login);
      case Credential.Certificate certificate -> certificate.login();
      default -> Optional.empty();
    };
  }

  String uri() {
    String host = address.host();
    String literal = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return (settings.tls() ? "ssl://" : "tcp://") + literal + ":" + address.port();
  }

  /**
   * By which the broker knows this connection: two with the same name would put each other out, and
   * there may be several to one broker. The same after each start.
   */
  String clientId(String ours) {
    String what = "%s %s %b".formatted(address, address.protocol() + address.credential(), host);
    return "%s-%08x".formatted(ours, what.hashCode());
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
