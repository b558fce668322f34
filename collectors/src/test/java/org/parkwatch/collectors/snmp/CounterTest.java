package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.RegisterEnds;
import org.parkwatch.profiles.ProfileRegisterEnds;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.simulators.snmp.MibTree;
import org.parkwatch.telemetry.derive.DeriveEngine;
import org.parkwatch.telemetry.derive.DerivePlan;
import org.parkwatch.telemetry.derive.Formula;
import org.parkwatch.telemetry.derive.Operation;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * A Counter32 over real SNMP that rolls over, and one whose device starts anew: the energy behind
 * them.
 */
class CounterTest {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final int TOTAL = 1000;
  private static final String PROFILE =
      """
      id: test-counter
      vendor: Test
      names: Test
      sources: [{title: test, revision: "1"}]
      family: snmp
      identification: {sysObjectId: [1.3.6.1.4.1.99999]}
      points:
        - {name: energy, quantity: ACTIVE_ENERGY, names: E, decimals: 3, interval: 1 s,
           plausible: [0, 10000000],
           read: [{oid: 1.3.6.1.4.1.99999.1.0, wire: [COUNTER], scale: 0.001}]}
        - {name: uptime, quantity: DURATION, names: U, decimals: 2, interval: 1 s,
           plausible: [0, 50000000],
           read: [{oid: 1.3.6.1.2.1.1.3.0, wire: [TICKS], scale: 0.01}]}
      """;

  @TempDir Path folder;

  /** What the device shows. */
  private static final class Meter {
    volatile long wattHours;
    volatile long upCentiseconds;

    void show(long newWattHours, long newUpCentiseconds) {
      upCentiseconds = newUpCentiseconds;
      wattHours = newWattHours;
    }
  }

  /** The newest total. */
  private static final class Totals implements SampleSink {
    double total = Double.NaN;

    @Override
    public void append(SampleBatch batch) {
      for (int row = 0; row < batch.size(); row++) {
        if (batch.point(row) == TOTAL) {
          total = batch.value(row);
        }
      }
    }

    @Override
    public CompletableFuture<Long> command(LogRecord.Command command) {
      throw new UnsupportedOperationException("derived points need no commands");
    }
  }

  @Test
  void aWrapCountsWhatFlowedAndARestartWhatIsShownSince() throws Exception {
    Path own = Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(own.resolve("counter.yaml"), PROFILE);
    Profiles profiles = Profiles.load(own);
    TestPark park = new TestPark(profiles);
    MibTree<Meter> tree =
        MibTree.<Meter>builder()
            .add("1.3.6.1.4.1.99999.1", "0", (meter, sink) -> sink.counter(meter.wattHours))
            .add("1.3.6.1.2.1.1.3", "0", (meter, sink) -> sink.ticks(meter.upCentiseconds))
            .build();
    Meter meter = new Meter();
    meter.show(0xFFFF_FFFBL, 900_000); // five steps before the end
    Collected collected = new Collected();
    List<Collected.Sample> read = new ArrayList<>();
    Device device;
    try (OddAgent<Meter> agent = new OddAgent<>(tree, meter, 99, 99);
        SnmpCollector collector =
            new SnmpCollector(
                profiles,
                TestPark.CREDENTIALS,
                collected,
                InstantSource.system(),
                SnmpOptions.defaults())) {
      device = park.add("METER", "test-counter", agent.address());
      park.into(collector);
      collector.start();
      read.add(next(collected, device, 4_294_967.291));
      meter.show(3, 900_100); // eight steps on
      read.add(next(collected, device, 0.003));
      meter.show(65_530, 900_200); // another meter: nobody knows what flowed
      read.add(next(collected, device, 65.53));
      meter.show(2, 150); // it started anew, though 2^16 steps are not far
      read.add(next(collected, device, 0.002));
      List<Collected.Sample> uptime = collected.of(device, "uptime");
      assertThat(uptime.getLast().value()).isLessThan(uptime.getFirst().value());
    }
    RegisterEnds ends = new ProfileRegisterEnds(profiles);
    assertThat(ends.endOf("test-counter", "energy")).isEqualTo(4_294_967.296);
    assertThat(total(device, read, ends)).isCloseTo(0.008 + 0.002, offset(1e-6));
    assertThat(total(device, read, (profile, point) -> Double.NaN))
        .as("an end of 2^16 steps would do where none is declared")
        .isCloseTo(0.008 + 0.008, offset(1e-6));
  }

  /**
   * The first sample from now on with this value; none of another is skipped but the one before.
   */
  private static Collected.Sample next(Collected collected, Device device, double value)
      throws InterruptedException {
    int from = collected.of(device, "energy").size();
    for (int count = from + 1; ; count++) {
      Collected.Sample sample =
          collected.await(device, "energy", count, PATIENCE_MILLIS).get(count - 1);
      assertThat(sample.quality()).isEqualTo(Quality.GOOD);
      if (Math.abs(sample.value() - value) < 1e-6) {
        return sample;
      }
    }
  }

  /** What the counter behind the samples has added up. */
  private double total(Device device, List<Collected.Sample> read, RegisterEnds ends)
      throws Exception {
    DerivePlan plan =
        DerivePlan.compile(
            List.of(
                new Formula(
                    TOTAL,
                    1,
                    3,
                    Operation.COUNT,
                    List.of(device.pointId("energy")),
                    List.of(30.0, 1.0))),
            point -> 3_600_000,
            point -> ends.endOf(device.profile(), "energy"),
            ZoneOffset.UTC,
            point -> "P" + point);
    Totals totals = new Totals();
    Path derived = Files.createTempDirectory(folder, "derived");
    try (DeriveEngine engine = DeriveEngine.open(derived, plan, totals, -1)) {
      long second = read.getFirst().millis();
      long log = 0;
      for (int before = 20; before > 0; before--) { // it computes for the first time
        LogRecord mark = new LogRecord.Watermark(second - 1000L * before, log == 0);
        engine.accept(new LogGroup(log++, second - 1000L * before, List.of(mark)));
      }
      for (Collected.Sample sample : read) {
        SampleBatch batch = new SampleBatch(1);
        batch.add(sample.point(), sample.millis(), sample.value(), Quality.GOOD.code());
        engine.accept(new LogGroup(log++, second, List.of(new LogRecord.Samples(batch))));
        for (int i = 0; i < 12; i++) { // every ten seconds it computes
          second += 1000;
          LogRecord mark = new LogRecord.Watermark(second, false);
          engine.accept(new LogGroup(log++, second, List.of(mark)));
        }
      }
    }
    return totals.total;
  }
}
