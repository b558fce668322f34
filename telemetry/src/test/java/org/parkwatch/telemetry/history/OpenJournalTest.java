package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.sample.SampleBatch;

/** Checkpoints of open chunks: what a crash cuts off, what is damaged, what was before. */
class OpenJournalTest {
  private static final long MIDNIGHT = HistoryModel.MIDNIGHT;

  @TempDir Path temp;

  private final HistoryModel model = new HistoryModel();
  private long millis = MIDNIGHT;

  private static HistoryStore open(Path folder) throws IOException {
    return HistoryStore.open(folder, HistoryOptions.defaults(), HistoryPolls.site());
  }

  private void poll(HistoryStore history, SplittableRandom random, int times) {
    for (int i = 0; i < times; i++, millis += 10_000) {
      history.accept(model.group(millis, HistoryPolls.poll(random, millis)));
      Await.until("kept up", HistoryPolls.SOON, () -> history.figures().lag() == 0);
    }
  }

  private void expectAllAfterReplay(Path folder, DamageBook damages) throws IOException {
    try (HistoryStore history =
        HistoryStore.open(folder, HistoryOptions.defaults(), HistoryPolls.site(), damages)) {
      model.replayInto(history);
      HistoryPolls.expectLateIn(model, history, millis);
    }
  }

  private DamageBook book(Path folder) {
    return DamageBook.open(folder.resolve("damage.tsv"), InstantSource.system());
  }

