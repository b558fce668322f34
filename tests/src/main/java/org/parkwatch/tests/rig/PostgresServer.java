package org.parkwatch.tests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of its own on a free loopback port, which asks for a password and can go away
 * and come back. It runs as nobody where we are root, which PostgreSQL refuses. Confined to one
 * thread.
 */
public final class PostgresServer implements AutoCloseable {
  private static final String USER = "parkwatch";
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  private final Path bin;
  private final Path dir;
  private final int port = Installation.freePort();
  private final String password = UUID.randomUUID().toString();
  private final Thread atExit = new Thread(this::end, "end-postgres");
  private boolean running;

  private PostgresServer(Path bin, Path dir) {
    this.bin = bin;
    this.dir = dir;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Where Debian puts the newest server's programs; empty where none is installed. */
  public static Optional<Path> installed() {
    if (!Files.isDirectory(DEBIAN)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty server, running. */
  public static PostgresServer create(Path bin) {
    try {
      PostgresServer server =
          new PostgresServer(bin, Files.createTempDirectory("parkwatch-postgres"));
      Path secret = Files.writeString(server.dir.resolve("password"), server.password);
      if (root()) {
        server.run(List.of("chown", "-R", "nobody", server.dir.toString()));
      }
      server.asNobody(
          "initdb",
          "-D",
          server.data(),
          "-A",
          "scram-sha-256",
          "-U",
          USER,
          "--pwfile=" + secret,
          "-E",
          "UTF8",
          "--locale=C",
          "--no-sync");
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String data() {
    return dir.resolve("data").toString();
  }

  private static boolean root() {
    return System.getProperty("user.name", "").equals("root");
  }

  /** Comes back where it was. */
  public void start() {
    String listen = "-h 127.0.0.1 -p " + port + " -k " + dir;
    asNobody("pg_ctl", "-D", data(), "-w", "-t", "60", "-l", dir + "/log", "-o", listen, "start");
    running = true;
  }

  /** Goes away at once, as in a crash: sessions break, and the next start recovers from the WAL. */
  public void crash() {
    asNobody("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
    running = false;
  }

  /** What the server of Parkwatch is told. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  public String password() {
    return password;
  }

  /** Writes the secret file of a data folder. */
  public void writeLogin(Path data, String secret) {
    try {
      Path folder = Files.createDirectories(data.resolve("secrets"));
      Files.writeString(
          folder.resolve("database.yaml"), "user: " + USER + "\npassword: " + secret + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one number that a query gives. */
  public long number(String query) {
    try (Connection connection = DriverManager.getConnection(url(), USER, password);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private void asNobody(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private void run(List<String> command) {
    try {
      Path output = Files.createTempFile("parkwatch-postgres", ".out");
      try {
        int exit =
            new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        if (exit != 0) {
          throw new IllegalStateException(command + " failed: " + Files.readString(output));
        }
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + command.getFirst() + " ran", e);
    }
  }

  private void end() {
    if (running) {
      crash();
    }
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the database's folder " + dir + " stays behind", e);
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    end();
  }
}
