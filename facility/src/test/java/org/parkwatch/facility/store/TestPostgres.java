package org.parkwatch.facility.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server of its own on a free loopback port, gone with this process. */
final class TestPostgres {
  private static @Nullable TestPostgres shared;

  private final Path bin;
  private final Path dir;
  private final int port;

  private TestPostgres(Path bin, Path dir, int port) {
    this.bin = bin;
    this.dir = dir;
    this.port = port;
  }

  /** The server for all tests of this process. Without one installed the test ends here. */
  static synchronized TestPostgres shared() {
    TestPostgres server = shared;
    if (server == null) {
      server = start(installed().orElseGet(TestPostgres::missing));
      Runtime.getRuntime().addShutdownHook(new Thread(server::end, "end-postgres"));
      shared = server;
    }
    return server;
  }

  private static Path missing() {
    String sentence = "NOT PROVED: this machine lacks PostgreSQL (Debian: postgresql)";
    System.err.println(sentence);
    if (System.getenv("CI") != null) {
      return fail(sentence);
    }
    return abort(sentence);
  }

  /** Where Debian puts the newest server; empty where none is installed. */
  private static Optional<Path> installed() {
    Path root = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(root)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestPostgres start(Path bin) {
    try {
      return started(bin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestPostgres started(Path bin) throws IOException {
    Path dir = Files.createTempDirectory("parkwatch-postgres");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    TestPostgres server = new TestPostgres(bin, dir, port);
    if (root()) {
      server.run(List.of("chown", "nobody", dir.toString()));
    }
    server.runAsNobody(
        "initdb",
        "-D",
        dir + "/data",
        "-A",
        "trust",
        "-U",
        "parkwatch",
        "--no-sync",
        "-E",
        "UTF8",
        "--locale=C");
    server.runAsNobody(
        "pg_ctl",
        "-D",
        dir + "/data",
        "-w",
        "-t",
        "60",
        "-l",
        dir + "/log",
        "-o",
        "-F -h 127.0.0.1 -p " + port + " -k " + dir,
        "start");
    return server;
  }

  /** PostgreSQL refuses to run as root. */
  private static boolean root() {
    return System.getProperty("user.name", "").equals("root");
  }

  private void runAsNobody(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private void run(List<String> command) throws IOException {
    File output = Files.createTempFile("parkwatch-postgres", ".out").toFile();
    try {
      int exit =
          new ProcessBuilder(command)
              .directory(dir.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output)
              .start()
              .waitFor();
      assertThat(exit).as("%s: %s", command, Files.readString(output.toPath())).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(output.toPath());
    }
  }

  /** The database of a folder, made when it is first asked for. */
  DataSource database(Path folder) {
    String name = "t" + Integer.toHexString(folder.toAbsolutePath().hashCode());
    try (Connection connection = source("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      boolean there;
      try (ResultSet row =
          statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
        there = row.next();
      }
      if (!there) {
        statement.execute("create database " + name);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the test's database cannot be made", e);
    }
    return source(name);
  }

  private DataSource source(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setUser("parkwatch");
    source.setDatabaseName(database);
    source.setReWriteBatchedInserts(true);
    return source;
  }

  private void end() {
    try {
      runAsNobody("pg_ctl", "-D", dir + "/data", "-w", "-m", "immediate", "stop");
      try (Stream<Path> walk = Files.walk(dir)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
