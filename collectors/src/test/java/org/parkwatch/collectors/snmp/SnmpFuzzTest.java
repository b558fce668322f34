package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.poll.Roster;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.Mutations;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.commissioning.DeviceEvent;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.read.RawValues;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** Damaged answers and notifications of all versions: a fault or right, and the next is heard. */
class SnmpFuzzTest {
  private static final int ID = 0x4000_1234;
  private static final byte[] ENGINE = {(byte) 0x80, 0, 0x1F, (byte) 0x88, 4, 1, 2, 3};
  private static final Oid OBJECT = new Oid("1.3.6.1.4.1.99999.1.0");
  private static final byte[] COMMUNITY = {'p', 'u', 'b', 'l', 'i', 'c'};

  /** An answer as objects of SNMP4J, and the sentences of a fault. */
  private static final long MOST_BYTES = 1 << 20;

  private final Credential.SnmpUser credential = user(Credential.Priv.AES_128);
  private final UserKeys user = new UserKeys(credential);
  private final Credential.SnmpUser open =
      new Credential.SnmpUser(
          "open", Credential.Auth.NONE, new Secret(""), Credential.Priv.NONE, new Secret(""));
  private final UserKeys nobody = new UserKeys(open);

  private static Credential.SnmpUser user(Credential.Priv priv) {
    return new Credential.SnmpUser(
        "watch",
        Credential.Auth.SHA_1,
        new Secret("auth-password"),
        priv,
        new Secret("priv-password"));
  }

  private static byte[] pdu(int type) throws Exception {
    PDU pdu = new PDU();
    pdu.setType(type);
    pdu.setRequestID(new Integer32(ID));
    if (type == PDU.TRAP || type == PDU.INFORM) {
      pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.1.3.0"), new TimeTicks(4711)));
      pdu.add(
          new VariableBinding(new OID("1.3.6.1.6.3.1.1.4.1.0"), new OID("1.3.6.1.4.1.318.0.276")));
    }
    pdu.add(new VariableBinding(new OID(OBJECT.text()), new Integer32(2301)));
    if (type != PDU.RESPONSE) {
      pdu.add(
          new VariableBinding(
              new OID("1.3.6.1.4.1.318.2.3.3.0"), new OctetString("Metered Rack PDU: Overload.")));
    }
    return encoded(pdu);
  }

  private static byte[] v1Trap() throws Exception {
    PDUv1 pdu = new PDUv1();
    pdu.setType(PDU.V1TRAP);
    pdu.setEnterprise(new OID("1.3.6.1.4.1.318"));
    pdu.setGenericTrap(6);
    pdu.setSpecificTrap(276);
    pdu.setTimestamp(4711);
    pdu.add(new VariableBinding(new OID(OBJECT.text()), new Integer32(2301)));
    return encoded(pdu);
  }

  private static byte[] encoded(PDU pdu) throws Exception {
    BEROutputStream out = new BEROutputStream(ByteBuffer.allocate(pdu.getBERLength()));
    pdu.encodeBER(out);
    return out.getBuffer().array();
  }

  private static byte[] plain(int version, byte[] pdu) throws Exception {
    return WalkMessage.plain(version, COMMUNITY, pdu).array();
  }

  private static byte[] signed(UserKeys by, byte[] pdu) {
    return SecureMessage.of(ID, 0, pdu, ENGINE, 3, 1000, by, by.of(ENGINE), 7);
  }

  @Test
  void anyDamagedAnswerIsAFaultOrRight() throws Exception {
    Request request = new Request(List.of(OBJECT), new int[] {0}, 1, new Secret("public"));
    byte[] response = pdu(PDU.RESPONSE);
    byte[] v1 = plain(0, response);
    byte[] v2 = plain(1, response);
    byte[] v3 = signed(user, response);
    byte[] unsigned = signed(nobody, response);
    byte[] report = SecureMessage.inTheClear(ID, pdu(PDU.REPORT), ENGINE, 3, 1000);
    byte[][] intact = {v1, v2, v3, unsigned, report};
    Answer answer = new Answer();
    RawValues raw = new RawValues(1);
    int cases =
        new Mutations("SNMP answers", MOST_BYTES)
            .run(mutation -> {
              Session session = new Session(mutation.choose(2) == 0 ? user : nobody);
              session.recall(ENGINE, 3, 1000, 0);
              ByteBuffer damaged =
                  ByteBuffer.wrap(mutation.of(intact[mutation.choose(intact.length)], intact));
              raw.reset(1);
              if (SecureMessage.isOne(damaged)) {
                SecureMessage message = SecureMessage.read(damaged);
                if (message != null
                    && session.take(message, answer, 0) == Session.Meaning.ANSWER
                    && answer.errorStatus() == 0) {
                  answer.values(request, raw, 0);
                }
              } else if (answer.header(damaged) == null && answer.isFor(request)) {
                answer.values(request, raw, 0);
              }
              raw.reset(1);
              assertThat(answer.header(ByteBuffer.wrap(v2.clone()))).isNull();
              assertThat(answer.values(request, raw, 0)).isNull();
            });
    assertThat(cases).isGreaterThan(1000);
  }

