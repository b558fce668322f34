package org.parkwatch.collectors.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.ReadAccount;
import org.parkwatch.collectors.poll.SampleWriter;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.SampleBatch;
import org.slf4j.LoggerFactory;

/** What is behind the connection to a broker, without one: a Sparkplug device and one of JSON. */
final class HeardRig {
  final HeardDevice device;
  final HeardDevice jsonDevice;
  final JsonDevices json;
  private final MqttOptions options = MqttOptions.defaults("test");
  private final SampleWriter writer;
  private final Reporter reporter;
  private Collected collected = new Collected();

  HeardRig(Path folder) throws IOException {
    Profiles profiles = MqttRig.profiles(folder);
    TestPark park = new TestPark(profiles);
    CollectorCounters counters = new CollectorCounters();
    ThrottledLog log = new ThrottledLog(LoggerFactory.getLogger("test"));
    InstantSource clock = InstantSource.system();
    writer = new SampleWriter(new Forwarder(this), counters, log);
    ReadAccount account = new ReadAccount(clock, counters, writer, log);
    reporter = new Reporter(clock, counters, writer, account, log);
    device = heard(profiles, park, "test-sparkplug", "B1/R101/AIR", Family.SPARKPLUG);
    jsonDevice = heard(profiles, park, "test-json", "fz/AIR", Family.MQTT);
    json = new JsonDevices(options, reporter);
    json.assign(List.of(jsonDevice));
  }

  private static HeardDevice heard(
      Profiles profiles, TestPark park, String make, String path, Family family) {
    Device device =
        park.add(
            path,
            make,
            "mqtt-v3",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 1883),
            path,
            TestPark.withHealth(profiles, make));
    Profile profile = profiles.find(make).orElseThrow();
    return new HeardDevice(
        device,
        new HeardMake(profile, device.points()),
        family,
        new Credential.Login("nobody", new Secret("nothing")));
  }

  NodeSession node() {
    NodeSession node = new NodeSession("B1/R101", options, reporter);
    node.assign(Map.of("AIR", device), 1);
    return node;
  }

  List<Collected.Sample> collected() {
    writer.flush();
    return collected.of(device.device(), "degrees");
  }

  Collected.Sample newest(String point) {
    writer.flush();
    return collected.of(device.device(), point).getLast();
  }

  /** Forgets the samples so far. */
  void forget() {
    writer.flush();
    collected = new Collected();
  }

  /** Hands over to what is collected now. */
  private record Forwarder(HeardRig rig) implements SampleSink {
    @Override
    public void append(SampleBatch batch) {
      rig.collected.append(batch);
    }

    @Override
    public CompletableFuture<Long> command(LogRecord.Command command) {
      return rig.collected.command(command);
    }
  }
}
