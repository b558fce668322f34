package org.parkwatch.collectors.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.rig.Needs;

/**
 * A program of node-opcua, which shares no code with Milo: the server or the client of {@code
 * src/test/node-opcua}, which does what it is told. Its folder holds its certificate and whom it
 * trusts, nobody to begin with.
 */
final class NodePeer implements AutoCloseable {
  private static final Path HOME =
      Path.of(System.getProperty("parkwatch.root", "..")).resolve("collectors").toAbsolutePath();
  private static final Path MODULES = HOME.resolve("target/node-opcua/node_modules");

  private final Path folder;
  private final Path errors;
  private final Process process;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  private NodePeer(Path folder, String program, String... arguments) throws IOException {
    this.folder = Files.createDirectories(folder);
    errors = folder.resolve("errors");
    List<String> command =
        new ArrayList<>(
            List.of(
                "node",
                HOME.resolve("src/test/node-opcua").resolve(program).toString(),
                folder.toString()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("NODE_PATH", MODULES.toString());
    process = builder.start();
    Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(answers::add));
  }

  /** Begins to start one, or skips the test: where CI runs its absence fails. */
  static NodePeer start(Path folder, String program, String... arguments) throws IOException {
    boolean node =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, "node")));
    boolean there = node && Files.isRegularFile(MODULES.resolve(".package-lock.json"));
    Needs.that("node-opcua (./parkwatch test brings it, with node and npm)", there);
    return new NodePeer(folder, program, arguments);
  }

  /** Waits until it can be told something. */
  void ready() throws InterruptedException {
    assertThat(answer()).isEqualTo("= ready");
  }

  /** Its certificate, once it is ready. */
  Path certificate() {
    return folder.resolve("own.pem");
  }

  /** What it answers to an order. */
  String tell(String... words) throws IOException, InterruptedException {
    order(words);
    String answer = answer();
    assertThat(answer).as(String.join(" ", words)).startsWith("= ");
    return answer.substring(2);
  }

  /** Why it cannot do what it is told. */
  String failure(String... words) throws IOException, InterruptedException {
    order(words);
    String answer = answer();
    assertThat(answer).as(String.join(" ", words)).startsWith("! ");
    return answer.substring(2);
  }

  private void order(String... words) throws IOException {
    Writer input = process.outputWriter(StandardCharsets.UTF_8);
    input.write(String.join(" ", words) + "\n");
    input.flush();
  }

  private String answer() throws InterruptedException {
    String line = answers.poll(OpcUaRig.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    if (line == null) {
      throw new AssertionError("node-opcua says nothing: " + said());
    }
    return line;
  }

  private @Nullable String said() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
