package org.parkwatch.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.app.control.ControlCommand.Progress;
import org.parkwatch.app.control.ControlServer;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.facility.access.AuditEntry;
import org.parkwatch.facility.access.AuditFilter;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.telemetry.health.BackupNote;

/**
 * A backup of real stores while samples come and people act, and what is restored of it. The oracle
 * is what the test itself saw acknowledged before the backup began and after it ended.
 */
class BackupTest {
  private static final Progress NOBODY = line -> {};
  private static final String SECRET = "sealed-by-somebody";

  @TempDir static Path dir;

  private static Path data = Path.of("");
  private static Path keyFile = Path.of("");
  private static Path file = Path.of("");
  private static ServerRig server;
  private static long before;
  private static long after;
  private static List<Alarm> alarms = List.of();

  @BeforeAll
  static void aBackupIsTakenWhileSamplesComeAndPeopleAct() throws Exception {
    data = dir.resolve("data");
    keyFile = Files.writeString(dir.resolve("key-of-all"), "0123");
    ReferencePark.write(
        data.resolve("park"),
        new ReferenceOptions(20_261_122, ReferenceOptions.Size.SMALL, 16_100));
    Files.createDirectories(data.resolve("site"));
    Files.writeString(data.resolve("site/history.yaml"), "gigabytes: 3\n");
    server = new ServerRig(data);
    Files.writeString(data.resolve("secrets/credentials.sealed"), SECRET);
    before = server.feed(0, 500);
    ServerRig.await(() -> !server.alarms.board().standing(ServerRig.OPERATOR).isEmpty());
    Alarm alarm = server.alarms.board().standing(ServerRig.OPERATOR).getFirst();
    server.alarms.board().acknowledge(ServerRig.OPERATOR, List.of(alarm.id()), "seen").join();
    alarms = server.alarms.board().standing(ServerRig.OPERATOR);

    AtomicBoolean enough = new AtomicBoolean();
    AtomicLong next = new AtomicLong(before);
    CompletableFuture<Void> feeding =
        CompletableFuture.runAsync(() -> {
          while (!enough.get()) {
            next.set(server.feed(next.get(), 100));
          }
        });
    file = dir.resolve("one.zip");
    List<String> said = new ArrayList<>();
    assertThat(server.backup(keyFile).take(file, false, said::add))
        .contains(file.toString(), "read back", "Without secrets");
    assertThat(said).isNotEmpty();
    enough.set(true);
    feeding.join();
    after = next.get();
    server.audit.append(ServerRig.OPERATOR, "test.later", "x", "");
  }

  @AfterAll
  static void close() throws IOException {
    server.close();
  }

  @Test
  void whatIsRestoredIsAsItWasAtTheMomentOfTheBackup() throws Exception {
    Path target = dir.resolve("restored");
    assertThat(Restore.run(file, target, NOBODY)).contains("restored", "no secrets");
    assertThat(Files.readString(target.resolve("site/history.yaml"))).isEqualTo("gigabytes: 3\n");
    assertThat(target.resolve("secrets")).doesNotExist();
    try (ServerRig restored = new ServerRig(target)) {
      assertThat(restored.park.pointCount()).isEqualTo(server.park.pointCount());
      assertThat(restored.log.figures().consumers())
          .allMatch(consumer -> consumer.missedGroups() == 0 && !consumer.failed());
      List<Long> numbers = restored.numbers();
      assertThat(numbers).hasSizeBetween((int) before, (int) after);
      assertThat(numbers).containsExactlyElementsOf(count(numbers.size()));
      List<Alarm> standing = restored.alarms.board().standing(ServerRig.OPERATOR);
      assertThat(standing).isEqualTo(alarms);
      assertThat(standing.getFirst().state()).isEqualTo(AlarmState.ACKNOWLEDGED);
      assertThat(actions(restored)).contains("alarm.acknowledge").doesNotContain("test.later");
      assertThat(actions(server)).contains("test.later");
      long more = restored.feed(numbers.size(), 100);
      ServerRig.await(() -> restored.numbers().size() == more);
    }
  }

  private static List<Long> count(long size) {
    return LongStream.range(0, size).boxed().toList();
  }

  private static List<String> actions(ServerRig rig) {
    return rig.audit.find(ServerRig.OPERATOR, AuditFilter.newest(1000)).stream()
        .map(AuditEntry::action)
        .toList();
  }

