package org.parkwatch.tests.stores;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.sample.SampleBatch;
import org.parkwatch.tests.pollers.OwnCollector;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.ProcessFigures;

/** Our log and history in a process of their own, with the options of the server's machine. */
public final class OwnStore implements MeasuredStore {
  private static final Duration END_WITHIN = Duration.ofMinutes(5);
  private static final Duration IDLE_LOOK = Duration.ofSeconds(2);
  private static final double IDLE_CPU_SECONDS = 0.1;

  private final StoreTask task;
  private final Path folder;
  private @Nullable Process process;
  private @Nullable DataOutputStream to;
  private @Nullable BufferedReader from;
  private long lastMillis;

  /** To run in a folder of its own. */
  public OwnStore(StoreTask task, Path folder) {
    this.task = task;
    this.folder = folder;
    lastMillis = task.yearBegin();
  }

  @Override
  public String name() {
    return "parkwatch";
  }

  @Override
  public Optional<String> missing() {
    return Optional.empty();
  }

  @Override
  public void start() throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(OwnCollector.options(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            OwnStoreMain.class.getName(),
            folder.resolve("data").toString(),
            Long.toString(lastMillis),
            Integer.toString(task.points())));
    Process started =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("output.log").toFile()))
            .start();
    process = started;
    to = new DataOutputStream(new BufferedOutputStream(started.getOutputStream(), 1 << 20));
    from = started.inputReader();
    taken();
  }

  private DataOutputStream out() {
    DataOutputStream open = to;
    if (open == null) {
      throw new IllegalStateException("our store was not started");
    }
    return open;
  }

  private double answer() throws IOException {
    out().flush();
    String line = from == null ? null : from.readLine();
    while (line != null && !line.startsWith(OwnStoreMain.ANSWER)) {
      line = from == null ? null : from.readLine();
    }
    if (line == null) {
      throw new IOException(
          "our store ended by itself: " + Files.readString(folder.resolve("output.log")));
    }
    return Double.parseDouble(line.substring(OwnStoreMain.ANSWER.length()));
  }

  private double tell(char what, long... words) throws IOException {
    out().writeChar(what);
    out().writeInt(words.length);
    for (long word : words) {
      out().writeLong(word);
    }
    return answer();
  }

  @Override
  public void write(SampleBatch batch, long millis) throws IOException {
    lastMillis = millis;
    out().writeChar(OwnStoreMain.WRITE);
    out().writeLong(millis);
    out().writeInt(batch.size());
    ByteBuffer rows = ByteBuffer.allocate(batch.size() * OwnStoreMain.ROW_BYTES);
    for (int row = 0; row < batch.size(); row++) {
      rows.putInt(batch.point(row));
    }
    for (int row = 0; row < batch.size(); row++) {
      rows.putDouble(batch.value(row));
    }
    for (int row = 0; row < batch.size(); row++) {
      rows.put(batch.quality(row));
    }
    out().write(rows.array());
    answer();
  }

  /** The log has it already; history follows. */
  @Override
  public void taken() throws IOException {
    tell(OwnStoreMain.SETTLE);
  }

  /** Folds and merges go on when nothing waits: until the process has nothing to do. */
  @Override
  public void settle() throws IOException {
    taken();
    Await.until(
        "our store is idle",
        END_WITHIN,
        () -> {
          double before = ProcessFigures.of(pid()).cpuSeconds();
          Await.pass(IDLE_LOOK);
          return ProcessFigures.of(pid()).cpuSeconds() - before < IDLE_CPU_SECONDS;
        });
  }

  /** The longest that history was held up by the samples of one instant, ms. */
  public double worstMillis() throws IOException {
    return tell(OwnStoreMain.WORST);
  }

  /** Seconds of the log that were replayed by the last start. */
  public double replayedSeconds() throws IOException {
    return tell(OwnStoreMain.REPLAYED);
  }

  @Override
  public long pid() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("our store was not started");
    }
    return running.pid();
  }

  /** Of history alone: the log is deleted as soon as history has it. */
  @Override
  public long diskBytes() throws IOException {
    return Folders.bytes(folder.resolve("data/history"));
  }

  /** Of chunks that are sealed, before the engine's compression. */
  @Override
  public double packedBytes() throws IOException {
    return tell(OwnStoreMain.PACKED);
  }

  @Override
  public double read(int point, long fromMillis, long toMillis) throws IOException {
    return tell(OwnStoreMain.READ, point, fromMillis, toMillis);
  }

  @Override
  public double sum(long fromMillis, long toMillis) throws IOException {
    return tell(OwnStoreMain.SUM, fromMillis, toMillis);
  }

  @Override
  public double asOf(long millis) throws IOException {
    return tell(OwnStoreMain.AS_OF, millis);
  }

  /** Kills the process as {@code kill -9} does. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      Await.until("our store is dead", END_WITHIN, () -> process == null || !process.isAlive());
    }
  }

  /** Ends it in order. */
  public void end() throws IOException {
    out().close();
    Await.until("our store has ended", END_WITHIN, () -> process == null || !process.isAlive());
  }

  @Override
  public void close() {
    kill();
  }
}
