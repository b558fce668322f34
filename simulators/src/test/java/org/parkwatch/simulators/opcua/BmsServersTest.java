package org.parkwatch.simulators.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.fault.LineFaults;
import org.parkwatch.simulators.plant.Signals;

/** What can be seen of the servers without speaking OPC UA; the collectors' tests do that. */
class BmsServersTest {
  private static final Map<String, Login> LOGINS = Map.of("bms", new Login("a", "b"));

  @TempDir Path folder;

  /** Every signal there is, but for those of {@code nothing}. */
  private static final class AllSignals implements Signals {
    @Override
    public int slot(String equipment, String signal) {
      return equipment.equals("nothing") ? -1 : 0;
    }

    @Override
    public double value(int slot) {
      return 1;
    }

    @Override
    public String word(int slot) {
      throw new UnsupportedOperationException("servers show numbers");
    }

    @Override
    public List<String> waysTo(String equipment) {
      return List.of();
    }

    @Override
    public double state(String word) {
      return word.hashCode();
    }

    @Override
    public long second() {
      return 1;
    }

    @Override
    public boolean reached(String equipment) {
      return true;
    }
  }

  private static int freePort(String host) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral(host))) {
      return free.getLocalPort();
    }
  }

  private BmsServers start(BmsDevice... devices) throws IOException {
    return new BmsServers(
        List.of(devices),
        new AllSignals(),
        LineFaults.NONE,
        LOGINS,
        folder,
        folder,
        BmsOffer.USUAL);
  }

  @Test
  void aServerListensAtItsOwnLoopbackAddressOnly() throws IOException {
    int port = freePort("127.22.8.1");
    try (BmsServers servers =
        start(
            new BmsDevice("a", "a", "bms-crah", "127.22.8.1", port, "A", "bms"),
            new BmsDevice("b", "b", "bms-tank", "127.22.8.2", port, "B", "bms"))) {
      assertThat(servers.servers()).isEqualTo(2);
      assertThat(servers.variables()).isEqualTo(24 + 23);
      for (String own : List.of("127.22.8.1", "127.22.8.2")) {
        try (Socket socket = new Socket(InetAddress.ofLiteral(own), port)) {
          assertThat(socket.isConnected()).isTrue();
        }
      }
      for (String other : List.of("127.0.0.1", "127.22.8.3")) {
        assertThatThrownBy(() -> new Socket(InetAddress.ofLiteral(other), port).close())
            .isInstanceOf(ConnectException.class);
      }
    }
    try (ServerSocket again = new ServerSocket(port, 1, InetAddress.ofLiteral("127.22.8.1"))) {
      assertThat(again.isBound()).isTrue();
    }
  }

  @Test
  void theCertificateIsKept() throws IOException {
    BmsDevice device =
        new BmsDevice("a", "a", "bms-pump", "127.22.8.1", freePort("127.22.8.1"), "A", "bms");
    start(device).close();
    byte[] first = Files.readAllBytes(folder.resolve("127.22.8.1.der"));
    start(device).close();
    assertThat(Files.readAllBytes(folder.resolve("127.22.8.1.der"))).isEqualTo(first);
  }

  @Test
  void whatCannotBeShownIsNamed() throws IOException {
    int port = freePort("127.22.8.1");
    assertThatThrownBy(() ->
            start(
                new BmsDevice("a", "a", "bms-boiler", "127.22.8.1", port, "A", "bms"),
                new BmsDevice("b", "nothing", "bms-pump", "127.22.8.1", port, "B", "bms")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a: no OPC UA list 'bms-boiler'")
        .hasMessageContaining("nothing: no signal flow");
    assertThatThrownBy(
            () -> start(new BmsDevice("a", "a", "bms-pump", "10.0.0.1", port, "A", "bms")))
        .hasMessageContaining("127.0.0.0/8 only");
    assertThatThrownBy(
            () -> start(new BmsDevice("a", "a", "bms-pump", "127.22.8.1", port, "A", "none")))
        .hasMessageContaining("a: no user name and password 'none'");
  }

  @Test
  void aPortThatIsTakenIsSaid() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.22.8.1"))) {
      int port = taken.getLocalPort();
      assertThatThrownBy(
              () -> start(new BmsDevice("a", "a", "bms-pump", "127.22.8.1", port, "A", "bms")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("opc.tcp://127.22.8.1:" + port);
    }
  }
}