  /** What discovery reads, which makes objects of all that came. */
  @Test
  void anyDamagedAnswerOfAWalkIsRefusedOrRead() throws Exception {
    PDU rows = new PDU();
    rows.setType(PDU.RESPONSE);
    rows.setRequestID(new Integer32(ID));
    List<Variable> values =
        List.of(
            new Integer32(-7),
            new Gauge32(4_000_000_000L),
            new Counter64(-1),
            new OctetString("Metered Rack PDU"),
            new OctetString(new byte[] {7, (byte) 0xE6, 1, 2, 3, 4, 5, 6}),
            new OID("1.3.6.1.4.1.318.1.3.4.6"),
            new IpAddress("127.0.0.1"),
            new Opaque(new byte[] {(byte) 0x9F, 0x78, 4, 1, 2, 3, 4}),
            Null.endOfMibView);
    for (int row = 0; row < values.size(); row++) {
      rows.add(new VariableBinding(new OID(OBJECT.text() + "." + row), values.get(row)));
    }
    byte[] pdu = encoded(rows);
    byte[] plain = plain(1, pdu);
    byte[] scoped = SecureMessage.scoped(ENGINE, new byte[0], pdu);
    int[] read = {0};
    new Mutations("SNMP walks", MOST_BYTES)
        .run(mutation -> {
          boolean secure = mutation.choose(2) == 0;
          byte[] damaged = mutation.of(secure ? scoped : plain, plain, scoped);
          try {
            PDU answer =
                secure
                    ? WalkMessage.decodeScoped(ByteBuffer.wrap(damaged))
                    : WalkMessage.decode(ByteBuffer.wrap(damaged));
            for (VariableBinding one : answer.getVariableBindings()) {
              assertThat(new Oid(one.getOid().toDottedString()).text()).isNotEmpty();
              WalkMessage.text(one.getVariable());
              read[0]++;
            }
          } catch (IOException e) {
            assertThat(e.getMessage()).isNotEmpty();
          }
          assertThat(WalkMessage.decode(ByteBuffer.wrap(plain)).size()).isEqualTo(values.size());
        });
    assertThat(read[0]).isPositive();
  }

  @Test
  void anyDamagedNotificationIsDroppedOrTold() throws Exception {
    Profiles profiles = Profiles.load();
    TestPark park = new TestPark(profiles);
    InetSocketAddress plainAt = new InetSocketAddress(InetAddress.ofLiteral("127.26.0.1"), 161);
    InetSocketAddress signedAt = new InetSocketAddress(InetAddress.ofLiteral("127.26.0.2"), 161);
    Map<String, Credential> names = new HashMap<>();
    names.put("plain", new Credential.Community(new Secret("public")));
    names.put("signed", credential);
    Device one = device(park, profiles, "snmp-v2c", plainAt, "plain");
    Device two = device(park, profiles, "snmp-v3", signedAt, "signed");
    List<String> problems = new ArrayList<>();
    Assignment assignment =
        new Assignment(Credentials.of(names), new Engines(null, InstantSource.system()), 1);
    Roster<DevicePoll> roster =
        Roster.<DevicePoll>empty()
            .next(park.build(), Set.of("snmp-v2c", "snmp-v3"), profiles, assignment, problems);
    assertThat(problems).isEmpty();
    List<DeviceEvent> events = new ArrayList<>();
    OwnEngine own = new OwnEngine(null);
    byte[] inform = pdu(PDU.INFORM);
    byte[][] intact = {
      plain(0, v1Trap()),
      plain(1, pdu(PDU.TRAP)),
      plain(1, inform),
      signed(user, pdu(PDU.TRAP)),
      own.message(ID, inform, user, System.nanoTime()),
      SecureMessage.discovery(ID, pdu(PDU.GET))
    };
    try (TrapReceiver receiver =
        new TrapReceiver(
            TrapOptions.loopback(0),
            own,
            InstantSource.system(),
            poll -> {},
            (event, fate) -> {
              events.add(event);
              fate.decided(true);
            },
            new Collected())) {
      receiver.know(roster.all());
      receiver.datagram(ByteBuffer.wrap(intact[1]), plainAt, System.nanoTime()); // names are read
      long[] now = {System.nanoTime()};
      new Mutations("SNMP notifications", MOST_BYTES)
          .run(mutation -> {
            int which = mutation.choose(intact.length);
            events.clear();
            now[0] += 1_000_000_000;
            InetSocketAddress from = mutation.choose(2) == 0 ? plainAt : signedAt;
            byte[] damaged = mutation.of(intact[which], intact);
            receiver.datagram(ByteBuffer.wrap(damaged), from, now[0]);
            assertThat(events.size()).isLessThanOrEqualTo(1);
            receiver.datagram(ByteBuffer.wrap(intact[0].clone()), plainAt, now[0]);
            assertThat(events.getLast().device()).isEqualTo(one.code());
          });
      assertThat(receiver.figures().malformed()).isPositive();
      assertThat(receiver.figures().refused()).isPositive();
    }
    assertThat(two.id()).isEqualTo(1);
  }

  private static Device device(
      TestPark park, Profiles profiles, String protocol, InetSocketAddress at, String name) {
    return park.add(
        name, "apc-rpdu2", protocol, at, "", name, TestPark.withHealth(profiles, "apc-rpdu2"));
  }
}