  @Test
  void aBackupWithAFlippedByteIsRefusedAndNothingIsTouchedSeed31() throws IOException {
    SplittableRandom random = new SplittableRandom(31);
    byte[] whole = Files.readAllBytes(file);
    Path target = dir.resolve("never");
    for (int i = 0; i < 12; i++) {
      byte[] flipped = whole.clone();
      int at = random.nextInt(whole.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Path damaged = Files.write(dir.resolve("damaged.zip"), flipped);
      try (Archive archive = new Archive(damaged)) {
        archive.check(NOBODY);
      } catch (IOException e) {
        assertThat(e).as("byte %d", at).isInstanceOf(BackupRefused.class);
        assertThatThrownBy(() -> Restore.run(damaged, target, NOBODY))
            .isInstanceOf(BackupRefused.class)
            .hasMessageContaining(damaged.toString());
      }
      // A byte that nobody reads, such as a time in a header, may be another: all files are right.
      assertThat(target).doesNotExist();
      assertThat(target.resolveSibling("never.restoring")).doesNotExist();
    }
    Path half = Files.write(dir.resolve("half.zip"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> Restore.run(half, target, NOBODY)).isInstanceOf(BackupRefused.class);
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    assertThatThrownBy(() -> server.backup(keyFile).take(file, false, NOBODY))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("exists already");
    assertThatThrownBy(() -> Restore.run(file, data, NOBODY))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("is not empty");
    assertThat(file.resolveSibling("one.zip.part")).doesNotExist();
    assertThat(data.resolve("run/backup")).doesNotExist();
  }

  @Test
  void whatCameOfTheLastOneIsKept() throws IOException {
    Path other = Files.createDirectories(dir.resolve("other"));
    Path target = other.resolve("never.zip");
    Backup.Source failing =
        (staging, archive, facts, counts, progress) -> {
          throw new IOException("No space left\non device");
        };
    Backup backup = new Backup(other, keyFile, InstantSource.system(), failing);
    assertThat(BackupNote.read(DataFolder.backupNote(other))).isEmpty();
    assertThatThrownBy(() -> backup.take(target, false, NOBODY)).isInstanceOf(IOException.class);
    BackupNote note = BackupNote.read(DataFolder.backupNote(other)).orElseThrow();
    assertThat(note.failure()).contains("No space left on device");
    assertThat(note.file()).isEqualTo(target.toString());
    note = BackupNote.read(DataFolder.backupNote(data)).orElseThrow();
    assertThat(note.failure()).isEmpty();
    assertThat(note.bytes()).isEqualTo(Files.size(Path.of(note.file())));
  }

  @Test
  void theCommandSpeaksToTheServerAndSecretsGoOnlyWhereTheyAreAsked() throws Exception {
    BackupVerb verb = new BackupVerb(server.backup(keyFile), server.audit);
    Path two = dir.resolve("two.zip");
    try (ControlServer control = new ControlServer(DataFolder.controlSocket(data), List.of(verb))) {
      assertThat(control).isNotNull();
      assertThat(command("backup", two.toString(), "--data", data.toString(), "--with-secrets"))
          .startsWith("0 ")
          .contains("WITH secrets");
      assertThat(command("backup", two.toString(), "--data", data.toString()))
          .startsWith("1 ")
          .contains("exists already");
    }
    Path target = dir.resolve("with-secrets");
    assertThat(command("restore", two.toString(), "--data", target.toString()))
        .startsWith("0 ")
        .contains("PARKWATCH_KEY_FILE");
    assertThat(Files.readString(target.resolve("secrets/credentials.sealed"))).isEqualTo(SECRET);
    assertThat(Files.readString(dir.resolve("with-secrets.key"))).isEqualTo("0123");
    try (Stream<Path> all = Files.walk(target)) {
      assertThat(all.map(each -> each.getFileName().toString())).doesNotContain("secrets.key");
    }
    // Nobody listens any more, and the folder is held: that is not a folder to be copied.
    assertThat(command("backup", dir.resolve("three.zip").toString(), "--data", data.toString()))
        .startsWith("1 ")
        .contains("another server runs");
    // The restored folder has no server: it is copied as it lies there.
    assertThat(command("backup", dir.resolve("four.zip").toString(), "--data", target.toString()))
        .startsWith("0 ");
    assertThat(Restore.run(dir.resolve("four.zip"), dir.resolve("again"), NOBODY))
        .contains("restored");
  }

  private static String command(String... words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    int status = BackupCommand.run(List.of(words), keyFile, out, out);
    return status + " " + said.toString(StandardCharsets.UTF_8);
  }
}
