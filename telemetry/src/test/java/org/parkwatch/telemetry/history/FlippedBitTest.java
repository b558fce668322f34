package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.telemetry.damage.Damage;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.latest.LatestStore;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.log.LogFigures;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * One bit of one file is another one, in any file of log, history and newest samples. Either all is
 * right, or the damage is told; no sample is ever another than it was, and the next start and the
 * next samples work. {@code -Dparkwatch.flip.rounds=2000} goes on for longer.
 */
class FlippedBitTest {
  private static final int ROUNDS = Integer.getInteger("parkwatch.flip.rounds", 7);
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final long NUMBERS = 3 * Recorder.LEAP + 500;

  private static final List<String> KINDS =
      List.of("samples-", "latest", ".open", ".sst", "MANIFEST", "CURRENT", "OPTIONS");

  @TempDir static Path dir;

  private static Path sound = Path.of("");

  /** What a crash leaves in the middle of a quarter, after some were sealed. */
  @BeforeAll
  static void aStoreWithAllKindsOfFiles() throws IOException {
    sound = dir.resolve("sound");
    Path folder = dir.resolve("made");
    AtomicLong now = new AtomicLong(Recorder.heardMillis(0));
    try (LatestStore latest = Recorder.latest(folder);
        HistoryStore history = Recorder.history(folder)) {
      try (SampleLog log = Recorder.log(folder, () -> Instant.ofEpochMilli(now.get()))) {
        log.consume(latest);
        log.consume(history);
        log.start();
        for (long number = 0; number < NUMBERS; number += 250) {
          feed(log, now, number, 250);
        }
        Await.until("taken", SOON, () -> caughtUp(log));
        Await.until("written", SOON, () -> history.figures().lag() == 0);
        history.copyTo(sound.resolve("history"));
        copy(folder.resolve("log"), sound.resolve("log"));
      }
    }
    copy(folder.resolve("latest"), sound.resolve("latest"));
  }

  private static boolean caughtUp(SampleLog log) {
    return log.figures().consumers().stream()
        .allMatch(consumer -> consumer.lagGroups() == 0 && !consumer.fromDisk());
  }

  private static void feed(SampleLog log, AtomicLong now, long first, int count) {
    SampleBatch batch = new SampleBatch(count);
    for (long number = first; number < first + count; number++) {
      batch.add(
          Recorder.point(number), Recorder.millis(number), (double) number, Quality.GOOD.code());
    }
    now.set(Recorder.heardMillis(first + count - 1));
    log.append(batch);
    log.command(new LogRecord.Command("test", new byte[0])).join();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each));
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else if (!each.endsWith("reserve")) {
          Files.copy(each, target);
        }
      }
    }
  }

  @Test
  void allIsRightOrTheDamageIsToldAndNoSampleIsEverWrongSeed55() throws IOException {
    SplittableRandom random = new SplittableRandom(55);
    for (int round = 0; round < ROUNDS; round++) {
      Path folder = dir.resolve("round-" + round);
      copy(sound, folder);
      String flipped =
          "round " + round + ": " + flip(folder, KINDS.get(round % KINDS.size()), random);
      List<Damage> before;
      List<Damage> found = List.of();
      int starts = 0;
      do { // what nobody had read before may be found only now
        before = found;
        look(folder, NUMBERS + 600L * starts, flipped + ", start " + starts);
        found = book(folder).newest();
        starts++;
        assertThat(starts).as("%s goes round in circles: %s", flipped, found).isLessThan(6);
      } while (starts < 2 || !found.equals(before));
    }
  }

  private static DamageBook book(Path folder) {
    return DamageBook.open(folder.resolve("damage.tsv"), InstantSource.system());
  }

  /** Flips a bit of a file of a kind; says where. */
  private static String flip(Path folder, String kind, SplittableRandom random) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(
                  file -> Files.isRegularFile(file) && file.getFileName().toString().contains(kind))
              .sorted()
              .toList();
    }
    assertThat(files).as(kind).isNotEmpty();
    Path file = files.get(random.nextInt(files.size()));
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    Files.write(file, bytes);
    return folder.relativize(file) + " byte " + at + " of " + bytes.length;
  }

  /**
   * Starts, replays, looks at everything, and feeds 600 more.
   *
   * @param numbers that were fed before
   */
  private static void look(Path folder, long numbers, String what) throws IOException {
    DamageBook damages = book(folder);
    AtomicLong now = new AtomicLong(Recorder.heardMillis(numbers - 1));
    boolean told;
    boolean whole = true;
    try (LatestStore latest =
            LatestStore.open(folder.resolve("latest"), () -> Recorder.POINTS, damages);
        HistoryStore history = Recorder.history(folder, damages);
        SampleLog log =
            SampleLog.open(
                folder.resolve("log"),
                SampleLogOptions.defaults(),
                () -> Instant.ofEpochMilli(now.get()),
                damages)) {
      log.consume(latest);
      log.consume(history);
      log.start();
      Await.until(what + ": replayed", SOON, () -> caughtUp(log));
      Await.until(what + ": written", SOON, () -> history.figures().lag() == 0);
      for (int point = 0; point < Recorder.POINTS; point++) {
        whole &= holds(history, latest, point, numbers, what);
      }
      told = !damages.newest().isEmpty() || missed(log.figures());
      assertThat(whole || told).as("%s: something is lost and nobody says so", what).isTrue();
      for (long number = numbers; number < numbers + 600; number += 200) {
        feed(log, now, number, 200);
      }
      Await.until(what + ": goes on", SOON, () -> caughtUp(log));
      assertThat(log.figures().consumers()).as(what).noneMatch(consumer -> consumer.failed());
      for (int point = 0; point < Recorder.POINTS; point++) {
        assertThat(latest.value(point)).as(what).isGreaterThanOrEqualTo((double) numbers);
      }
    }
  }

  private static boolean missed(LogFigures figures) {
    return figures.damagedPlaces() > 0
        || figures.cutBytes() > 0
        || figures.consumers().stream().anyMatch(consumer -> consumer.missedGroups() > 0);
  }

  /** Nothing of a point is another than it was; whether everything is there. */
  private static boolean holds(
      HistoryStore history, LatestStore latest, int point, long numbers, String what) {
    TreeMap<Long, Double> samples = new TreeMap<>();
    for (long number = point; number < numbers; number += Recorder.POINTS) {
      samples.put(Recorder.millis(number), (double) number);
    }
    samples.headMap(HistoryModel.MIDNIGHT).clear(); // of a day that is deleted by now
    if (latest.millis(point) != 0) {
      assertThat(latest.value(point)).as(what).isEqualTo(samples.get(latest.millis(point)));
    }
    boolean newest = latest.millis(point) == samples.lastKey();
    List<Long> times = new ArrayList<>();
    try {
      Series series =
          history.range(point, HistoryModel.MIDNIGHT, Long.MAX_VALUE, Integer.MAX_VALUE);
      for (int i = 0; i < series.size(); i++) {
        times.add(series.millis()[i]);
        assertThat(series.values()[i]).as(what).isEqualTo(samples.get(series.millis()[i]));
      }
    } catch (UncheckedIOException e) {
      assertThat(e).as(what).hasMessageContaining("history");
      return false;
    }
    return newest && times.equals(List.copyOf(samples.keySet()));
  }
}
