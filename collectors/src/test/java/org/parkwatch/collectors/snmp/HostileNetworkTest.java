package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.health.DeviceHealth;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.sample.Quality;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/** The whole collector over real sockets against peers that misbehave, each in its own way. */
class HostileNetworkTest {
  private static final long PATIENCE_MILLIS = 20_000;

  private final List<DatagramSocket> sockets = new ArrayList<>();

  @TempDir Path folder;

  /** What a peer sends for a request; empty for silence. */
  private interface Peer {
    List<byte[]> answers(ByteBuffer request, TestAgent agent) throws InterruptedException;
  }

  @AfterEach
  void closePeers() {
    sockets.forEach(DatagramSocket::close);
  }

  private InetSocketAddress peer(Peer peer) throws SocketException {
    DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    sockets.add(socket);
    TestAgent agent =
        new TestAgent()
            .with(OneDevice.VOLTAGE_OID, new Integer32(2301))
            .with(OneDevice.CURRENT_OID, new Integer32(66));
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (!socket.isClosed()) {
              DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
              socket.receive(packet);
              ByteBuffer request = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
              for (byte[] answer : peer.answers(request, agent)) {
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
              }
            }
          } catch (IOException | InterruptedException e) {
            // closed: the test is over
          }
        });
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  @Test
  void everySickPeerGivesBadSamplesWithItsReasonAndTheHealthyOneIsNotDisturbed() throws Exception {
    Files.writeString(
        folder.resolve("test.yaml"),
        OneDevice.PROFILE.replaceAll("interval: \\d+ s", "interval: 1 s"));
    Profiles profiles = Profiles.load(folder);
    TestPark park = new TestPark(profiles);
    Device healthy = park.add("healthy", "test-pdu", peer((q, a) -> List.of(a.answer(q))));
    Device silent = park.add("silent", "test-pdu", peer((q, a) -> List.of()));
    Device garbage =
        park.add("garbage", "test-pdu", peer((q, a) -> List.of("HTTP/1.1 400".getBytes(UTF_8))));
    Device cut =
        park.add("cut", "test-pdu", peer((q, a) -> List.of(Arrays.copyOf(a.answer(q), 40))));
    Device oversized = park.add("oversized", "test-pdu", peer((q, a) -> List.of(oversized(q, a))));
    Device wrongId = park.add("wrong id", "test-pdu", peer((q, a) -> List.of(wrongId(q, a))));
    Device doubled =
        park.add("doubled", "test-pdu", peer((q, a) -> List.of(answer(q, a), answer(q, a))));
    Device slow =
        park.add(
            "slow",
            "test-pdu",
            peer((q, a) -> {
              Thread.sleep(700); // a slow device is slow: the wait is its behaviour
              return List.of(a.answer(q));
            }));
    Collected collected = new Collected();
    try (SnmpCollector collector =
        new SnmpCollector(
            profiles,
            TestPark.CREDENTIALS,
            collected,
            InstantSource.system(),
            SnmpOptions.defaults().withTimeout(Duration.ofMillis(150), 1))) {
      park.into(collector);
      collector.start();
      expect(collected, silent, Quality.BAD_TIMEOUT);
      expect(collected, garbage, Quality.BAD_MALFORMED);
      expect(collected, cut, Quality.BAD_MALFORMED);
      expect(collected, oversized, Quality.BAD_MALFORMED);
      expect(collected, wrongId, Quality.BAD_MALFORMED);
      expect(collected, slow, Quality.BAD_TIMEOUT);
      expect(collected, healthy, Quality.GOOD);
      expect(collected, doubled, Quality.GOOD);
      assertThat(collected.of(healthy, "voltage"))
          .allMatch(s -> s.value() == 230.1 && s.millis() % 1000 == 0);
      assertThat(collected.of(slow, "voltage")).noneMatch(s -> s.quality() == Quality.GOOD);
      assertThat(faults(collector, garbage)).containsExactly(Fault.GARBAGE);
      assertThat(faults(collector, cut)).containsExactly(Fault.TRUNCATED);
      assertThat(faults(collector, oversized)).containsExactly(Fault.OVERSIZED);
      assertThat(faults(collector, wrongId)).containsExactly(Fault.WRONG_ID);
      assertThat(collector.health(silent.id()).map(DeviceHealth::state))
          .contains(DeviceHealth.State.DOWN);
      assertThat(collector.health(healthy.id()).map(DeviceHealth::state))
          .contains(DeviceHealth.State.UP);
      assertThat(collector.health(4711)).isEqualTo(Optional.empty());
      assertThat(collector.figures().faults())
          .containsKeys(Fault.TIMEOUT, Fault.GARBAGE, Fault.OVERSIZED, Fault.WRONG_ID);
      assertThat(collector.figures().dropped()).isPositive();
    }
  }

  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  /** The first sample has this quality, and the second none better. */
  private static void expect(Collected collected, Device device, Quality quality)
      throws InterruptedException {
    List<Collected.Sample> samples = collected.await(device, "voltage", 2, PATIENCE_MILLIS);
    assertThat(samples.getFirst().quality()).as(device.code()).isEqualTo(quality);
    assertThat(Quality.usable(samples.get(1).quality().code())).isEqualTo(quality == Quality.GOOD);
  }

  private static Set<Fault> faults(SnmpCollector collector, Device device) {
    Set<Fault> faults =
        new HashSet<>(collector.health(device.id()).orElseThrow().faults().keySet());
    faults.remove(Fault.NO_SUCH_OBJECT); // nobody here has a power reading
    return faults;
  }

  private static byte[] answer(ByteBuffer request, TestAgent agent) {
    return agent.answer(request.duplicate());
  }

  private static byte[] wrongId(ByteBuffer request, TestAgent agent) {
    TestAgent.Message message = agent.answer(TestAgent.Message.decode(request));
    message.pdu().setRequestID(new Integer32(message.pdu().getRequestID().toInt() ^ 0x00FF_0000));
    return message.encode();
  }

  /** A sound answer, but for a string of 60 kB in it. */
  private static byte[] oversized(ByteBuffer request, TestAgent agent) {
    TestAgent.Message message = agent.answer(TestAgent.Message.decode(request));
    message.pdu().get(0).setVariable(new OctetString(new byte[60_000]));
    return message.encode();
  }
}
