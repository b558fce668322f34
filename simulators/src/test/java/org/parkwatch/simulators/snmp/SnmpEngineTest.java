package org.parkwatch.simulators.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parkwatch.simulators.Wire;

class SnmpEngineTest {
  private static final byte[] COMMUNITY = "room".getBytes(StandardCharsets.UTF_8);
  private static final String SCALAR = "1.3.6.1.2.1.1.1";
  private static final String COLUMN = "1.3.6.1.4.1.99.1.1";

  private final SnmpEngine<String> engine = new SnmpEngine<>();
  private final MibTree<String> tree = tree();

  private static MibTree<String> tree() {
    MibTree.Builder<String> builder = MibTree.builder();
    builder.add(
        SCALAR, "0", (reading, sink) -> sink.octets(reading.getBytes(StandardCharsets.UTF_8)));
    for (int row : new int[] {1, 2, 127, 128, 16_384}) {
      builder.add(COLUMN + ".2", "" + row, (reading, sink) -> sink.integer(-row));
      builder.add(COLUMN + ".3", "" + row, (reading, sink) -> sink.gauge(4_294_967_290L + row));
    }
    builder.add("1.3.6.1.4.1.99.2", "0", (reading, sink) -> sink.octets(new byte[1200]));
    return builder.build();
  }

  @Test
  void getsWhatIsAskedInTheOrderAsked() {
    Wire.Reply reply = ask(1, Wire.GET, 7, 0, 0, COLUMN + ".2.128", SCALAR + ".0");
    assertThat(reply.id()).isEqualTo(7);
    assertThat(reply.status()).isZero();
    assertThat(reply.bindings().get(0).number()).isEqualTo(-128);
    assertThat(reply.bindings().get(1).text()).isEqualTo("reading");
  }

  /** RFC 2578 7.1.7: a gauge latches at its maximum and never wraps. */
  @Test
  void holdsAGaugeAtItsMaximum() {
    assertThat(ask(1, Wire.GET, 1, 0, 0, COLUMN + ".3.2").bindings().getFirst().number())
        .isEqualTo(4_294_967_292L);
    assertThat(ask(1, Wire.GET, 1, 0, 0, COLUMN + ".3.128").bindings().getFirst().number())
        .isEqualTo(4_294_967_295L);
  }

  /** RFC 3416 4.2.1. */
  @Test
  void tellsAMissingInstanceFromAMissingObjectInV2c() {
    Wire.Reply reply =
        ask(1, Wire.GET, 1, 0, 0, COLUMN + ".2.3", COLUMN + ".4.1", SCALAR, SCALAR + ".1", COLUMN);
    assertThat(reply.status()).isZero();
    assertThat(reply.bindings())
        .extracting(Wire.Binding::tag)
        .containsExactly(0x81, 0x80, 0x81, 0x81, 0x80);
  }

  /** RFC 1157 4.1.2. */
  @Test
  void namesTheFirstMissingVariableInV1AndEchoesAll() {
    Wire.Reply reply = ask(0, Wire.GET, 1, 0, 0, SCALAR + ".0", COLUMN + ".2.3", COLUMN + ".4.1");
    assertThat(reply.status()).isEqualTo(2);
    assertThat(reply.index()).isEqualTo(2);
    assertThat(reply.bindings()).hasSize(3).allMatch(binding -> binding.tag() == Wire.NULL);
  }