  private static List<Path> checkpoints(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("open"))) {
      return files.sorted().toList();
    }
  }

  /** Two hours, in the middle of a quarter, and nothing closed. */
  private Path crashed(SplittableRandom random) throws IOException {
    Path crashed = temp.resolve("crashed");
    try (HistoryStore history = open(temp.resolve("made"))) {
      poll(history, random, random.nextInt(150, 260));
      CrashCopy.of(temp.resolve("made"), crashed);
    }
    return crashed;
  }

  private static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    for (Path file : checkpoints(folder)) {
      contents.put(file.getFileName().toString(), Files.readAllBytes(file));
    }
    return contents;
  }

  /** Of what is being written when the process is killed, any part may be there. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {71, 72, 73})
  void whatACrashCutOffIsReplayedAndNoDamage(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Path made = temp.resolve("made");
    try (HistoryStore history = open(made)) {
      poll(history, random, random.nextInt(100));
      for (int round = 0; round < 5; round++) {
        poll(history, random, random.nextInt(40));
        Map<String, byte[]> before = contents(made);
        Map<String, byte[]> after = before;
        while (after.keySet().equals(before.keySet()) && Arrays.equals(last(after), last(before))) {
          before = after;
          poll(history, random, 1);
          after = contents(made);
        }
        Path copy = temp.resolve("cut" + round);
        CrashCopy.of(made, copy);
        cut(copy, before, after, random);
        DamageBook damages = book(copy);
        expectAllAfterReplay(copy, damages);
        assertThat(damages.newest()).isEmpty();
      }
    }
  }

  private static byte[] last(Map<String, byte[]> files) {
    return List.copyOf(files.values()).getLast();
  }

  /** Puts in the place of a folder's files those of before, with a part of what came since. */
  private static void cut(
      Path folder, Map<String, byte[]> before, Map<String, byte[]> after, SplittableRandom random)
      throws IOException {
    Map<String, byte[]> cut = new TreeMap<>(before);
    String newest = List.copyOf(after.keySet()).getLast();
    int had = before.getOrDefault(newest, new byte[0]).length;
    byte[] bytes = after.getOrDefault(newest, new byte[0]);
    cut.put(newest, Arrays.copyOf(bytes, random.nextInt(had, bytes.length)));
    for (Path file : checkpoints(folder)) {
      Files.delete(file);
    }
    for (Map.Entry<String, byte[]> file : cut.entrySet()) {
      Files.write(folder.resolve("open").resolve(file.getKey()), file.getValue());
    }
  }

  /** A lost checkpoint costs what the log no longer has, and no chunk that was on disk. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {81, 82, 83})
  void whatIsDamagedIsToldAndReplayed(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Path folder = crashed(random);
    List<Path> files = checkpoints(folder);
    for (int round = 0; round < 4; round++) {
      Path copy = temp.resolve("flipped" + round);
      CrashCopy.of(folder, copy);
      Path file = copy.resolve("open").resolve(files.get(round % files.size()).getFileName());
      byte[] bytes = Files.readAllBytes(file);
      // Not the last one's head, which may look as if a crash had cut it off.
      bytes[random.nextInt(bytes.length / 2)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      DamageBook damages = book(copy);
      try (HistoryStore history =
          HistoryStore.open(copy, HistoryOptions.defaults(), HistoryPolls.site(), damages)) {
        assertThat(history.resumeFrom()).isZero();
        assertThat(damages.newest()).hasSize(1);
        assertThat(damages.newest().getFirst().file()).isEqualTo(file.toString());
      }
      expectAllAfterReplay(copy, damages);
    }
  }

  /** Each cell is whole once a quarter hour in a newer file: what is before goes. */
  @Test
  void filesOfWhichNothingCountsGo() throws IOException {
    SplittableRandom random = new SplittableRandom(9);
    try (HistoryStore history = open(temp)) {
      for (int quarter = 0; quarter < 8; quarter++) {
        poll(history, random, 90);
        assertThat(checkpoints(temp)).hasSizeBetween(1, 3);
      }
    }
  }

  /** What a minute adds is written, and not all that is open. */
  @Test
  void aCheckpointHoldsWhatCameSinceTheOneBefore() {
    Cell cell = new Cell(3, -1, Quarters.of(MIDNIGHT) - 1, false);
    PointChunks point = new PointChunks(5, cell, Double.NaN, 0);
    cell.add(point);
    ByteWriter scratch = new ByteWriter(64);
    OpenRecord.Open read = new OpenRecord.Open();
    SplittableRandom random = new SplittableRandom(4);
    int largest = 0;
    for (int minute = 0; minute < 14; minute++) {
      for (int i = 0; i < 6; i++, millis += 10_000) {
        point.add(
            Quarters.of(millis),
            millis,
            random.nextInt(2300, 2400) / 10.0,
            (byte) 0,
            scratch,
            List.of());
      }
      OpenRecord.Writer out = new OpenRecord.Writer();
      boolean whole = cell.checkpoint(minute, millis, 60_000, out);
      assertThat(whole).isEqualTo(minute == 0);
      byte[] record = out.take();
      largest = Math.max(largest, record.length);
      read.add(record);
    }
    read.forEach(chunk ->
        assertThat(chunk.bytes()).isEqualTo(cell.toSeal(chunk.quarter()).getFirst().bytes()));
    assertThat(largest).isLessThan(60);
  }

  /**
   * The clock goes an hour ahead: all cells are sealed and have a checkpoint at once, and what was
   * stamped just before comes late. Sealed once more after a crash, its quarter must keep it.
   */
  @Test
  void whatIsSealedWhenTheCheckpointIsMadeIsNotSealedOnceMoreWithoutWhatCameLate()
      throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    Path crashed = temp.resolve("crashed");
    try (HistoryStore history = open(temp.resolve("made"))) {
      poll(history, random, 30);
      SampleBatch late = HistoryPolls.noise(random, millis);
      millis += 3_600_000;
      // Not awaited in between: the seal and the checkpoint are made before anything is written.
      history.accept(model.group(millis, new SampleBatch(0)));
      history.accept(model.group(millis + 100, late));
      Await.until("kept up", HistoryPolls.SOON, () -> history.figures().lag() == 0);
      CrashCopy.of(temp.resolve("made"), crashed);
    }
    millis += 10_000;
    try (HistoryStore history = open(crashed)) {
      model.replayInto(history);
      poll(history, random, 200);
      HistoryPolls.expectLateIn(model, history, millis);
    }
  }

  /** A slow disk: the log must keep what only the second of two checkpoints holds. */
  @Test
  void whatACheckpointOnItsWayHoldsIsNeededThoughTheOneBeforeIsOnDisk() {
    Cell cell = new Cell(3, -1, Quarters.of(MIDNIGHT) - 1, false);
    OpenRecord.Writer out = new OpenRecord.Writer();
    cell.touch(10);
    cell.checkpoint(19, MIDNIGHT, 60_000, out);
    cell.touch(20);
    cell.checkpoint(29, MIDNIGHT + 60_000, 60_000, out);
    cell.checkpointed(19, true);
    assertThat(cell.neededFrom()).isBetween(0L, 20L);
    cell.checkpointed(29, true);
    assertThat(cell.neededFrom()).isEqualTo(Cell.CLEAN);
  }

  @Test
  void theFileThatAnEarlierVersionWroteForACellIsTaken() throws IOException {
    Path open = Files.createDirectories(temp.resolve("open"));
    int quarter = Quarters.of(MIDNIGHT);
    ChunkWriter chunk = new ChunkWriter(quarter);
    chunk.append(MIDNIGHT + 10_000, 23.5, (byte) 0, new ByteWriter(64));
    ByteWriter file = new ByteWriter(64);
    file.writeInt(0x50_57_48_31);
    file.writeInt(2);
    file.writeLong(41);
    file.writeInt(quarter - 1);
    file.writeVarint(17);
    file.writeZigzag(quarter);
    byte[] bytes = chunk.toChunk();
    file.writeVarint(bytes.length);
    file.writeBytes(bytes, 0, bytes.length);
    CRC32C crc = new CRC32C();
    crc.update(file.array(), 0, file.size());
    file.writeInt((int) crc.getValue());
    Path old = Files.write(open.resolve("cell-2.open"), file.toByteArray());
    for (int start = 0; start < 2; start++) {
      try (HistoryStore history = open(temp)) {
        assertThat(history.resumeFrom()).isEqualTo(42);
        assertThat(history.range(17, MIDNIGHT, MIDNIGHT + 60_000, 9).values())
            .containsExactly(23.5);
      }
      assertThat(old).doesNotExist();
    }
  }
}
