package org.parkwatch.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * kill -9 at random moments. The oracle is independent of the log: the number that the child
 * printed after its acknowledgement, read from its pipe.
 */
class KillTest {
  private static final int KILLS = 4;

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {101, 102})
  void whatWasAcknowledgedIsThereOnceAndInOrder(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    long next = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long acknowledged = runAndKill(next, random);
      assertThat(acknowledged).as("the child did something").isGreaterThan(next);
      List<Long> numbers = numbersOnDisk();
      assertThat(numbers).as("kill %d", kill).hasSizeGreaterThan((int) acknowledged);
      for (int i = 0; i < numbers.size(); i++) {
        assertThat(numbers.get(i)).isEqualTo(i);
      }
      next = numbers.size();
    }
  }

  private long runAndKill(long firstNumber, SplittableRandom random) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Acknowledger.class.getName(),
                folder.toString(),
                Long.toString(firstNumber),
                Long.toString(random.nextLong()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    AtomicLong acknowledged = new AtomicLong(-1);
    Thread reader = Thread.startVirtualThread(() -> read(child, acknowledged));
    try {
      long enough = firstNumber + random.nextInt(200, 4000);
      Await.until("acknowledgements", Duration.ofSeconds(60), () -> acknowledged.get() >= enough);
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor()).as("died of SIGKILL").isEqualTo(128 + 9);
    reader.join();
    return acknowledged.get();
  }

  private static void read(Process child, AtomicLong acknowledged) {
    try (BufferedReader lines = child.inputReader(StandardCharsets.US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.matches("[0-9]+")) {
          acknowledged.accumulateAndGet(Long.parseLong(line), Math::max);
        }
      }
    } catch (IOException e) {
      // The pipe of a killed process may end in the middle of a line: that one does not count.
    }
  }

  /** Opens the log as a restart does, which cuts a torn end, and reads all samples. */
  private List<Long> numbersOnDisk() throws IOException {
    SampleLog.open(folder, Logs.options(64 << 20, 128 << 20, 10_000), InstantSource.system())
        .close();
    List<LogDamage> damage = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    for (LogGroup group : Logs.read(folder, damage)) {
      for (LogRecord record : group.records()) {
        if (record instanceof LogRecord.Samples(var batch)) {
          for (int row = 0; row < batch.size(); row++) {
            numbers.add((long) batch.value(row));
          }
        }
      }
    }
    assertThat(damage).isEmpty();
    return numbers;
  }
}
