package org.parkwatch.simulators.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parkwatch.simulators.Wire;

class LoopbackServerTest {
  private final Counters<Traffic> counters = new Counters<>(Traffic.class);
  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new LoopbackServer(
            0,
            exchange -> {
              byte first = exchange.request()[0];
              if (first == 'X') {
                throw new IllegalStateException("the handler trips");
              }
              long delay = first == 'D' ? 400 : 0;
              byte[] answer = first == 'L' ? new byte[12_000] : exchange.request().clone();
              int length = first == 'L' ? answer.length : exchange.requestLength();
              exchange.reply(answer, 0, length, delay);
            },
            counters);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Wire.exchange connects its socket, so an answer from any other address would be lost. */
  @Test
  void answersEachAddressFromThatAddress() {
    for (String host : new String[] {"127.0.0.1", "127.10.0.7", "127.1.2.3", "127.255.255.254"}) {
      assertThat(Wire.exchange(host, server.port(), bytes("hello " + host), 2000))
          .hasValue(bytes("hello " + host));
    }
  }

  @Test
  void givesTheHostsOwnAddressNoAnswer() throws IOException {
    InetAddress own = ownAddress();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(500);
      send(socket, own, "from outside");
      assertThatThrownBy(() -> receive(socket)).isInstanceOf(SocketTimeoutException.class);
      send(socket, InetAddress.getLoopbackAddress(), "still there");
      assertThat(receive(socket)).isEqualTo("still there");
    }
    await(() -> counters.get(Traffic.SENT) == 1);
    assertThat(counters.get(Traffic.NOT_TO_LOOPBACK)).isLessThanOrEqualTo(1);
  }

  @Test
  void givesAPeerOutsideLoopbackNoAnswer() throws IOException {
    InetAddress own = ownAddress();
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(own, 0))) {
      socket.setSoTimeout(500);
      send(socket, InetAddress.getByName("127.10.0.7"), "from outside");
      assertThatThrownBy(() -> receive(socket)).isInstanceOf(SocketTimeoutException.class);
    }
    assertThat(counters.get(Traffic.NOT_FROM_LOOPBACK)).isEqualTo(1);
    assertThat(counters.get(Traffic.SENT)).isZero();
  }

  @Test
  void sendsADelayedAnswerNeitherEarlyNorInTheWayOfOthers() {
    long start = System.nanoTime();
    try (DatagramSocket late = new DatagramSocket()) {
      late.setSoTimeout(5000);
      send(late, InetAddress.getByName("127.10.0.7"), "D");
      assertThat(Wire.exchange("127.10.0.7", server.port(), bytes("now"), 300)).isPresent();
      assertThat(receive(late)).isEqualTo("D");
    } catch (IOException e) {
      fail(e);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(400));
    assertThat(counters.get(Traffic.DELAYED)).isEqualTo(1);
  }

  @Test
  void sendsAnswersLongerThanItsUsualSlots() {
    Optional<byte[]> answer = Wire.exchange("127.0.0.1", server.port(), bytes("L"), 2000);
    assertThat(answer).hasValueSatisfying(bytes -> assertThat(bytes).hasSize(12_000));
  }

  @Test
  void dropsRequestsLongerThanAnyRequest() {
    assertThat(Wire.exchange("127.0.0.1", server.port(), new byte[4097], 300)).isEmpty();
    assertThat(counters.get(Traffic.TOO_LONG)).isEqualTo(1);
  }

  @Test
  void outlivesAHandlerThatThrows() {
    assertThat(Wire.exchange("127.0.0.1", server.port(), bytes("X"), 300)).isEmpty();
    assertThat(Wire.exchange("127.0.0.1", server.port(), bytes("ok"), 2000)).isPresent();
    assertThat(counters.get(Traffic.HANDLER_FAILED)).isEqualTo(1);
  }

  @Test
  void saysThatAPortIsTaken() {
    assertThatThrownBy(() -> new LoopbackServer(server.port(), exchange -> {}, counters))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bind UDP port " + server.port());
  }

  @Test
  void countsEveryDatagramOfABurst() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < 500; i++) {
        send(socket, InetAddress.getByName("127.10." + i / 250 + "." + (1 + i % 250)), "burst");
      }
    }
    await(() -> counters.get(Traffic.SENT) == 500);
    assertThat(counters.get(Traffic.RECEIVED)).isEqualTo(500);
  }

  private void send(DatagramSocket socket, InetAddress to, String text) throws IOException {
    socket.send(new DatagramPacket(bytes(text), text.length(), to, server.port()));
  }

  private static String receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static InetAddress ownAddress() throws IOException {
    Optional<InetAddress> own =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .findFirst();
    if (own.isEmpty() && "true".equals(System.getenv("CI"))) {
      fail("this machine has no address but loopback, so the reflector test proves nothing");
    }
    return own.orElseGet(() -> abort("SKIPPED: this machine has no address but loopback"));
  }
}
