package org.parkwatch.tests.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.reference.ReferenceOptions.Size;

/**
 * The journal of an engine that is killed with SIGKILL at random moments holds each of more than a
 * hundred thousand transitions once. What must be in it is told by the log's own generator, which
 * shares no code with the engine.
 */
class KilledEngineIT {
  private static final long SEED = 20_261_123;
  private static final int KILLS = Boolean.getBoolean("parkwatch.long") ? 40 : 2;
  private static final long MANY = 100_000;

  @TempDir private static Path parkFolder;
  private static Park park;

  @BeforeAll
  static void load() {
    park = ParkInMemory.load(Size.SMALL, parkFolder);
  }

  private static KilledEngine.Result run(Path folder, int lost) throws Exception {
    Files.createDirectories(folder);
    return new KilledEngine(park, folder, lost).run(SEED, KILLS, System.err::println);
  }

  @Test
  void noTransitionIsMissingOrDoubledSeed20261123(@TempDir Path folder) throws Exception {
    KilledEngine.Result result = run(folder, 0);
    assertThat(result.kills()).isPositive();
    assertThat(result.expected()).isGreaterThan(MANY);
    assertThat(result.got()).isEqualTo(result.expected());
    assertThat(result.missing()).isZero();
    assertThat(result.doubled()).isZero();
  }

  /** The control: an engine that loses two seconds of the log at each start. */
  @Test
  void whatAnEngineLosesAtItsStartIsFoundOutSeed20261123(@TempDir Path folder) throws Exception {
    KilledEngine.Result result = run(folder, 2);
    assertThat(result.kills()).isPositive();
    assertThat(result.missing()).isPositive();
  }
}
