package org.parkwatch.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash or a bad disk leaves. */
class DamageTest {
  private static final SampleLogOptions ONE_SEGMENT = Logs.options(1 << 20, 1 << 22, 100_000);

  @TempDir Path folder;
  private Path segment = Path.of("");
  private byte[] whole = {};
  private List<LogGroup> groups = List.of();
  private final List<Integer> starts = new ArrayList<>();

  @BeforeEach
  void fiveGroups() throws IOException {
    try (SampleLog log = SampleLog.open(folder, ONE_SEGMENT, new ManualClock(Logs.NOON))) {
      log.start();
      Logs.groupsOf(log, 1.5, 2.5, 3.5, 4.5, 5.5);
    }
    segment = LogFolder.segments(folder).firstEntry().getValue();
    whole = Files.readAllBytes(segment);
    groups = Logs.read(folder, new ArrayList<>());
    try (SegmentReader reader = new SegmentReader(segment, damage -> {})) {
      for (int start = 0; reader.next() != null; start = (int) reader.position()) {
        starts.add(start);
      }
    }
  }

  /** kill -9 or a power cut may leave any part of the last group. */
  @Test
  void aTornLastGroupIsCutAtEveryByteAndTheLogGoesOn() throws IOException {
    int lastStart = starts.getLast();
    for (int cut = lastStart; cut < whole.length; cut++) {
      Files.write(segment, Arrays.copyOf(whole, cut));
      try (SampleLog log = SampleLog.open(folder, ONE_SEGMENT, new ManualClock(Logs.NOON))) {
        assertThat(log.figures().cutBytes()).as("cut at %d", cut).isEqualTo(cut - lastStart);
        log.start();
        Logs.groupsOf(log, 9);
      }
      List<LogDamage> damage = new ArrayList<>();
      List<LogGroup> read = Logs.read(folder, damage);
      assertThat(damage).isEmpty();
      assertThat(read).hasSizeGreaterThanOrEqualTo(groups.size());
      assertThat(read.subList(0, groups.size() - 1))
          .usingRecursiveComparison()
          .isEqualTo(groups.subList(0, groups.size() - 1));
      assertThat(read).extracting(LogGroup::offset).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void aFlippedBitCostsOneGroupAndIsReportedWithFileAndOffset() throws IOException {
    int from = starts.get(2);
    int to = starts.get(3);
    long before = groups.get(1).committedAtMillis();
    long after = groups.get(3).committedAtMillis();
    for (int at = from; at < to; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x10;
      Files.write(segment, flipped);
      List<LogDamage> damage = new ArrayList<>();
      List<LogGroup> read = Logs.read(folder, damage);
      assertThat(read)
          .extracting(LogGroup::offset)
          .as("flipped at %d", at)
          .containsExactlyElementsOf(
              groups.stream()
                  .map(LogGroup::offset)
                  .filter(o -> o != groups.get(2).offset())
                  .toList());
      assertThat(damage).containsExactly(new LogDamage(segment, from, to, before, after));
    }
  }

  /** Damage in the middle is not a torn end: what follows must not be cut. */
  @Test
  void openingALogWithAFlippedBitKeepsWhatFollowsIt() throws IOException {
    byte[] flipped = whole.clone();
    flipped[starts.get(1) + 5] ^= 1;
    Files.write(segment, flipped);
    Collected consumer = new Collected("one", 0);
    try (SampleLog log = SampleLog.open(folder, ONE_SEGMENT, InstantSource.system())) {
      log.consume(consumer);
      log.start();
      Logs.groupsOf(log, 9);
      Await.until(
          "caught up", java.time.Duration.ofSeconds(20), () -> consumer.values().contains(9.0));
      assertThat(log.figures().cutBytes()).isZero();
      assertThat(log.figures().damagedPlaces()).isEqualTo(1);
      assertThat(log.figures().consumers().getFirst().missedGroups()).isEqualTo(1);
    }
    assertThat(consumer.values()).hasSize(5).doesNotHaveDuplicates();
  }
}
