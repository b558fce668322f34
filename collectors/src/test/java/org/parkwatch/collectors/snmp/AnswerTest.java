package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.profiles.binding.Binding;
import org.parkwatch.profiles.binding.Combine;
import org.parkwatch.profiles.binding.DeviceUnit;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.binding.Reading;
import org.parkwatch.profiles.binding.Scale;
import org.parkwatch.profiles.binding.UnitSource;
import org.parkwatch.profiles.binding.WireType;
import org.parkwatch.profiles.read.PointValues;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.ReadPlan;
import org.parkwatch.profiles.read.Verdict;
import org.snmp4j.PDU;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/** The bytes of values at the edges of their types, written by SNMP4J and read by us. */
class AnswerTest {
  private static final Oid OBJECT = new Oid("1.3.6.1.4.1.4294967295.128.0");

  private static Object read(WireType expected, Variable sent) {
    ReadPlan plan =
        ReadPlan.of(
            List.of(
                new Binding(
                    Combine.FIRST,
                    List.of(
                        new Reading(
                            OBJECT,
                            EnumSet.of(expected),
                            new Scale.Fixed(BigDecimal.ONE),
                            new UnitSource.Fixed(DeviceUnit.NONE),
                            List.of(),
                            List.of(),
                            Optional.empty())),
                    -1e300,
                    1e300,
                    0)));
    Request request =
        new Request(List.of(OBJECT), IntStream.range(0, 1).toArray(), 1, new Secret("public"));
    TestAgent agent = new TestAgent().with(OBJECT.text(), sent);
    ByteBuffer bytes = ByteBuffer.wrap(agent.answer(request.withId(Request.FIRST_ID + 5)));
    Answer answer = new Answer();
    assertThat(answer.header(bytes)).isNull();
    assertThat(answer.requestId()).isEqualTo(Request.FIRST_ID + 5);
    RawValues raw = new RawValues(1);
    raw.reset(1);
    assertThat(answer.values(request, raw, 0)).isNull();
    PointValues values = new PointValues();
    plan.decode(raw, values);
    return values.verdict(0) == Verdict.GOOD ? (Object) values.value(0) : values.verdict(0);
  }

  @Test
  void signedNumbersKeepTheirSignAtEveryLength() {
    for (int value :
        new int[] {
          0,
          1,
          0x7F,
          0x80,
          0xFF,
          0x100,
          0x7FFF,
          0x8000,
          0x7FFFFF,
          0x800000,
          Integer.MAX_VALUE,
          -1,
          -128,
          -129,
          -32768,
          -32769,
          Integer.MIN_VALUE
        }) {
      assertThat(read(WireType.INTEGER, new Integer32(value))).isEqualTo((double) value);
    }
  }

  @Test
  void unsignedNumbersNeverTurnNegative() {
    for (long value : new long[] {0, 0x7F, 0x80, 0xFF, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL}) {
      assertThat(read(WireType.GAUGE, new Gauge32(value))).isEqualTo((double) value);
      assertThat(read(WireType.COUNTER, new Counter32(value))).isEqualTo((double) value);
      assertThat(read(WireType.TICKS, new TimeTicks(value))).isEqualTo((double) value);
      assertThat(read(WireType.COUNTER64, new Counter64(value))).isEqualTo((double) value);
    }
    assertThat(read(WireType.COUNTER64, new Counter64(-1))).isEqualTo(0x1p64);
  }

  @Test
  void aNumberInTextIsReadAsFarAsItIsOne() {
    assertThat(read(WireType.TEXT, new OctetString("23"))).isEqualTo(23.0);
    assertThat(read(WireType.TEXT, new OctetString("\"-7\"\0"))).isEqualTo(-7.0);
    assertThat(read(WireType.TEXT, new OctetString("41 %RH"))).isEqualTo(41.0);
    assertThat(read(WireType.TEXT, new OctetString("not available"))).isEqualTo(Verdict.WRONG_TYPE);
    assertThat(read(WireType.TEXT, new OctetString("-"))).isEqualTo(Verdict.WRONG_TYPE);
    assertThat(read(WireType.TEXT, new OctetString(new byte[200]))).isEqualTo(Verdict.WRONG_TYPE);
  }

  @Test
  void anotherTypeThanExpectedIsNoNumberAndAMissingObjectIsMissing() {
    assertThat(read(WireType.GAUGE, new Integer32(5))).isEqualTo(Verdict.WRONG_TYPE);
    assertThat(read(WireType.INTEGER, new IpAddress("127.0.0.1"))).isEqualTo(Verdict.WRONG_TYPE);
    assertThat(read(WireType.INTEGER, Null.noSuchObject)).isEqualTo(Verdict.NO_SUCH_OBJECT);
    assertThat(read(WireType.INTEGER, Null.noSuchInstance)).isEqualTo(Verdict.NO_SUCH_OBJECT);
    assertThat(read(WireType.INTEGER, Null.endOfMibView)).isEqualTo(Verdict.NO_SUCH_OBJECT);
  }

  @Test
  void aRequestAndAnAnswerOfAnotherVersionAreNoAnswers() {
    Request request = new Request(List.of(OBJECT), new int[] {0}, 1, new Secret("public"));
    assertThat(new Answer().header(request.withId(Request.FIRST_ID))).isEqualTo(Fault.GARBAGE);
    TestAgent.Message message =
        TestAgent.Message.decode(ByteBuffer.wrap(bytes(request.withId(Request.FIRST_ID))));
    message.pdu().setType(PDU.RESPONSE);
    TestAgent.Message v1 = new TestAgent.Message(0, message.community(), message.pdu());
    Answer answer = new Answer();
    assertThat(answer.header(ByteBuffer.wrap(v1.encode()))).isNull();
    assertThat(answer.isFor(request)).isFalse();
    TestAgent.Message v9 = new TestAgent.Message(9, message.community(), message.pdu());
    assertThat(answer.header(ByteBuffer.wrap(v9.encode()))).isEqualTo(Fault.WRONG_CREDENTIAL);
  }

  @Test
  void theRequestIsWhatSnmp4jItselfWouldSend() {
    Request request = new Request(List.of(OBJECT), new int[] {0}, 1, new Secret("pub lic"));
    TestAgent.Message sent =
        TestAgent.Message.decode(ByteBuffer.wrap(bytes(request.withId(0x7FFF_FFFF))));
    assertThat(sent.version()).isEqualTo(1);
    assertThat(sent.community()).hasToString("pub lic");
    assertThat(sent.pdu().getType()).isEqualTo(PDU.GET);
    assertThat(sent.pdu().getRequestID().toInt()).isEqualTo(0x7FFF_FFFF);
    assertThat(sent.pdu().get(0).getOid().toDottedString()).isEqualTo(OBJECT.text());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
