package org.parkwatch.collectors.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parkwatch.collectors.opcua.OpcUaRig.quality;
import static org.parkwatch.collectors.opcua.OpcUaRig.value;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.parkwatch.collectors.connections.ServerSettings;
import org.parkwatch.collectors.connections.ServerSettings.Policy;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Collector and simulators are both made with Milo: a mistake of its would go unseen between them.
 * Each speaks here to node-opcua, by Basic256Sha256, signed and encrypted, both sides with
 * certificates.
 */
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class NodeOpcuaTest {
  @TempDir Path folder;
  private OpcUaRig rig;
  private InetSocketAddress address;

  @BeforeEach
  void open() throws IOException {
    rig = new OpcUaRig(folder);
    address = OpcUaRig.freePort("127.22.9.4");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void theCollectorHearsAServer() throws Exception {
    Device pump = rig.pump("P-1", address);
    try (NodePeer server =
        NodePeer.start(
            folder.resolve("server"),
            "server.cjs",
            address.getHostString(),
            Integer.toString(address.getPort()),
            OpcUaRig.PASSWORD)) {
      server.ready();
      server.tell("set", "Flow", "412.34");
      server.tell("set", "Power", "75.26");
      server.tell("set", "State", "2");
      rig.trust(server.certificate());
      OpcUaCollector collector = rig.collect(OpcUaRig.PASSWORD);
      rig.next(pump, "flow", quality(Quality.BAD_REFUSED)); // nobody there trusts us yet
      assertThat(collector.health(pump.id()).orElseThrow().lastError().orElseThrow())
          .contains(Fault.SERVER_REFUSES.text());
      server.tell("trust", rig.trust.resolve("own").resolve("client.der").toString());
      rig.next(pump, "flow", value(412.3));
      rig.next(pump, "power", value(75.3));
      rig.next(pump, "state", value(DeviceState.NORMAL.code()));
      server.tell("set", "Bearing", "104"); // in °F: the profile leaves the unit to the server
      rig.next(pump, "bearing.temperature", value(40));
      server.tell("set", "Suction", "2.5"); // in kPa, says the server; the profile says bar
      rig.next(pump, "suction", value(250));
      assertThat(collector.health(pump.id()).orElseThrow().faults()).containsKey(Fault.OTHER_UNIT);
      rig.next(pump, "no.such", quality(Quality.BAD_NO_SUCH_OBJECT));
      server.tell("bad", "Flow", "BadSensorFailure");
      server.tell("set", "State", "4");
      rig.next(pump, "state", value(DeviceState.CRITICAL.code()));
      rig.next(pump, "flow", quality(Quality.BAD_NO_READING));
      server.tell("bad", "Flow", "BadConfigurationError");
      rig.next(pump, "flow", quality(Quality.BAD_DEVICE_ERROR));
      server.tell("set", "Flow", "17.04");
      rig.next(pump, "flow", value(17));
      assertThat(rig.samples.of(pump, PointNames.COMM_UP).getLast().value()).isEqualTo(1);
    }
    rig.next(pump, "flow", quality(Quality.BAD_TIMEOUT));
  }

  /**
   * It names the signature of Aes256_Sha256_RsaPss otherwise than OPC 10000-7: the next one does.
   */
  @Test
  void policiesAreUnderstoodAndOneThatIsNotIsPassedOver() throws Exception {
    rig.pump("P-1", address);
    List<Policy> policies = ServerSettings.SECURE.policies();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                address.getHostString(), Integer.toString(address.getPort()), OpcUaRig.PASSWORD));
    policies.forEach(policy -> arguments.add(policy.text()));
    try (NodePeer server =
        NodePeer.start(folder.resolve("server"), "server.cjs", arguments.toArray(String[]::new))) {
      server.ready();
      rig.trust(server.certificate());
      Trust.open(rig.trust, OpcUaRig.KEY, InstantSource.system());
      server.tell("trust", rig.trust.resolve("own").resolve("client.der").toString());
      Optional<Credential> user =
          Optional.of(new Credential.Login("collector", new Secret(OpcUaRig.PASSWORD)));
      assertThat(rig.session(address, ServerSettings.SECURE, user))
          .isEqualTo("Aes128_Sha256_RsaOaep SignAndEncrypt");
      for (Policy policy : List.of(Policy.BASIC256SHA256, Policy.AES128_SHA256_RSAOAEP)) {
        for (boolean encrypted : new boolean[] {false, true}) {
          ServerSettings settings = new ServerSettings(List.of(policy), encrypted);
          assertThat(rig.session(address, settings, user))
              .isEqualTo(policy.text() + (encrypted ? " SignAndEncrypt" : " Sign"));
        }
      }
    }
  }

  @Test
  void aClientHearsTheSimulatedManagementSystemIfItIsTrusted() throws Exception {
    rig.plant.set("P-1", "flow", 412.5);
    rig.serve(address, "P-1");
    try (NodePeer client =
        NodePeer.start(
            folder.resolve("client"),
            "client.cjs",
            "opc.tcp://%s:%d".formatted(address.getHostString(), address.getPort()),
            OpcUaRig.PASSWORD)) {
      client.ready();
      client.tell("trust", rig.certificate(address).toString());
      assertThat(client.failure("connect")).contains("rejected by server");
      Path clients = Files.createDirectories(rig.trust.resolve("own"));
      Files.copy(client.certificate(), clients.resolve("node.der"));
      assertThat(client.tell("connect")).endsWith("#Basic256Sha256 SignAndEncrypt");
      assertThat(client.tell("browse", "P-1").split(" ")).contains("Flow", "Power", "State");
      assertThat(client.tell("read", "P-1.Flow")).isEqualTo("Good Float 412.5");
      assertThat(client.tell("unit", "P-1.Flow")).isEqualTo("cubic_metre_per_hour m³/h");
      client.tell("watch", "P-1.Flow");
      client.tell("until", "Good", "Float", "412.5");
      rig.plant.set("P-1", "flow", 99);
      assertThat(client.tell("until", "Good", "Float", "99"))
          .isEqualTo("Good Float 412.5, Good Float 99");
      rig.plant.cutOff("P-1", true);
      client.tell("until", "BadNoCommunication", "Null", "null");
      rig.plant.cutOff("P-1", false);
      client.tell("until", "Good", "Float", "99");
    }
  }
}