  @Test
  void walksInLexicographicOrderNotInOrderOfBytes() {
    String name = "1.3.6";
    StringBuilder walked = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      Wire.Binding next = ask(1, Wire.GET_NEXT, i, 0, 0, name).bindings().getFirst();
      name = next.oid();
      walked.append(name.substring(name.lastIndexOf('.') + 1)).append(' ');
    }
    assertThat(walked.toString().trim()).isEqualTo("0 1 2 127 128 16384 1 2 127 128 16384 0");
    assertThat(ask(1, Wire.GET_NEXT, 1, 0, 0, name).bindings().getFirst().tag()).isEqualTo(0x82);
    assertThat(ask(0, Wire.GET_NEXT, 1, 0, 0, name).status()).isEqualTo(2);
  }

  @Test
  void findsTheNextOfANameThatIsNoInstance() {
    assertThat(ask(1, Wire.GET_NEXT, 1, 0, 0, COLUMN + ".2.129").bindings().getFirst().oid())
        .isEqualTo(COLUMN + ".2.16384");
    assertThat(ask(1, Wire.GET_NEXT, 1, 0, 0, COLUMN + ".2.2.0").bindings().getFirst().oid())
        .isEqualTo(COLUMN + ".2.127");
    assertThat(ask(1, Wire.GET_NEXT, 1, 0, 0, "0.0").bindings().getFirst().oid())
        .isEqualTo(SCALAR + ".0");
  }

  /**
   * RFC 3416 4.2.3: the non-repeaters once, then rows of all repeaters until all are at the end.
   */
  @Test
  void answersABulkRequestRowByRow() {
    Wire.Reply reply =
        ask(1, Wire.GET_BULK, 1, 1, 2, SCALAR, COLUMN + ".2.16384", "1.3.6.1.4.1.99.2.0");
    assertThat(reply.bindings())
        .extracting(Wire.Binding::oid)
        .containsExactly(
            SCALAR + ".0",
            COLUMN + ".3.1",
            "1.3.6.1.4.1.99.2.0",
            COLUMN + ".3.2",
            "1.3.6.1.4.1.99.2.0");
    assertThat(reply.bindings().get(2).tag()).isEqualTo(0x82);
    assertThat(ask(1, Wire.GET_BULK, 1, 0, 50, "1.3.6.1.4.1.99.2.0").bindings()).hasSize(1);
    assertThat(ask(1, Wire.GET_BULK, 1, -5, -1, SCALAR).bindings()).isEmpty();
  }

  @Test
  void cutsABulkAnswerAtTheLongestMessage() {
    Wire.Reply reply = ask(1, Wire.GET_BULK, 1, 0, 100, "1.3.6", "1.3.6");
    assertThat(reply.status()).isZero();
    assertThat(engine.replyLength()).isLessThanOrEqualTo(SnmpEngine.MAX_MESSAGE_BYTES);
    assertThat(reply.bindings()).hasSizeGreaterThan(20);
  }

  @Test
  void saysTooBigWithoutBindingsInV2cAndWithThemInV1() {
    String large = "1.3.6.1.4.1.99.2.0";
    Wire.Reply v2 = ask(1, Wire.GET, 1, 0, 0, large, large);
    assertThat(v2.status()).isEqualTo(1);
    assertThat(v2.bindings()).isEmpty();
    Wire.Reply v1 = ask(0, Wire.GET, 1, 0, 0, large, large);
    assertThat(v1.status()).isEqualTo(1);
    assertThat(v1.bindings()).hasSize(2);
  }

  @Test
  void isSilentWhereEvenTheErrorWouldBeTooBig() {
    String[] names = IntStream.range(0, 120).mapToObj(i -> SCALAR + ".0").toArray(String[]::new);
    assertThat(outcome(Wire.request(0, "room", Wire.GET, 1, 0, 0, names)))
        .isEqualTo(Outcome.TOO_BIG);
  }

  @Test
  void refusesToSetAnything() {
    Wire.Reply v1 = ask(0, Wire.SET, 1, 0, 0, SCALAR + ".0");
    assertThat(v1.status()).isEqualTo(4);
    assertThat(v1.index()).isEqualTo(1);
    assertThat(ask(1, Wire.SET, 1, 0, 0, SCALAR + ".0").status()).isEqualTo(17);
  }

  @Test
  void isSilentToTheWrongCommunityAndToWhatIsNoRequest() {
    assertThat(outcome(Wire.get("Room", 1, SCALAR + ".0"))).isEqualTo(Outcome.WRONG_COMMUNITY);
    assertThat(outcome(Wire.get("", 1, SCALAR + ".0"))).isEqualTo(Outcome.WRONG_COMMUNITY);
    assertThat(outcome(Wire.request(3, "room", Wire.GET, 1, 0, 0)))
        .isEqualTo(Outcome.OTHER_VERSION);
    assertThat(outcome(Wire.request(1, "room", 0xA2, 1, 0, 0))).isEqualTo(Outcome.NOT_A_REQUEST);
    assertThat(outcome(Wire.request(0, "room", Wire.GET_BULK, 1, 0, 5, SCALAR)))
        .isEqualTo(Outcome.NOT_A_REQUEST);
  }

  @Test
  void keepsEveryRequestIdOf32Bits() {
    for (int id : new int[] {0, 0x7F, 0x80, 0xFF, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertThat(ask(1, Wire.GET, id, 0, 0, SCALAR + ".0").id()).isEqualTo(id);
    }
  }

  @Test
  void answersARequestForNothingWithNothing() {
    assertThat(ask(1, Wire.GET, 1, 0, 0).bindings()).isEmpty();
  }

  @Test
  void survivesAMillionBrokenRequestsOfSeed42() {
    SplittableRandom random = new SplittableRandom(42);
    byte[][] good = {
      Wire.get("room", 1, SCALAR + ".0", COLUMN + ".2.128"),
      Wire.request(1, "room", Wire.GET_BULK, 1, 1, 20, SCALAR, COLUMN),
      Wire.request(0, "room", Wire.GET_NEXT, 1, 0, 0, COLUMN),
      Wire.request(0, "room", Wire.SET, 1, 0, 0, SCALAR + ".0")
    };
    int answered = 0;
    byte[] buffer = new byte[4096];
    for (int i = 0; i < 1_000_000; i++) {
      byte[] message = good[random.nextInt(good.length)];
      System.arraycopy(message, 0, buffer, 0, message.length);
      int length = random.nextInt(4) == 0 ? random.nextInt(message.length + 1) : message.length;
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        buffer[random.nextInt(message.length)] = (byte) random.nextInt(256);
      }
      if (engine.answer(buffer, length, COMMUNITY, tree, "reading") == Outcome.ANSWERED) {
        answered++;
        if (i % 100 == 0) {
          Wire.parse(reply());
        }
      }
    }
    assertThat(answered).isBetween(10_000, 900_000);
    assertThat(ask(1, Wire.GET, 7, 0, 0, SCALAR + ".0").bindings()).hasSize(1);
  }

  private Wire.Reply ask(int version, int type, int id, int second, int third, String... oids) {
    assertThat(outcome(Wire.request(version, "room", type, id, second, third, oids)))
        .isEqualTo(Outcome.ANSWERED);
    return Wire.parse(reply());
  }

  private Outcome outcome(byte[] message) {
    return engine.answer(message, message.length, COMMUNITY, tree, "reading");
  }

  private byte[] reply() {
    return Arrays.copyOfRange(
        engine.replyBytes(), engine.replyFrom(), engine.replyFrom() + engine.replyLength());
  }
}
