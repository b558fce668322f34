package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.profiles.binding.Oid;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/** What SNMPv3 believes and what not, message by message; the agent's side is built by hand. */
class SessionTest {
  private static final String ENGINE_UNKNOWN = "1.3.6.1.6.3.15.1.1.4.0";
  private static final String NOT_IN_TIME = "1.3.6.1.6.3.15.1.1.2.0";
  private static final String WRONG_DIGEST = "1.3.6.1.6.3.15.1.1.5.0";
  private static final byte[] ENGINE = HexFormat.of().parseHex("80001f8804aabbccdd");
  private static final int BOOTS = 3;
  private static final int ID = 0x4000_1234;

  private final UserKeys user = user("auth-password");
  private final Session session = new Session(user);
  private final Answer answer = new Answer();
  private final Request request =
      new Request(List.of(new Oid("1.3.6.1.2.1.1.3.0")), new int[] {0}, 1, new Secret(""));

  private static UserKeys user(String password) {
    return new UserKeys(
        new Credential.SnmpUser(
            "watch",
            Credential.Auth.SHA_256,
            new Secret(password),
            Credential.Priv.AES_128,
            new Secret("priv-password")));
  }

  private static long seconds(int seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }

  private static byte[] pdu(int type, String oid) throws Exception {
    PDU pdu = new PDU();
    pdu.setType(type);
    pdu.setRequestID(new Integer32(ID));
    pdu.add(new VariableBinding(new OID(oid), new Integer32(42)));
    BEROutputStream out = new BEROutputStream(ByteBuffer.allocate(pdu.getBERLength()));
    pdu.encodeBER(out);
    return out.getBuffer().array();
  }

  /** A signed and encrypted message of the agent. */
  private static byte[] signed(UserKeys by, byte[] pdu, int boots, int time) {
    return SecureMessage.of(ID, 0, pdu, ENGINE, boots, time, by, by.of(ENGINE), 7);
  }

  private Session.Meaning take(byte[] bytes, int atSecond) {
    SecureMessage message = SecureMessage.read(ByteBuffer.wrap(bytes));
    return message == null
        ? Session.Meaning.GARBAGE
        : session.take(message, answer, seconds(atSecond));
  }

  /** An agent's report that its engine is another, without a signature. */
  private static byte[] whoIAm(int boots, int time) throws Exception {
    return SecureMessage.inTheClear(ID, pdu(PDU.REPORT, ENGINE_UNKNOWN), ENGINE, boots, time);
  }

  private byte[] answer(int boots, int time) throws Exception {
    return signed(user, pdu(PDU.RESPONSE, "1.3.6.1.2.1.1.3.0"), boots, time);
  }

  private SecureMessage sent(int atSecond) {
    return Objects.requireNonNull(
        SecureMessage.read(session.message(request.pdu(ID), ID, seconds(atSecond))));
  }

  private static UserKeys maplesyrup(Credential.Auth auth, Credential.Priv priv) {
    Secret password = new Secret("maplesyrup");
    return new UserKeys(new Credential.SnmpUser("u", auth, password, priv, password));
  }

  /** RFC 3414, A.3.1 and A.3.2: the keys for "maplesyrup" and engine 00 .. 02. */
  @Test
  void keysAreLocalisedAsTheStandardShows() {
    byte[] engine = HexFormat.of().parseHex("000000000000000000000002");
    assertThat(
            maplesyrup(Credential.Auth.MD5, Credential.Priv.NONE).localisedAuthentication(engine))
        .isEqualTo(HexFormat.of().parseHex("526f5eed9fcce26f8964c2930787d82b"));
    assertThat(
            maplesyrup(Credential.Auth.SHA_1, Credential.Priv.NONE).localisedAuthentication(engine))
        .isEqualTo(HexFormat.of().parseHex("6695febc9288e36282235fc7151f128497b38f3f"));
  }

  /** draft-reeder-snmpv3-usm-3desede-00, B.1 and B.2: 32 bytes for the same password and engine. */
  @Test
  void keysTooShortAreContinuedAsTheDraftShows() {
    byte[] engine = HexFormat.of().parseHex("000000000000000000000002");
    assertThat(maplesyrup(Credential.Auth.MD5, Credential.Priv.AES_256_C).privacy(engine))
        .isEqualTo(
            HexFormat.of()
                .parseHex("526f5eed9fcce26f8964c2930787d82b79eff44a90650ee0a3a40abfac5acc12"));
    assertThat(maplesyrup(Credential.Auth.SHA_1, Credential.Priv.AES_256_C).privacy(engine))
        .isEqualTo(
            HexFormat.of()
                .parseHex("6695febc9288e36282235fc7151f128497b38f3f9b8b6d78936ba6e7d19dfd9c"));
  }

