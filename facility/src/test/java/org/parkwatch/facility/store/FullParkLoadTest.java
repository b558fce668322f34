package org.parkwatch.facility.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.SqlAuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferenceOptions.Size;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.store.TestDatabase.Engine;

/** The whole park, seed 7, from files into SQL and back after a restart, within its budgets. */
@ParameterizedClass
@EnumSource(Engine.class)
class FullParkLoadTest {
  private static final Viewer SYSTEM = Viewer.system("test");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Instant T0 = Instant.parse("2026-11-22T00:00:00Z");

  private final Engine engine;

  FullParkLoadTest(Engine engine) {
    this.engine = engine;
  }

  /**
   * Budgets: 10 s and 1 s on a machine of its own. Asserted is the processor time of the loading
   * thread, which neighbours on the machine do not stretch; a cold JVM gets three times the second.
   */
  @Test
  void loadsWithinTenSecondsAndRestartsWithEveryIdKept(@TempDir Path dir) {
    Path files = dir.resolve("park-files");
    ReferencePark.write(files, new ReferenceOptions(7, Size.FULL, 11_161));
    Park first;
    long cpuStart = THREADS.getCurrentThreadCpuTime();
    try (TestDatabase database = engine.in(dir)) {
      first = open(database, files, "load");
    }
    long load = THREADS.getCurrentThreadCpuTime() - cpuStart;
    assertThat(Duration.ofNanos(load)).isLessThan(Duration.ofSeconds(10));
    assertThat(first.cabinets()).hasSize(12_000);
    assertThat(first.devices()).hasSize(24_000 + 1_150 + 695 + 60 * 23 + 888);
    for (int restart = 1; restart <= 3; restart++) {
      try (TestDatabase database = engine.in(dir)) {
        cpuStart = THREADS.getCurrentThreadCpuTime();
        Park again = open(database, files, "restart " + restart);
        long ready = THREADS.getCurrentThreadCpuTime() - cpuStart;
        assertThat(again.revision()).isEqualTo(1);
        assertSame(first, again);
        assertThat(Duration.ofNanos(ready)).isLessThan(Duration.ofSeconds(3));
      }
    }
  }

  private static Park open(TestDatabase database, Path files, String what) {
    long start = System.nanoTime();
    long cpuStart = THREADS.getCurrentThreadCpuTime();
    Park park =
        store(database).loadIfChanged(SYSTEM, files, TestProfiles.reference(), T0.plusSeconds(600));
    System.out.printf(
        "%s: %d ms, of which processor %d ms%n",
        what,
        (System.nanoTime() - start) / 1_000_000,
        (THREADS.getCurrentThreadCpuTime() - cpuStart) / 1_000_000);
    return park;
  }

  private static ParkStore store(TestDatabase database) {
    AuditTrail audit = new SqlAuditTrail(database.dataSource(), InstantSource.fixed(T0));
    return new ParkStore(database.dataSource(), audit);
  }

  private static void assertSame(Park one, Park other) {
    assertThat(other.places()).isEqualTo(one.places());
    assertThat(other.cabinets()).isEqualTo(one.cabinets());
    assertThat(other.equipment()).isEqualTo(one.equipment());
    assertThat(other.relations()).isEqualTo(one.relations());
    assertThat(other.pointCount()).isEqualTo(one.pointCount());
    for (Device device : one.devices()) {
      Device same = other.device(device.id());
      assertThat(same.code()).isEqualTo(device.code());
      assertThat(same.firstPoint()).isEqualTo(device.firstPoint());
      assertThat(same.points().specs()).isEqualTo(device.points().specs());
      assertThat(same.cell()).isEqualTo(device.cell());
    }
  }
}
