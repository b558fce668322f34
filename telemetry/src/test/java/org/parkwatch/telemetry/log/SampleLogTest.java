package org.parkwatch.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleLogTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path folder;

  @Test
  void aConsumerGetsWhatWasAppendedInOrderAndOnce() throws IOException {
    Collected consumer = new Collected("one", 0);
    try (SampleLog log = SampleLog.open(folder, Logs.SMALL, CLOCK)) {
      log.consume(consumer);
      log.start();
      log.append(Logs.batch(7, 230.1, 16.25));
      log.append(Logs.batch(9, -0.0));
      Logs.sync(log);
    }
    assertThat(consumer.values()).containsExactly(230.1, 16.25, -0.0);
    assertThat(consumer.groups()).allMatch(LogGroup::journalled);
  }

  @Test
  void aCommandIsAnsweredWithTheOffsetOfTheGroupThatHoldsIt() throws IOException {
    Collected consumer = new Collected("one", 0);
    long offset;
    try (SampleLog log = SampleLog.open(folder, Logs.SMALL, CLOCK)) {
      log.consume(consumer);
      log.start();
      offset = log.command(new LogRecord.Command("alerting.acknowledge", new byte[] {1})).join();
    }
    LogGroup group =
        consumer.groups().stream().filter(g -> g.offset() == offset).findFirst().orElseThrow();
    assertThat(group.records()).anyMatch(record -> record instanceof LogRecord.Command);
  }

  /** A consumer's own state may be older than the log: it gets the rest again. */
  @Test
  void afterARestartAConsumerGetsEverythingFromWhereItResumes() throws IOException {
    List<Long> offsets;
    try (SampleLog log = SampleLog.open(folder, Logs.SMALL, CLOCK)) {
      log.start();
      offsets = Logs.groupsOf(log, 1, 2, 3, 4);
    }
    Collected consumer = new Collected("one", offsets.get(2));
    try (SampleLog log = SampleLog.open(folder, Logs.SMALL, CLOCK)) {
      log.consume(consumer);
      log.start();
      log.append(Logs.batch(1, 5));
      Logs.sync(log);
      Await.until("caught up", SOON, () -> consumer.values().size() >= 3);
    }
    assertThat(consumer.values()).containsExactly(3.0, 4.0, 5.0);
  }

  @Test
  void aSecondOpenerGetsOneClearError() throws IOException {
    try (SampleLog log = SampleLog.open(folder, Logs.SMALL, CLOCK)) {
      log.start();
      assertThatThrownBy(() -> SampleLog.open(folder, Logs.SMALL, CLOCK))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is open already")
          .hasMessageContaining(folder.toString());
    }
    SampleLog.open(folder, Logs.SMALL, CLOCK).close();
  }

  /** The queue holds 50 samples; the consumer is held up over 2,000 and must miss none. */
  @Test
  void aLaggingConsumerReadsFromDiskAndComesBackToMemory() throws IOException {
    Collected slow = new Collected("slow", 0);
    Collected fast = new Collected("fast", 0);
    try (SampleLog log = SampleLog.open(folder, Logs.options(4096, 1 << 20, 50), CLOCK)) {
      log.consume(slow);
      log.consume(fast);
      log.start();
      slow.hold();
      double[] values = Logs.count(2000);
      for (double value : values) {
        log.append(Logs.batch(1, value));
        if (value % 100 == 0) {
          Logs.sync(log);
        }
      }
      Logs.sync(log);
      assertThat(log.figures().consumers().getFirst().fromDisk()).isTrue();
      slow.goOn();
      Await.until("back in memory", SOON, () -> !log.figures().consumers().getFirst().fromDisk());
      log.append(Logs.batch(1, 2000));
      Logs.sync(log);
      Await.until("the last one", SOON, () -> slow.values().size() == 2001);
      assertThat(log.figures().consumers()).allMatch(c -> c.missedGroups() == 0 && !c.failed());
    }
    assertThat(slow.values()).isEqualTo(fast.values()).hasSize(2001);
    assertThat(slow.groups()).extracting(LogGroup::offset).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void aConsumerThatThrowsIsMarkedFailedAndTheOthersGoOn() throws IOException {
    Collected sound = new Collected("sound", 0);
    LogConsumer broken =
        new LogConsumer() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public long resumeFrom() {
            return 0;
          }

          @Override
          public void accept(LogGroup group) {
            throw new IllegalStateException("on purpose");
          }
        };
    try (SampleLog log = SampleLog.open(folder, Logs.SMALL, CLOCK)) {
      log.consume(broken);
      log.consume(sound);
      log.start();
      Logs.groupsOf(log, 1, 2);
      Await.until("failed", SOON, () -> log.figures().consumers().getFirst().failed());
    }
    assertThat(sound.values()).containsExactly(1.0, 2.0);
  }

  @Test
  void segmentsGoWholeOnceAllConsumersArePast() throws IOException {
    Collected consumer = new Collected("one", 0);
    try (SampleLog log = SampleLog.open(folder, Logs.SMALL, CLOCK)) {
      log.consume(consumer);
      log.start();
      for (int i = 0; i < 20; i++) {
        log.append(Logs.batch(1, Logs.count(900)));
        Logs.sync(log);
      }
      assertThat(segments()).as("nobody said yet that it is durable").isGreaterThan(2);
      consumer.durableTo(Logs.sync(log));
      Await.until("deleted", SOON, () -> segments() == 1 && log.figures().segments() == 1);
    }
  }

  /** Alarms never wait for a slow reader: the log drops its oldest segment instead. */
  @Test
  void beyondItsSizeTheLogDropsTheOldestSegmentAndCountsWhatAConsumerMissed() throws IOException {
    Collected slow = new Collected("slow", 0);
    try (SampleLog log = SampleLog.open(folder, Logs.options(4096, 16_384, 50), CLOCK)) {
      log.consume(slow);
      log.start();
      slow.hold();
      for (int i = 0; i < 30; i++) {
        log.append(Logs.batch(1, Logs.count(900)));
        Logs.sync(log);
      }
      assertThat(log.figures().segmentBytes()).isLessThan(3 * 16_384);
      slow.goOn();
      Await.until("caught up", SOON, () -> !log.figures().consumers().getFirst().fromDisk());
      assertThat(log.figures().consumers().getFirst().missedGroups()).isPositive();
    }
  }

  private long segments() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".log")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