  @Test
  void theEngineIsAskedWhoItIsAndThenSpokenToInItsOwnTime() throws Exception {
    assertThat(sent(0).engine()).isEmpty();
    assertThat(sent(0).isSigned()).isFalse();
    assertThat(take(whoIAm(BOOTS, 1000), 0)).isEqualTo(Session.Meaning.LESSON);
    SecureMessage second = sent(5);
    assertThat(second.engine()).isEqualTo(ENGINE);
    assertThat(second.isSigned() && second.isEncrypted()).isTrue();
    assertThat(second.boots()).isEqualTo(BOOTS);
    assertThat(second.time()).isEqualTo(1005);
    assertThat(new String(second.whole(), StandardCharsets.ISO_8859_1))
        .contains("watch")
        .doesNotContain("password");
    assertThat(take(answer(BOOTS, 1005), 5)).isEqualTo(Session.Meaning.ANSWER);
    assertThat(answer.requestId()).isEqualTo(ID);
    assertThat(sent(5).salt()).isNotEqualTo(second.salt());
  }

  @Test
  void aSignedReportOfTheTimeIsLearnedAndAnUnsignedOneOnlyStartsAnew() throws Exception {
    take(whoIAm(BOOTS, 1000), 0);
    assertThat(take(signed(user, pdu(PDU.REPORT, NOT_IN_TIME), BOOTS + 1, 7), 0))
        .isEqualTo(Session.Meaning.LESSON);
    assertThat(sent(0).boots()).isEqualTo(BOOTS + 1);
    assertThat(sent(0).time()).isEqualTo(7);
    byte[] unsigned =
        SecureMessage.inTheClear(ID, pdu(PDU.REPORT, NOT_IN_TIME), ENGINE, BOOTS + 9, 1);
    assertThat(take(unsigned, 0)).isEqualTo(Session.Meaning.LESSON);
    assertThat(sent(0).engine()).isEmpty();
  }

  @Test
  void anAnswerOfTheDaysBeforeOrOfAnEarlierBootIsNotBelieved() throws Exception {
    take(whoIAm(BOOTS, 1000), 0);
    assertThat(take(answer(BOOTS, 1149), 300)).isEqualTo(Session.Meaning.NOT_BELIEVED);
    assertThat(take(answer(BOOTS - 1, 1300), 300)).isEqualTo(Session.Meaning.NOT_BELIEVED);
    assertThat(take(answer(BOOTS, 1150), 300)).isEqualTo(Session.Meaning.ANSWER);
    assertThat(take(answer(BOOTS + 1, 2), 301)).isEqualTo(Session.Meaning.ANSWER);
  }

  @Test
  void anAnswerBySomebodyElsesKeysOrInTheClearIsNotBelieved() throws Exception {
    take(whoIAm(BOOTS, 1000), 0);
    byte[] pdu = pdu(PDU.RESPONSE, "1.3.6.1.2.1.1.3.0");
    assertThat(take(signed(user("other-password"), pdu, BOOTS, 1000), 0))
        .isEqualTo(Session.Meaning.NOT_BELIEVED);
    assertThat(take(SecureMessage.inTheClear(ID, pdu, ENGINE, BOOTS, 1000), 0))
        .isEqualTo(Session.Meaning.NOT_BELIEVED);
  }

  @Test
  void aRefusalSaysWhyAndTheNextReadAsksAnewWhoItIs() throws Exception {
    take(whoIAm(BOOTS, 1000), 0);
    byte[] refusal =
        SecureMessage.inTheClear(ID, pdu(PDU.REPORT, WRONG_DIGEST), ENGINE, BOOTS, 1000);
    assertThat(take(refusal, 0)).isEqualTo(Session.Meaning.REFUSAL);
    assertThat(session.refusal())
        .isEqualTo("(wrong digest: another authentication password or method)");
    assertThat(sent(0).engine()).isEmpty();
  }

  @Test
  void anAgentThatAlwaysSaysThatItIsAnotherIsGivenUp() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(take(whoIAm(BOOTS, i), 0)).isEqualTo(Session.Meaning.LESSON);
    }
    assertThat(take(whoIAm(BOOTS, 9), 0)).isEqualTo(Session.Meaning.REFUSAL);
    assertThat(take(whoIAm(BOOTS, 10), 0)).isEqualTo(Session.Meaning.LESSON);
  }

  @Test
  void noFlippedBitOfAnAnswerIsBelieved() throws Exception {
    take(whoIAm(BOOTS, 1000), 0);
    byte[] good = answer(BOOTS, 1000);
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] broken = good.clone();
      broken[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(take(broken, 0)).as("bit %d", bit).isNotEqualTo(Session.Meaning.ANSWER);
    }
    for (int length = 0; length < good.length; length++) {
      assertThat(take(Arrays.copyOf(good, length), 0)).isNotEqualTo(Session.Meaning.ANSWER);
    }
    assertThat(take(good, 0)).isEqualTo(Session.Meaning.ANSWER);
  }
}
