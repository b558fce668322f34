package org.parkwatch.collectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.collectors.connections.Connections;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.rig.Await;
import org.parkwatch.collectors.rig.Pki;
import org.parkwatch.facility.park.Device;

/** The broker is who it says, and so are we: mosquitto with certificates of openssl. */
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class TlsTest {
  private static final String HERE = "IP:127.0.0.1";

  @TempDir Path folder;

  private int plain;

  private Mosquitto.Listener at(Pki.Pair server) throws IOException {
    return new Mosquitto.Listener(Mosquitto.freePort(), server, null);
  }

  private Connections connections(Pki authority, Mosquitto.Listener... listeners)
      throws IOException {
    StringBuilder text = new StringBuilder("brokers:\n");
    String entry = "  - {host: 127.0.0.1, port: %d, tls: true, authorities: %s}\n";
    text.append(entry.formatted(plain, authority.authority()));
    for (Mosquitto.Listener listener : listeners) {
      text.append(entry.formatted(listener.port(), authority.authority()));
    }
    return Connections.load(Files.writeString(folder.resolve("connections.yaml"), text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqtt-v3", "mqtt-v5"})
  void bothAreWhoTheySayOrTheReasonIsSaid(String protocol) throws Exception {
    Pki authority = Pki.make(folder.resolve("pki"));
    Pki other = Pki.make(folder.resolve("pki"), "other");
    Mosquitto.Listener good = at(authority.server("good", HERE));
    Mosquitto.Listener certified =
        new Mosquitto.Listener(
            Mosquitto.freePort(), authority.server("certified", HERE), authority.authority());
    Mosquitto.Listener expired = at(authority.expired("expired", HERE));
    Mosquitto.Listener named = at(authority.server("named", "DNS:broker.example"));
    Mosquitto.Listener foreign = at(other.server("foreign", HERE));
    Credential.Login login = new Credential.Login(Mosquitto.USER, new Secret(Mosquitto.PASSWORD));
    Credential.Certificate client = authority.client("client").credential();
    Credentials credentials =
        Credentials.of(
            Map.of(
                "login", login,
                "wrong", new Credential.Login(Mosquitto.USER, new Secret("not-the-password")),
                "client",
                    new Credential.Certificate(
                        client.certificate(), client.key(), Optional.of(login))));
    try (Mosquitto broker = Mosquitto.start(folder, good, certified, expired, named, foreign)) {
      plain = broker.address().getPort();
      Connections connections = connections(authority, good, certified, expired, named, foreign);
      try (MqttRig rig = new MqttRig(broker, folder, credentials, connections)) {
        Device byLogin = rig.json(protocol, good.port(), "login", "fz/LOGIN");
        Device byCertificate = rig.json(protocol, certified.port(), "client", "fz/CLIENT");
        Map<Device, String> wrong = new LinkedHashMap<>();
        wrong.put(
            rig.json(protocol, certified.port(), "login", "fz/1"),
            "it refuses our certificate, or that we have none");
        wrong.put(
            rig.json(protocol, expired.port(), "login", "fz/2"), "its certificate has expired");
        wrong.put(
            rig.json(protocol, named.port(), "login", "fz/3"),
            "its certificate is made out to another name");
        wrong.put(
            rig.json(protocol, foreign.port(), "login", "fz/4"),
            "its certificate is signed by no authority that is trusted");
        wrong.put(
            rig.json(protocol, good.port(), "wrong", "fz/5"),
            "it refuses our user name, password or certificate");
        wrong.put(rig.json(protocol, plain, "login", "fz/6"), "Connection reset");
        rig.start();
        for (Device device : new Device[] {byLogin, byCertificate}) {
          do { // until it is subscribed
            broker.publish(device.path() + "/air", "{\"t\":22.4}");
          } while (rig.collected.of(device, "degrees").stream().noneMatch(s -> s.value() == 22.4));
        }
        wrong.forEach((device, reason) ->
            Await.value(
                reason,
                () -> rig.collector.health(device.id()).orElseThrow().lastError().orElse(""),
                error -> error.contains(reason)));
        assertThat(wrong.keySet())
            .allMatch(device ->
                rig.collected.of(device, "degrees").stream()
                    .allMatch(sample -> Double.isNaN(sample.value())));
      }
    }
  }
}
