package org.parkwatch.tests.pollers;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.ProcessFigures;

/**
 * The process of a poller with its output in a file. It ends by {@link #close}, or with this
 * process. Confined to one thread.
 */
public final class RunningPoller implements AutoCloseable {
  private static final Duration END_WITHIN = Duration.ofSeconds(30);
  private static final int TOLD_LINES = 20;

  private final Process process;
  private final Path output;
  private final Thread atExit;
  private final Runnable endDriver;

  private RunningPoller(Process process, Path output, Runnable endDriver) {
    this.process = process;
    this.output = output;
    this.endDriver = endDriver;
    atExit = new Thread(process::destroyForcibly, "end-poller");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts a command in a folder, with more environment than ours. */
  static RunningPoller start(Path folder, List<String> command, Map<String, String> environment)
      throws IOException {
    return start(folder, command, environment, () -> {});
  }

  /**
   * Starts a command that does its work only as another asks it to.
   *
   * @param endDriver ends the other, before the command is ended
   */
  static RunningPoller start(
      Path folder, List<String> command, Map<String, String> environment, Runnable endDriver)
      throws IOException {
    Path output = folder.resolve("output.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new RunningPoller(builder.start(), output, endDriver);
  }

  /**
   * Processor time of the process and its living children since they started, in seconds.
   *
   * @throws IllegalStateException if it has ended
   */
  public double cpuSeconds() throws IOException {
    requireAlive();
    double seconds = ProcessFigures.of(process.pid()).cpuSeconds();
    try (Stream<ProcessHandle> children = process.toHandle().descendants()) {
      for (ProcessHandle child : children.toList()) {
        seconds += ProcessFigures.of(child.pid()).cpuSeconds();
      }
    }
    return seconds;
  }

  /** Resident memory of the process in bytes, file pages included. */
  public long rssBytes() {
    return ProcessFigures.of(process.pid()).rssBytes();
  }

  private void requireAlive() throws IOException {
    if (!process.isAlive()) {
      List<String> lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
      throw new IllegalStateException(
          "it ended by itself: "
              + String.join(
                  " | ", lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size())));
    }
  }

  /** How many lines it wrote; more than a few are complaints. */
  public long linesWritten() throws IOException {
    // a peer may write what it was answered, whatever that is
    try (Stream<String> lines = Files.lines(output, StandardCharsets.ISO_8859_1)) {
      return lines.count();
    }
  }

  @Override
  public void close() {
    endDriver.run();
    process.destroy();
    Await.until("the poller has ended", END_WITHIN, () -> !process.isAlive());
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
