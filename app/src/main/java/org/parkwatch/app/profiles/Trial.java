package org.parkwatch.app.profiles;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.Collectors;
import org.parkwatch.collectors.connections.Connections;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.modbus.ModbusCollector;
import org.parkwatch.collectors.modbus.ModbusOptions;
import org.parkwatch.collectors.mqtt.MqttCollector;
import org.parkwatch.collectors.mqtt.MqttOptions;
import org.parkwatch.collectors.opcua.OpcUaCollector;
import org.parkwatch.collectors.opcua.OpcUaOptions;
import org.parkwatch.collectors.opcua.TrustKeeping;
import org.parkwatch.collectors.snmp.SnmpCollector;
import org.parkwatch.collectors.snmp.SnmpOptions;
import org.parkwatch.collectors.ydt1363.Ydt1363Collector;
import org.parkwatch.collectors.ydt1363.Ydt1363Options;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Reads one device once by a profile, with the collectors of the server; nothing is stored. Used by
 * one thread.
 */
final class Trial {
  /** Points that the profile reads seldom are read at once too. */
  private static final Duration PACE = Duration.ofSeconds(1);

  /**
   * Where the device is.
   *
   * @param path as in the park files; empty where the host itself is the device
   * @param credential name of a secret; null for none
   */
  record Target(String protocol, String host, int port, String path, @Nullable String credential) {}

  /**
   * What became of a point.
   *
   * @param value NaN unless the quality is usable
   * @param raw as it came on the wire; empty if nothing did
   */
  record Reading(PointSpec spec, double value, Quality quality, String raw) {}

  /**
   * What became of the device.
   *
   * @param readings of the points that were read, in the order of the profile
   */
  record Outcome(Diagnosis diagnosis, List<Reading> readings) {}

  /** The newest sample of each point. */
  private static final class NewestSamples implements SampleSink {
    record Sample(double value, Quality quality) {}

    final Map<Integer, Sample> byPoint = new ConcurrentHashMap<>();
    final Semaphore news = new Semaphore(0);

    /** How many of the first points have a sample; what no read gives follows behind them. */
    long of(int points) {
      return byPoint.keySet().stream().filter(point -> point < points).count();
    }

    @Override
    public void append(SampleBatch batch) {
      for (int row = 0; row < batch.size(); row++) {
        byPoint.put(batch.point(row), new Sample(batch.value(row), Quality.of(batch.quality(row))));
      }
      news.release();
    }

    @Override
    public CompletableFuture<Long> command(LogRecord.Command command) {
      throw new UnsupportedOperationException("nothing is kept of a trial");
    }
  }

  private final Credentials credentials;
  private final Connections connections;
  private final TrustKeeping opcua;
  private final InstantSource clock;

  /**
   * Prepares to ask.
   *
   * @param connections what the site says of its brokers and servers
   * @param opcua our OPC UA certificate and the servers that are trusted
   */
  Trial(Credentials credentials, Connections connections, TrustKeeping opcua, InstantSource clock) {
    this.credentials = credentials;
    this.connections = connections;
    this.opcua = opcua;
    this.clock = clock;
  }

  /**
   * Asks, or listens, until every point has a sample or the time is over.
   *
   * @throws org.parkwatch.collectors.CollectorRefused if the device cannot be asked in this way
   * @throws IOException if the system gives no means to
   */
  Outcome read(Profile profile, Target target, Duration atMost)
      throws IOException, InterruptedException {
    Profile quick = profile.readEvery(PACE);
    Profiles profiles = Profiles.of(List.of(quick));
    Device device = device(quick, target);
    NewestSamples samples = new NewestSamples();
    try (Collectors collectors = collectors(park(device), profiles, samples)) {
      collectors.diagnose(0); // from now on raw values are kept
      Duration slot = profile.dialect().minimumInterval().orElse(Duration.ZERO);
      long end = System.nanoTime() + atMost.plus(slot).toNanos();
      collectors.start();
      Diagnosis diagnosis;
      boolean more;
      do {
        more = samples.news.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        diagnosis = collectors.diagnose(0).orElseThrow();
      } while (more
          && (diagnosis.reads().answered() == 0
              || diagnosis.raw().isEmpty()
              || samples.of(quick.points().size()) < quick.points().size()));
      return new Outcome(diagnosis, readings(device, samples, diagnosis));
    }
  }

  private Collectors collectors(Park park, Profiles profiles, SampleSink sink) {
    return new Collectors(
        park,
        List.of(
            new SnmpCollector(profiles, credentials, sink, clock, SnmpOptions.defaults()),
            new ModbusCollector(profiles, sink, clock, ModbusOptions.defaults()),
            new Ydt1363Collector(profiles, sink, clock, Ydt1363Options.defaults()),
            new MqttCollector(
                profiles,
                credentials,
                connections,
                sink,
                clock,
                MqttOptions.defaults("parkwatch-trial")),
            new OpcUaCollector(
                profiles, credentials, connections, opcua, sink, clock, OpcUaOptions.defaults())));
  }

  private static Device device(Profile profile, Target target) {
    return new Device(
        0,
        target.host() + ":" + target.port(),
        0,
        "",
        profile.id(),
        target.protocol(),
        target.host(),
        target.port(),
        target.path(),
        target.credential(),
        0,
        0,
        profile.pointSet(),
        Life.COMMISSIONING);
  }

  private static Park park(Device device) {
    Equipment equipment =
        new Equipment(
            0,
            EquipmentKind.RACK_PDU,
            device.code(),
            Names.same(device.code()),
            0,
            -1,
            null,
            "",
            Map.of(),
            Life.COMMISSIONING);
    return new Park(
        new ParkRows(1, Instant.EPOCH, ZoneOffset.UTC)
            .equipment(List.of(equipment))
            .devices(List.of(device))
            .data(device.points().size()));
  }

  private static List<Reading> readings(Device device, NewestSamples samples, Diagnosis diagnosis) {
    return device.points().specs().stream()
        .flatMap(spec -> {
          NewestSamples.Sample sample = samples.byPoint.get(device.pointId(spec.name()));
          Diagnosis.Raw raw = diagnosis.raw().get(spec.name());
          return sample == null
              ? Stream.empty()
              : Stream.of(
                  new Reading(
                      spec, sample.value(), sample.quality(), raw == null ? "" : raw.text()));
        })
        .toList();
  }
}
