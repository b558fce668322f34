package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.telemetry.damage.Damage;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.damage.DamageKind;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** One of several files has a flipped bit, and what meets it must rewrite it. */
class DamagedFileTest {
  private static final int DAY = 20_779;
  private static final int POINTS = 400;
  private static final int SHARING_A_ROW = 16;
  private static final int ROW_BYTES = 300;

  private static final Duration TICK = Duration.ofMillis(20);
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path dir;

  private final SplittableRandom random = new SplittableRandom(17);

  private ChunkStore open(DamageBook book) throws IOException {
    return ChunkStore.open(dir.resolve("chunks"), HistoryOptions.defaults(), book);
  }

  /** Days of rows that no codec packs, brought to the bottom as a file of their own. */
  private void fill(ChunkStore store, int... days) throws IOException {
    List<ChunkStore.Row> rows = new ArrayList<>();
    for (int day : days) {
      for (int point = 0; point < POINTS; point++) {
        byte[] value = new byte[ROW_BYTES];
        random.nextBytes(value);
        rows.add(new ChunkStore.Row(Quarters.key(point, day * Quarters.OF_DAY), value));
      }
    }
    store.write(rows);
    store.flush();
    rewrite(store, days[0]);
  }

  /** Lets the row of some points of a day go, for which the rest of its file is written anew. */
  private void rewrite(ChunkStore store, int day) throws IOException {
    int point = random.nextInt(1, POINTS / SHARING_A_ROW - 1) * SHARING_A_ROW;
    int quarter = day * Quarters.OF_DAY;
    store
        .space()
        .delete(Quarters.key(point, quarter), Quarters.key(point + SHARING_A_ROW, quarter));
  }

  private static int rows(ChunkStore store, int day) throws IOException {
    List<byte[]> found = new ArrayList<>();
    store.sweep(Quarters.dayKey(day), Quarters.dayKey(day + 1), (key, value) -> found.add(key));
    return found.size();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".sst")).sorted().toList();
    }
  }

  /** Opened anew after another error, it shows only then that it cannot be opened at all. */
  @Test
  void anEngineThatCannotBeOpenedAnewIsSetAside() throws IOException {
    DamageBook book = DamageBook.open(dir.resolve("damage.tsv"), InstantSource.system());
    try (ChunkStore store = open(book)) {
      fill(store, DAY);
      Files.writeString(dir.resolve("chunks/CURRENT"), "MANIFEST-999999");
      store.reopen(null);
      assertThat(book.newest()).hasSize(1);
      assertThat(book.newest().getFirst().kind()).isEqualTo(DamageKind.HISTORY);
      fill(store, DAY + 1);
      assertThat(rows(store, DAY)).isZero();
      assertThat(rows(store, DAY + 1)).isPositive();
    }
  }

  @Test
  void itIsTakenOutOnceAndNotedAndTheOthersAreUsedOn() throws IOException {
    DamageBook book = DamageBook.open(dir.resolve("damage.tsv"), InstantSource.system());
    try (ChunkStore store = open(book)) {
      for (int day = DAY; day < DAY + 3; day++) {
        fill(store, day);
      }
      assertThat(store.setFileAside("in " + files(dir.resolve("chunks")).getFirst()))
          .as("a sound file stays")
          .isFalse();
    }
    Path damaged = files(dir.resolve("chunks")).get(1);
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 4;
    Files.write(damaged, bytes);
    try (ChunkStore store = open(book)) {
      IOException error = catchThrowableOfType(IOException.class, () -> rewrite(store, DAY + 1));
      assertThat(error).hasMessageContaining(damaged.getFileName().toString());
      String message = String.valueOf(error.getMessage());
      assertThat(EngineErrors.isDamage(error)).isTrue();
      assertThat(store.setFileAside(message)).isTrue();
      store.reopen(null);
      assertThat(rows(store, DAY)).isEqualTo(POINTS - SHARING_A_ROW);
      assertThat(rows(store, DAY + 1)).isZero();
      assertThat(rows(store, DAY + 2)).isEqualTo(POINTS - SHARING_A_ROW);
      fill(store, DAY + 3);
      rewrite(store, DAY + 2);
      assertThat(rows(store, DAY + 3)).isEqualTo(POINTS - SHARING_A_ROW);
      assertThat(store.setFileAside(message)).as("it is gone").isFalse();
    }
    Path kept = dir.resolve("chunks-damaged-files").resolve(damaged.getFileName());
    assertThat(Arrays.equals(Files.readAllBytes(kept), bytes)).isTrue();
    List<Damage> noted = book.newest();
    assertThat(noted.getFirst().file()).isEqualTo(kept.toString());
    assertThat(noted.getFirst().what())
        .contains("samples of 2026-11-23, points 0 to 399")
        .contains("not shown");
    assertThat(noted).hasSize(2); // that it was come upon, and that it was taken out
  }

  /** For a day to go, the file that holds it and the next one is rewritten: that cannot be done. */
  @Test
  void whatLetsOldDaysGoMeetsItTakesItOutAndHistoryGoesOn() throws IOException {
    DamageBook book = DamageBook.open(dir.resolve("damage.tsv"), InstantSource.system());
    Path damaged;
    try (ChunkStore store = open(book)) {
      fill(store, DAY, DAY + 1);
      damaged = files(dir.resolve("chunks")).getFirst();
      fill(store, DAY + 2);
    }
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 4;
    Files.write(damaged, bytes);
    Duration day = Duration.ofDays(1);
    HistoryKeep keep = new HistoryKeep(day, day, day, day, day, day);
    HistoryOptions options = HistoryOptions.defaults().withKeep(keep);
    HistorySite site = HistorySite.of(point -> 0);
    try (HistoryStore history =
        new HistoryStore(dir, options, site, book, () -> Long.MAX_VALUE / 2, TICK)) {
      Await.until("it is taken out", SOON, () -> !Files.exists(damaged));
      Await.until("the day goes", SOON, () -> history.oldestMillis() == (DAY + 2) * day.toMillis());
      long millis = (DAY + 2) * day.toMillis() + Quarters.MILLIS * 3;
      SampleBatch batch = new SampleBatch(1);
      batch.add(1, millis, 7, Quality.GOOD.code());
      history.accept(new LogGroup(0, millis, List.of(new LogRecord.Samples(batch))));
      assertThat(history.figures().state()).isEqualTo(HistoryState.RUNNING);
      assertThat(history.range(1, millis, millis + 1, 9).values()).containsExactly(7);
    }
    assertThat(book.newest().getFirst().what())
        .contains("taken out")
        .contains("samples of 2026-11-22")
        .contains("samples of 2026-11-23");
  }
}
