package org.parkwatch.ui.dev;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parkwatch.telemetry.damage.Damage;
import org.parkwatch.telemetry.damage.DamageKind;
import org.parkwatch.telemetry.health.BackupNote;
import org.parkwatch.telemetry.health.StoreHealth;
import org.parkwatch.telemetry.health.StoreState;
import org.parkwatch.telemetry.history.HistoryFigures;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistoryState;
import org.parkwatch.telemetry.history.Refused;
import org.parkwatch.telemetry.log.LogFigures;
import org.parkwatch.telemetry.log.LogState;

/** Stores in which every kind of damage was found once, an hour apart, as long as they come. */
final class MadeUpStores implements StoreHealth {
  private static final String DATA = "/var/lib/parkwatch/data/";

  private final InstantSource clock;

  MadeUpStores(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public StoreState state() {
    return new StoreState(
        new HistoryFigures(
            HistoryState.RUNNING,
            1_234_567_890,
            1,
            2,
            3,
            4,
            0,
            0,
            0,
            5,
            6,
            480_000,
            90_000_000,
            7_654_321,
            5_300_000_000L,
            6_100_000_000L,
            0,
            0,
            0),
        HistoryOptions.defaults(),
        new LogFigures(
            LogState.RUNNING,
            86_400,
            86_400,
            1_234_567_900,
            12,
            9_000_000_000L,
            9,
            576_000_000,
            4.1,
            38.0,
            61.2,
            140.0,
            0,
            0,
            1,
            4096,
            0,
            List.of()),
        2_000_000_000,
        100,
        400_000_000_000L,
        0,
        clock.millis() - Duration.ofDays(40).toMillis());
  }

  @Override
  public List<Refused> refused() {
    long now = clock.millis();
    long hour = Duration.ofHours(1).toMillis();
    return List.of(
        new Refused(Refused.Reason.TIME, 17, 12_345, now - hour, now, 0, 21.5, (byte) 0),
        new Refused(Refused.Reason.UNKNOWN_POINT, 9_999_999, 1, now, now, now, 1, (byte) 0));
  }

  @Override
  public List<Damage> damages() {
    List<Damage> all = new ArrayList<>();
    Instant at = clock.instant();
    for (DamageKind kind : DamageKind.values()) {
      String[] fileAndWhat = found(kind);
      all.add(new Damage(at, DATA + fileAndWhat[0], kind, fileAndWhat[1]));
      at = at.minus(Duration.ofHours(9));
    }
    return all;
  }

  private static String[] found(DamageKind kind) {
    return switch (kind) {
      case LOG_END ->
          of(
              "log/00000000000000086400.log",
              "its end was no whole group and was cut, never acknowledged or lost: at 61865984 a"
                  + " group of 1048576 bytes, of which 4096 are there");
      case LOG_PLACE ->
          of("log/00000000000000043200.log", "at 1048576 a group whose checksum is wrong");
      case NEWEST_SAMPLES ->
          of(
              "latest/latest",
              "checksum is wrong; points that the sample log has no sample of have no value until"
                  + " the next");
      case OPEN_CHUNKS ->
          of(
              "history/open/FZ-B1-2F-R201.open",
              "ends in a chunk; its samples since 2026-11-22T04:00:00Z are taken from the sample"
                  + " log; what is gone from there is lost");
      case HISTORY_FILE ->
          of(
              "history/damaged/2026-11-22T061502.117Z-001234.sst",
              "damaged file of history, taken out: hours of 2026-10-01 to 2026-10-31; what it held"
                  + " is not shown: block checksum mismatch: stored = 3406429013, computed ="
                  + " 1094795585 in /var/lib/parkwatch/data/history/001234.sst offset 53248 size"
                  + " 4091");
      case HISTORY ->
          of(
              "history.damaged-2026-11-22T061502.117Z",
              "Corruption: CURRENT file does not end with newline; samples and roll-ups sealed"
                  + " before are in this folder and not shown");
      case HISTORY_ENGINE -> of("history", "Corruption: bad block contents");
      case ALARMS ->
          of("alarms.damaged-2026-11-22T061502.117Z", "no journal: file is not a database");
      case OTHER -> of("history/open/old", "damaged; set aside");
    };
  }

  private static String[] of(String file, String what) {
    return new String[] {file, what};
  }

  @Override
  public Optional<BackupNote> lastBackup() {
    Instant night = clock.instant().minus(Duration.ofHours(7));
    return Optional.of(new BackupNote(night, 0, "/backup/parkwatch.tar", "the disk is full"));
  }
}
