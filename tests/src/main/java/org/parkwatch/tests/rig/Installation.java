package org.parkwatch.tests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Parkwatch on a data folder of its own, started by the launcher as a user would, and ended
 * whatever happens: by {@link #close}, or with this process. Confined to one thread.
 */
public final class Installation implements AutoCloseable {
  private static final Duration START_WITHIN = Duration.ofMinutes(5);
  private static final Duration STOP_WITHIN = Duration.ofMinutes(2);
  private static final Duration READY_WITHIN = Duration.ofMinutes(4);
  private static final Duration END_WITHIN = Duration.ofMinutes(1);
  private static final Duration DIE_WITHIN = Duration.ofSeconds(20);
  private static final String READY = "parkwatch: ready";

  /** Which of the processes that prove side by side this is, from 1; 0 in a bench. */
  private static final int FORK = Integer.getInteger("parkwatch.fork", 0);

  /** For what lives a few minutes: by default half of its time goes into optimizing itself. */
  private static final String BRIEF = "-XX:TieredStopAtLevel=1";

  private static final int FIRST_PORT = 16_100;
  private static final int PORTS_OF_FORK = 500;

  private final Path root;
  private final Path data;
  private final int port;
  private final Map<String, String> environment = new TreeMap<>();
  private final Thread atExit = new Thread(this::killAll, "end-installation");
  private List<String> serverCommand = List.of();
  private List<String> serverEnvironment = List.of();

  /**
   * @param root of the project, where the launcher is
   * @param data a folder of its own; it may hold an earlier installation
   */
  public Installation(Path root, Path data) {
    this.root = root;
    this.data = data.toAbsolutePath();
    port = freePort();
    int simulated = FIRST_PORT + Math.max(0, FORK - 1) * PORTS_OF_FORK;
    environment.put("PARKWATCH_PORTS_FROM", Integer.toString(simulated));
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** An installation on an empty folder: what an earlier proof left there is deleted. */
  public static Installation fresh(Path root, Path data) {
    if (Files.exists(data)) {
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the old folder " + data + " cannot be deleted", e);
      }
    }
    return new Installation(root, data);
  }

  /** Where an installation keeps its data that proofs of one process share. */
  public static Path proofs(String name) {
    return projectRoot().resolve("tests/target/proofs").resolve(name + "-" + FORK);
  }

  /** A TCP port on loopback that nobody listens on. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }

  /** The project's root, which the launcher and the build tell. */
  public static Path projectRoot() {
    String root = System.getProperty("parkwatch.root");
    if (root == null) {
      throw new IllegalStateException("-Dparkwatch.root=FOLDER must name the project's root");
    }
    return Path.of(root);
  }

  /** Sets a variable for the launcher, such as {@code PARKWATCH_SERVER_OPTS}. */
  public Installation with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /**
   * {@code ./parkwatch run}: returns once both processes are ready. With {@code --small} a proof
   * has both compiled but not optimized; the whole park runs as a user's does, and so does a bench.
   */
  public void run(String... arguments) {
    if (FORK > 0 && List.of(arguments).contains("--small")) {
      environment.putIfAbsent("PARKWATCH_JVM_OPTS", BRIEF);
    }
    List<String> command = new ArrayList<>(List.of("run", "--port", Integer.toString(port)));
    command.addAll(List.of(arguments));
    launcher(START_WITHIN, command);
    long server = serverPid();
    serverCommand = ProcessFigures.commandLine(server);
    serverEnvironment = ProcessFigures.environment(server);
  }

  /** {@code ./parkwatch stop}: returns once both processes have ended in order. */
  public void stop() {
    launcher(STOP_WITHIN, List.of("stop"));
  }

  /** {@code kill -9} of the server; the simulated park lives on. */
  public void killServer() {
    kill(serverPid());
  }

  /** Ends the server in order (SIGTERM); the simulated park lives on. */
  public void endServer() {
    end("server", serverPid());
  }

  /** Ends the simulated park; {@link #run} starts it again, with the park files of then. */
  public void endSimulators() {
    end("simulators", simulatorPid());
  }

  private static void end(String name, long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    Await.until("the " + name + " has ended", END_WITHIN, () -> !ProcessFigures.alive(pid));
  }

  /**
   * Starts the server again with the very command line of the launcher, without waiting.
   *
   * @throws IllegalStateException if {@link #run} never started it
   */
  public void execServer() {
    if (serverCommand.isEmpty()) {
      throw new IllegalStateException("the launcher has not started this server before");
    }
    Path log = log("server");
    try {
      Files.writeString(log, "");
      ProcessBuilder builder = new ProcessBuilder(serverCommand).directory(root.toFile());
      builder.environment().clear();
      for (String variable : serverEnvironment) {
        int equals = variable.indexOf('=');
        if (equals > 0) {
          builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
        }
      }
      Process process =
          builder
              .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()))
              .start();
      Files.writeString(pidFile("server"), Long.toString(process.pid()));
    } catch (IOException e) {
      throw new UncheckedIOException("the server cannot be started again", e);
    }
  }

  /** Waits until the server says that it is ready. */
  public void awaitServer() {
    Await.until(
        "the server on " + data + " is ready again",
        READY_WITHIN,
        () -> {
          if (!alive("server")) {
            throw new IllegalStateException("the server ended: " + tail(log("server")));
          }
          return Files.readString(log("server")).contains(READY);
        });
  }

  public long serverPid() {
    return pid("server").orElseThrow(() -> new IllegalStateException("no server runs on " + data));
  }

  public long simulatorPid() {
    return pid("simulators")
        .orElseThrow(() -> new IllegalStateException("no simulators run on " + data));
  }

  public boolean serverAlive() {
    return alive("server");
  }

  public Path data() {
    return data;
  }

  /** Where the server answers, such as {@code http://127.0.0.1:8080}. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The output of {@code server} or {@code simulators}, or {@code parkwatch}: the server's log. */
  public Path log(String name) {
    return data.resolve("run").resolve(name + ".log");
  }

  private Path pidFile(String name) {
    return data.resolve("run").resolve(name + ".pid");
  }

  private boolean alive(String name) {
    return pid(name).filter(ProcessFigures::alive).isPresent();
  }

  private Optional<Long> pid(String name) {
    Path file = pidFile(name);
    try {
      String text = Files.exists(file) ? Files.readString(file).strip() : "";
      return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void launcher(Duration limit, List<String> arguments) {
    try {
      Path output = Files.createDirectories(data.resolve("run")).resolve("launcher.log");
      List<String> command = new ArrayList<>();
      command.add(root.resolve("parkwatch").toString());
      command.addAll(arguments);
      command.addAll(List.of("--data", data.toString()));
      ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
      builder.environment().putAll(environment);
      Process process =
          builder
              .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(output.toFile()))
              .start();
      if (!process.waitFor(limit)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            String.join(" ", command) + " did not end within " + limit + ": " + tail(output));
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed: " + tail(output));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the launcher cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the launcher ran", e);
    }
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return System.lineSeparator()
        + String.join(
            System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  /** The file of a dead process may name a number that another process has by now. */
  private void kill(long pid) {
    if (!ProcessFigures.alive(pid) || !ours(pid)) {
      return;
    }
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    Await.until("process " + pid + " is dead", DIE_WITHIN, () -> !ProcessFigures.alive(pid));
  }

  private boolean ours(long pid) {
    return ProcessFigures.commandLine(pid).stream()
        .anyMatch(word -> word.contains(data.toString()));
  }

  private void killAll() {
    pid("server").ifPresent(this::kill);
    pid("simulators").ifPresent(this::kill);
  }

  /** Ends what still runs, without asking it. */
  @Override
  public void close() {
    killAll();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
