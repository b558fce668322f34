package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.events.EventSink;
import org.parkwatch.collectors.rig.Await;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.commissioning.DeviceEvent;
import org.parkwatch.profiles.Profiles;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;

/** What is answered and believed, and when: real sockets, and a disk that can wait. */
class NotificationsTest {
  private static final String PLAIN = "127.25.1.1";
  private static final String SIGNED = "127.25.1.2";
  private static final byte[] ENGINE = {(byte) 0x80, 0, 0x1F, (byte) 0x88, 4, 1, 2, 3};
  private static final int A_MOMENT_MILLIS = 200;
  private static final int PATIENCE_MILLIS = 60_000;
  private static final Credential.SnmpUser WATCH =
      new Credential.SnmpUser(
          "watch",
          Credential.Auth.SHA_256,
          new Secret("auth-pass-1"),
          Credential.Priv.AES_128,
          new Secret("priv-pass-1"));

  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private final List<EventSink.Fate> fates = new CopyOnWriteArrayList<>();
  private SnmpCollector collector;

  @BeforeEach
  void start() throws IOException {
    Profiles profiles = Profiles.load();
    TestPark park = new TestPark(profiles);
    add(park, profiles, "snmp-v2c", PLAIN, "rack-pdus");
    add(park, profiles, "snmp-v3", SIGNED, "rack-pdus-v3");
    Credentials credentials =
        Credentials.of(
            Map.of(
                "rack-pdus",
                new Credential.Community(new Secret(TestPark.COMMUNITY)),
                "rack-pdus-v3",
                WATCH));
    collector =
        new SnmpCollector(
            profiles,
            credentials,
            new Collected(),
            InstantSource.system(),
            SnmpOptions.defaults(),
            new SnmpHost(
                null,
                TrapOptions.loopback(0),
                (event, fate) -> {
                  fates.add(fate);
                  events.add(event);
                }));
    park.into(collector);
    collector.start();
  }

  private static void add(
      TestPark park, Profiles profiles, String protocol, String host, String credential) {
    InetSocketAddress nobody = new InetSocketAddress(InetAddress.ofLiteral(host), 9);
    park.add(
        host,
        "apc-rpdu2",
        protocol,
        nobody,
        "",
        credential,
        TestPark.withHealth(profiles, "apc-rpdu2"));
  }

  @AfterEach
  void stop() {
    collector.close();
  }

  private static byte[] pdu(int type, int id) throws IOException {
    PDU pdu = new PDU();
    pdu.setType(type);
    pdu.setRequestID(new Integer32(id));
    pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.1.3.0"), new TimeTicks(4711)));
    pdu.add(
        new VariableBinding(new OID("1.3.6.1.6.3.1.1.4.1.0"), new OID("1.3.6.1.4.1.318.0.276")));
    BEROutputStream out = new BEROutputStream(ByteBuffer.allocate(pdu.getBERLength()));
    pdu.encodeBER(out);
    return out.getBuffer().array();
  }

  private static byte[] inform(int id) throws IOException {
    return WalkMessage.plain(
            1, TestPark.COMMUNITY.getBytes(StandardCharsets.UTF_8), pdu(PDU.INFORM, id))
        .array();
  }

  private void send(DatagramSocket from, byte[] message) throws IOException {
    from.send(new DatagramPacket(message, message.length, collector.trapAddress().orElseThrow()));
  }

  private static int answer(DatagramSocket device) throws IOException {
    device.setSoTimeout(PATIENCE_MILLIS);
    DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
    device.receive(packet);
    byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
    PDU pdu = WalkMessage.decode(ByteBuffer.wrap(bytes));
    assertThat(pdu.getType()).isEqualTo(PDU.RESPONSE);
    return pdu.getRequestID().toInt();
  }

  private static void isNotAnswered(DatagramSocket device) throws IOException {
    device.setSoTimeout(A_MOMENT_MILLIS);
    assertThatThrownBy(() -> device.receive(new DatagramPacket(new byte[2000], 2000)))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void anInformIsAnsweredWhenItsEventIsKeptAndNotBefore() throws Exception {
    try (DatagramSocket device = new DatagramSocket(0, InetAddress.ofLiteral(PLAIN))) {
      send(device, inform(71));
      Await.until("it is told", () -> events.size() == 1);
      send(device, inform(71));
      Await.until("it is known", () -> collector.traps().repeated() == 1);
      isNotAnswered(device);
      fates.getFirst().decided(true);
      assertThat(answer(device)).isEqualTo(71);
      send(device, inform(71));
      assertThat(answer(device)).isEqualTo(71);
      assertThat(events).hasSize(1);
    }
  }

  @Test
  void anInformWhoseEventCouldNotBeKeptIsNewWhenItIsSentAgain() throws Exception {
    try (DatagramSocket device = new DatagramSocket(0, InetAddress.ofLiteral(PLAIN))) {
      send(device, inform(72));
      Await.until("it is told", () -> events.size() == 1);
      fates.getFirst().decided(false);
      isNotAnswered(device);
      send(device, inform(72));
      Await.until("it is told again", () -> events.size() == 2);
      fates.getLast().decided(true);
      assertThat(answer(device)).isEqualTo(72);
      assertThat(collector.traps().lost()).isEqualTo(1);
      assertThat(collector.traps().told()).isEqualTo(2);
    }
  }

  @Test
  void aSignedTrapIsBelievedOnceThoughItsTimeWouldStillDo() throws Exception {
    UserKeys user = new UserKeys(WATCH);
    EngineKeys keys = user.of(ENGINE);
    byte[] trap = SecureMessage.of(81, 0, pdu(PDU.TRAP, 5), ENGINE, 3, 1000, user, keys, 7);
    byte[] other = SecureMessage.of(82, 0, pdu(PDU.TRAP, 6), ENGINE, 3, 1000, user, keys, 8);
    byte[] old = SecureMessage.of(83, 0, pdu(PDU.TRAP, 7), ENGINE, 2, 9000, user, keys, 9);
    try (DatagramSocket device = new DatagramSocket(0, InetAddress.ofLiteral(SIGNED))) {
      for (byte[] message : List.of(trap, trap, other, trap, old)) {
        send(device, message);
      }
    }
    TrapFigures figures =
        Await.value("all have come", collector::traps, f -> f.told() + f.refused() == 5);
    assertThat(figures.told()).isEqualTo(2);
    assertThat(figures.refusals())
        .containsOnly(Map.entry(Disbelief.SENT_BEFORE, 2L), Map.entry(Disbelief.ANOTHER_TIME, 1L));
    assertThat(events).hasSize(2);
    assertThat(collector.notifications())
        .extracting(count -> count.reason().en() + " " + count.times())
        .contains("received 5", "believed 2", "is of another time 1");
  }
}
