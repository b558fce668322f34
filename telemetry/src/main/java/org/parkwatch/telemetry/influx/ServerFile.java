package org.parkwatch.telemetry.influx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;
import org.parkwatch.facility.yaml.YamlMap;

/**
 * Reads which server a site keeps its history in, beside the embedded store.
 *
 * <pre>
 * server:
 *   kind: influxdb                     # or victoria-metrics
 *   address: https://influx.example:8086
 *   database: parkwatch
 *   credential: history-server         # username and password, set by ./parkwatch credential
 *   in-the-clear: true                 # only with http:// beyond this machine
 * </pre>
 */
public final class ServerFile {
  private ServerFile() {}

  /**
   * What the file says; the login is still to be looked up by its name.
   *
   * @param credential name of the secret, empty if the server lets everybody in
   */
  public record Said(ServerKind kind, URI address, String database, String credential) {
    /** The server, with the secret behind the name. */
    public HistoryServer with(Supplier<ServerLogin> login) {
      return new HistoryServer(kind, address, database, login);
    }
  }

  /**
   * The server that a file names; empty if it names none or does not exist.
   *
   * @throws InputRefused with everything that is wrong in it
   */
  public static Optional<Said> load(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read as UTF-8", e);
    }
  }

  static Optional<Said> parse(String file, String text) {
    Problems problems = new Problems();
    Optional<Said> said =
        YamlFile.read(file, text, problems).flatMap(map -> map.map("server")).map(ServerFile::said);
    problems.refuseIfAny("the server of history is wrong:");
    return said;
  }

  private static Said said(YamlMap map) {
    map.require("kind");
    ServerKind kind = map.oneOf("kind", ServerKind.class, ServerKind.INFLUXDB);
    URI address = address(map);
    Said said =
        new Said(
            kind,
            address,
            map.optionalText("database").orElse("parkwatch"),
            map.optionalText("credential").orElse(""));
    boolean inTheClear = map.optionalText("in-the-clear").filter("true"::equals).isPresent();
    if ("http".equals(address.getScheme()) && !inTheClear && !isThisMachine(address)) {
      map.problem(
          "address",
          "sends the password in the clear: use https, or say in-the-clear: true if the network is"
              + " yours alone");
    }
    map.refuseUnknownKeys();
    return said;
  }

  private static URI address(YamlMap map) {
    String text = map.text("address");
    try {
      URI uri = URI.create(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null && bare(uri)) {
        return uri;
      }
    } catch (IllegalArgumentException notAUri) {
      // Said below together with addresses that are none of a server.
    }
    if (!text.isEmpty()) {
      map.problem("address", "'" + text + "' is not like https://influx.example:8086");
    }
    return URI.create("https://127.0.0.1");
  }

  private static boolean bare(URI uri) {
    return (uri.getPath().isEmpty() || uri.getPath().equals("/"))
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }

  private static boolean isThisMachine(URI address) {
    String host = address.getHost().replaceAll("[\\[\\]]", "");
    if (host.equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }
}
