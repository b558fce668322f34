package org.parkwatch.collectors.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.rig.Await;
import org.parkwatch.collectors.rig.Needs;
import org.parkwatch.collectors.rig.Pki;

/**
 * Debian's mosquitto on a free loopback port, with a user and without anonymous access. It speaks
 * MQTT 3.1.1 and 5.
 */
final class Mosquitto implements AutoCloseable {
  static final String USER = "parkwatch";
  static final String PASSWORD = "a-password";
  static final Credentials CREDENTIALS =
      Credentials.of(Map.of("rack-pdus", new Credential.Login(USER, new Secret(PASSWORD))));

  private static final Path BROKER = Path.of("/usr/sbin/mosquitto");

  private final Path folder;
  private final InetSocketAddress address;
  private Process process;

  /**
   * Another port, at which it speaks TLS.
   *
   * @param authority that signed the certificates of clients; null if they need none
   */
  record Listener(int port, Pki.Pair server, @Nullable Path authority) {
    private String lines() {
      String own =
          "listener %d 127.0.0.1%ncertfile %s%nkeyfile %s%n"
              .formatted(port, server.certificateFile(), server.keyFile());
      return authority == null
          ? own
          : own + "cafile %s%nrequire_certificate true%n".formatted(authority);
    }
  }

  private Mosquitto(Path folder, int port, List<Listener> more)
      throws IOException, InterruptedException {
    this.folder = folder;
    address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path passwords = folder.resolve("passwords");
    run(List.of("mosquitto_passwd", "-b", "-c", passwords.toString(), USER, PASSWORD));
    Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(
        folder.resolve("conf"),
        """
        listener %d 127.0.0.1
        allow_anonymous false
        password_file %s
        persistence true
        persistence_location %s/
        max_queued_messages 0
        user nobody
        """
                .formatted(port, passwords, folder)
            + more.stream().map(Listener::lines).collect(Collectors.joining()));
    for (Listener listener : more) { // it reads them as nobody
      Files.setPosixFilePermissions(
          listener.server().keyFile(), PosixFilePermissions.fromString("rw-r--r--"));
    }
    process = launch();
  }

  /** Starts one, or skips the test: in CI its absence fails. */
  static Mosquitto start(Path folder, Listener... more) throws IOException, InterruptedException {
    Needs.that("mosquitto (Debian: mosquitto)", Files.isExecutable(BROKER));
    return new Mosquitto(folder, freePort(), List.of(more));
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return free.getLocalPort();
    }
  }

  InetSocketAddress address() {
    return address;
  }

  String uri() {
    return "tcp://127.0.0.1:" + address.getPort();
  }

  /** Ends it in order, so that it keeps sessions and messages. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Ends it as {@code kill -9} does: what it had not saved is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  void startAgain() throws IOException, InterruptedException {
    process = launch();
  }

  /** Publishes by mosquitto_pub. */
  void publish(String topic, String payload, String... more)
      throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(
            List.of(
                "mosquitto_pub",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(address.getPort()),
                "-u",
                USER,
                "-P",
                PASSWORD,
                "-q",
                "1",
                "-t",
                topic,
                "-m",
                payload));
    line.addAll(List.of(more));
    run(line);
  }

  private static void run(List<String> line) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(line.getFirst() + ": " + out);
    }
  }

  private Process launch() throws IOException, InterruptedException {
    Process started =
        new ProcessBuilder(BROKER.toString(), "-c", folder.resolve("conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out").toFile()))
            .start();
    Await.until("mosquitto listens or has ended", () -> listens() || !started.isAlive());
    if (!started.isAlive()) {
      throw new AssertionError(Files.readString(folder.resolve("out")));
    }
    return started;
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(address, 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
