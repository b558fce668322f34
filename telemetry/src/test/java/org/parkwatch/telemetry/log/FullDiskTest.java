package org.parkwatch.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the log fills up and is cleared again. */
class FullDiskTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path mountPoint;

  @Test
  void samplesGoOnFromMemoryCommandsFailAndAllRecoversWhenThereIsSpace() throws Exception {
    Collected consumer = new Collected("one", 0);
    try (SmallDisk disk = SmallDisk.mount(mountPoint, "1m")) {
      assertThat(disk).isNotNull();
      Path folder = mountPoint.resolve("log");
      Path ballast = mountPoint.resolve("ballast");
      try (SampleLog log = SampleLog.open(folder, Logs.SMALL, InstantSource.system())) {
        log.consume(consumer);
        log.start();
        Logs.groupsOf(log, 1);
        assertThat(log.figures().state()).isEqualTo(LogState.RUNNING);

        fill(ballast);
        double sent = 2;
        while (log.figures().state() != LogState.NOT_JOURNALLED) {
          log.append(Logs.batch(1, sent++));
          double last = sent - 1;
          Await.until("delivered", SOON, () -> consumer.values().getLast() == last);
        }
        log.append(Logs.batch(1, -1));
        Await.until("not journalled", SOON, () -> consumer.values().getLast() == -1);
        assertThat(consumer.groups().getLast().journalled()).isFalse();
        assertThat(log.figures().notJournalledGroups()).isPositive();
        assertThatThrownBy(() -> log.command(command()).join())
            .hasCauseInstanceOf(IOException.class)
            .hasMessageContaining("cannot be written");

        Files.delete(ballast);
        Await.until("running", SOON, () -> log.figures().state() == LogState.RUNNING);
        Logs.groupsOf(log, -2);
        assertThat(consumer.groups()).extracting(LogGroup::offset).doesNotHaveDuplicates();
        assertThat(consumer.values()).hasSize((int) sent + 1).doesNotHaveDuplicates();
      }
      List<LogDamage> damage = new ArrayList<>();
      List<Long> journalled =
          consumer.groups().stream().filter(LogGroup::journalled).map(LogGroup::offset).toList();
      assertThat(Logs.read(folder, damage)).extracting(LogGroup::offset).isEqualTo(journalled);
      assertThat(damage).isEmpty();
    }
    assertThat(consumer.commands()).doesNotContain("lost");
  }

  private static LogRecord.Command command() {
    return new LogRecord.Command("lost", new byte[0]);
  }

  private static void fill(Path file) throws IOException {
    byte[] page = new byte[4096];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(page);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }
}
