package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.telemetry.sample.Quality;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OctetString;

/** Answers that are wrong, broken, refused or somebody else's. */
class LaneAnswersTest extends OneDevice {
  @Test
  void aDoubledAnswerIsTakenOnce() throws IOException {
    network.peer =
        (request, n) -> {
          byte[] answer = agent.answer(request);
          return List.of(after(3, answer), after(4, answer), after(500, answer));
        };
    runUntil(10);
    assertThat(of("voltage")).containsExactly(at(0, 230.1));
    assertThat(figures.dropped.get()).isEqualTo(2);
  }

  @Test
  void badAnswersAreBadSamplesWithTheirReasonAndTheNextReadIsGoodAgain() throws IOException {
    Map<Fault, BiFunction<ByteBuffer, TestAgent, byte[]>> hostile = new HashMap<>();
    hostile.put(Fault.GARBAGE, (request, a) -> new byte[] {0x13, 0x37, 0, 1, 2, 3});
    hostile.put(
        Fault.TRUNCATED,
        (request, a) -> {
          byte[] whole = a.answer(request);
          return Arrays.copyOf(whole, whole.length - 5);
        });
    hostile.put(Fault.OVERSIZED, (request, a) -> new byte[60_000]);
    hostile.put(
        Fault.WRONG_ID,
        (request, a) -> {
          TestAgent.Message m = a.answer(TestAgent.Message.decode(request));
          m.pdu().setRequestID(new Integer32(m.pdu().getRequestID().toInt() + 77));
          return m.encode();
        });
    hostile.put(
        Fault.WRONG_OBJECTS,
        (request, a) -> {
          TestAgent.Message m = a.answer(TestAgent.Message.decode(request));
          m.pdu().remove(0);
          return m.encode();
        });
    hostile.put(
        Fault.WRONG_CREDENTIAL,
        (request, a) -> {
          TestAgent.Message m = a.answer(TestAgent.Message.decode(request));
          return new TestAgent.Message(1, new OctetString("other"), m.pdu()).encode();
        });
    long slot = 0;
    for (Map.Entry<Fault, BiFunction<ByteBuffer, TestAgent, byte[]>> entry : hostile.entrySet()) {
      network.peer = (request, n) -> List.of(after(3, entry.getValue().apply(request, agent)));
      runUntil(slot * 10 + 10);
      assertThat(of("voltage")).last().isEqualTo(at(slot, entry.getKey().quality()));
      assertThat(poll.health().health().faults()).containsKey(entry.getKey());
      answers(3);
      runUntil(slot * 10 + 20);
      assertThat(of("voltage")).last().isEqualTo(at(slot + 1, 230.1));
      slot += 2;
    }
  }

  @Test
  void garbageBeforeTheRealAnswerDoesNotHarmIt() throws IOException {
    network.peer =
        (request, n) -> List.of(after(2, new byte[] {0x30, 0}), after(5, agent.answer(request)));
    runUntil(10);
    assertThat(of("voltage")).containsExactly(at(0, 230.1));
  }

  @Test
  void anAnswerFromAnotherAddressIsNotTaken() throws IOException {
    network.peer =
        (request, n) ->
            List.of(
                new FakeNetwork.Delivery(
                    agent.answer(request),
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), 16_161),
                    now + 3));
    runUntil(10);
    assertThat(of("voltage")).containsExactly(at(0, Quality.BAD_TIMEOUT));
  }

  @Test
  void aWrongTypeOrAMissingObjectIsBadForItsPointOnly() throws IOException {
    agent.with(CURRENT_OID, new OctetString("n/a"));
    agent.with(POWER_OID, Null.noSuchObject);
    answers(3);
    runUntil(10);
    assertThat(of("voltage")).containsExactly(at(0, 230.1));
    assertThat(of("current")).containsExactly(at(0, Quality.BAD_TYPE));
    assertThat(of("power")).containsExactly(at(0, Quality.BAD_NO_SUCH_OBJECT));
    assertThat(of("comm.up")).containsExactly(at(0, 1.0));
  }

  @Test
  void anAgentForWhichTheRequestIsTooBigIsAskedInPartsInTheSameSlotAndLaterAtOnce()
      throws IOException {
    agent.maxObjects = 1;
    answers(3);
    runUntil(10);
    assertThat(of("voltage")).containsExactly(at(0, 230.1));
    assertThat(of("power")).containsExactly(at(0, 1.47));
    network.sent.clear();
    runUntil(20); // the round without power: learned anew, two objects
    runUntil(30); // the same round again, now in parts at once
    assertThat(of("current")).hasSize(3).last().isEqualTo(at(2, 6.6));
    assertThat(network.sent).hasSize(3 + 2);
  }

  @Test
  void anObjectThatTheAgentFailsOnIsLeftOutAndTheOthersAreRead() throws IOException {
    agent.genErrFor = CURRENT_OID;
    answers(3);
    runUntil(10);
    assertThat(of("voltage")).containsExactly(at(0, 230.1));
    assertThat(of("current")).containsExactly(at(0, Quality.BAD_DEVICE_ERROR));
    assertThat(of("power")).containsExactly(at(0, 1.47));
  }

  @Test
  void anAgentThatAnswersEverythingWithAnErrorIsBadAndDoesNotEndTheCollector() throws IOException {
    network.peer =
        (request, n) -> {
          TestAgent.Message m = agent.answer(TestAgent.Message.decode(request));
          m.pdu().setErrorStatus(PDU.genErr);
          m.pdu().setErrorIndex(0);
          return List.of(after(3, m.encode()));
        };
    runUntil(20);
    assertThat(of("voltage"))
        .containsExactly(at(0, Quality.BAD_DEVICE_ERROR), at(1, Quality.BAD_DEVICE_ERROR));
    answers(3);
    runUntil(100);
    assertThat(of("voltage")).last().isEqualTo(at(9, 230.1));
  }

  @Test
  void anyCutAndAnyFlippedBitOfAnAnswerIsSurvivedSeed20261122() throws IOException {
    Random random = new Random(20_261_122);
    network.peer =
        (request, n) -> {
          byte[] bytes = agent.answer(request);
          List<FakeNetwork.Delivery> all = new ArrayList<>();
          for (int i = 0; i < 200; i++) {
            byte[] broken = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            all.add(after(1, broken));
          }
          return all;
        };
    runUntil(600);
    assertThat(of("voltage")).hasSize(60);
    network.peer = (request, n) -> List.of(after(3, agent.answer(request)));
    runUntil(1000);
    assertThat(of("voltage")).last().asString().endsWith("230.1");
  }
}
