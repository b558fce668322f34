package org.parkwatch.collectors.connections;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.collectors.connections.ServerSettings.Policy;
import org.parkwatch.collectors.credentials.OwnCertificate;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;
import org.parkwatch.facility.yaml.YamlMap;

/**
 * What a site says of its brokers and servers; for those of which it says nothing, the usual holds.
 * Immutable.
 *
 * <pre>
 * brokers:
 *   - host: broker.example
 *     port: 8883
 *     tls: true
 *     authorities: broker-ca.pem   # beside this file
 *     host-id: parkwatch           # for Sparkplug nodes that wait for their host
 * servers:
 *   - host: 10.20.0.9
 *     port: 4840
 *     policy: Basic256Sha256       # only this one
 *     mode: SIGN                   # or SIGN_AND_ENCRYPT
 *     allow-deprecated: true       # for Basic128Rsa15 and Basic256
 *     allow-none: true             # for None
 * </pre>
 */
public final class Connections {
  private static final int MAX_PORT = 65_535;

  /** What a server's messages are to be. */
  private enum Mode {
    SIGN,
    SIGN_AND_ENCRYPT
  }

  private record At(String host, int port) {}

  private final Map<At, BrokerSettings> brokers = new HashMap<>();
  private final Map<At, ServerSettings> servers = new HashMap<>();

  private Connections() {}

  /** Nothing is said of any. */
  public static Connections none() {
    return new Connections();
  }

  /**
   * Reads the file; none is as an empty one.
   *
   * @throws org.parkwatch.facility.yaml.InputRefused with every mistake
   * @throws IOException if it cannot be read
   */
  public static Connections load(Path file) throws IOException {
    Connections connections = new Connections();
    if (Files.exists(file)) {
      Problems problems = new Problems();
      YamlFile.read(file.toString(), Files.readString(file), problems)
          .ifPresent(map -> {
            map.maps("brokers").forEach(entry -> connections.broker(entry, file));
            map.maps("servers").forEach(connections::server);
            map.refuseUnknownKeys();
          });
      problems.refuseIfAny(problems.count() + " mistakes in connections:");
    }
    return connections;
  }

  private void broker(YamlMap entry, Path file) {
    At at = at(entry);
    boolean tls = flag(entry, "tls");
    List<X509Certificate> authorities =
        entry
            .optionalText("authorities")
            .map(name -> authorities(entry, file.resolveSibling(name)))
            .orElse(List.of());
    if (!tls && entry.has("authorities")) {
      entry.problem("authorities", "has no meaning without tls: true");
    }
    String hostId = entry.optionalText("host-id").orElse("");
    if (hostId.chars().anyMatch(c -> c == '/' || c == '+' || c == '#')) {
      entry.problem("host-id", "must be without /, + and # (Sparkplug 3.0.0, 4.1)");
    }
    if (brokers.put(at, new BrokerSettings(tls, authorities, hostId)) != null) {
      entry.problem("host", at.host() + ":" + at.port() + " stands twice");
    }
    entry.refuseUnknownKeys();
  }

  private static List<X509Certificate> authorities(YamlMap entry, Path file) {
    try {
      List<X509Certificate> read = OwnCertificate.chain(Files.readString(file));
      if (!read.isEmpty()) {
        return read;
      }
      entry.problem("authorities", file + " holds no certificate in PEM");
    } catch (CertificateException e) {
      entry.problem("authorities", file + " " + e.getMessage());
    } catch (IOException e) {
      entry.problem("authorities", file + " cannot be read: " + e);
    }
    return List.of();
  }

  private void server(YamlMap entry) {
    At at = at(entry);
    boolean deprecated = flag(entry, "allow-deprecated");
    boolean none = flag(entry, "allow-none");
    Optional<Policy> policy =
        entry.optionalText("policy").flatMap(text -> entry.constant("policy", text, Policy.class));
    policy.ifPresent(chosen -> {
      if (chosen.deprecated() && !deprecated) {
        entry.problem("policy", chosen.text() + " is deprecated: it needs allow-deprecated: true");
      }
      if (chosen == Policy.NONE && !none) {
        entry.problem("policy", "None secures nothing: it needs allow-none: true");
      }
    });
    boolean encrypted = entry.oneOf("mode", Mode.class, Mode.SIGN_AND_ENCRYPT) != Mode.SIGN;
    List<Policy> policies = policy.map(List::of).orElse(ServerSettings.SECURE.policies());
    if (servers.put(at, new ServerSettings(policies, encrypted)) != null) {
      entry.problem("host", at.host() + ":" + at.port() + " stands twice");
    }
    entry.refuseUnknownKeys();
  }

  private static At at(YamlMap entry) {
    return new At(entry.text("host"), entry.integer("port", 1, MAX_PORT));
  }

  private static boolean flag(YamlMap entry, String key) {
    String text = entry.optionalText(key).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      entry.problem(key, "must be true or false");
    }
    return text.equals("true");
  }

  /** What holds for a broker. */
  public BrokerSettings broker(String host, int port) {
    return brokers.getOrDefault(new At(host, port), BrokerSettings.PLAIN);
  }

  /** What holds for a server. */
  public ServerSettings server(String host, int port) {
    return servers.getOrDefault(new At(host, port), ServerSettings.SECURE);
  }
}
