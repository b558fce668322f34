package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** One of several files has a flipped bit, and what meets it must rewrite it. */
class DamagedFileTest {
  private static final int DAY = 20_779;
  private static final int POINTS = 400;
  private static final int SHARING_A_ROW = 16;
  private static final int ROW_BYTES = 300;

  @TempDir Path dir;

  private final SplittableRandom random = new SplittableRandom(17);

  private ChunkStore open(DamageBook book) throws IOException {
    return ChunkStore.open(dir.resolve("chunks"), HistoryOptions.defaults(), book);
  }

  /** A day of rows that no codec packs, brought to the bottom as a file of its own. */
  private void fill(ChunkStore store, int day) throws IOException {
    List<ChunkStore.Row> rows = new ArrayList<>();
    for (int point = 0; point < POINTS; point++) {
      byte[] value = new byte[ROW_BYTES];
      random.nextBytes(value);
      rows.add(new ChunkStore.Row(Quarters.key(point, day * Quarters.OF_DAY), value));
    }
    store.write(rows);
    store.flush();
    rewrite(store, day);
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
}
