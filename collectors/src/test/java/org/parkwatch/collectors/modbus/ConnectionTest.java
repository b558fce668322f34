package org.parkwatch.collectors.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.line.LineKey;
import org.parkwatch.collectors.line.Wire;
import org.parkwatch.profiles.binding.Register;
import org.parkwatch.profiles.binding.Table;
import org.parkwatch.profiles.binding.WordOrder;
import org.parkwatch.profiles.binding.WordType;
import org.parkwatch.profiles.read.ReadBlock;

/** One connection over real sockets against peers that misbehave, each in its own way. */
class ConnectionTest {
  private static final Duration TIMEOUT = Duration.ofMillis(300);
  private static final int UNIT = 7;
  private static final int FIRST = 1000;

  private final AtomicLong strays = new AtomicLong();
  private final BlockRequest request =
      new BlockRequest(
          new ReadBlock(
              Table.HOLDING,
              20,
              3,
              List.of(new Register(Table.HOLDING, 20, WordType.U16, WordOrder.HIGH_FIRST, -1)),
              List.of(0)));
  private int looks;

  /** How often the connection looks at the clock before it is an hour late. */
  private int inTime = Integer.MAX_VALUE;

  private final Peer peer;
  private final Connection connection;

  ConnectionTest() throws IOException {
    peer = new Peer((q, n, out) -> {});
    connection =
        new Connection(
            new Wire(
                new LineKey("127.0.0.1", peer.address().getPort()),
                Duration.ofSeconds(1),
                Duration.ZERO,
                strays,
                () -> System.nanoTime() + (looks++ < inTime ? 0 : Duration.ofHours(1).toNanos())),
            Framing.TCP);
  }

  @AfterEach
  void part() throws IOException {
    connection.close();
    peer.close();
  }

  private Reply ask() {
    return connection.exchange(request, UNIT, TIMEOUT);
  }

  private void expectGood(int first) {
    assertThat(ask()).isEqualTo(new Reply.Places());
    assertThat(Arrays.copyOf(connection.places(), 3))
        .containsExactly((short) first, (short) (first + 1), (short) (first + 2));
  }

  /** The peer's answer is this fault, and after it the same connection object works again. */
  private void expect(Fault fault, Peer.Manner manner) throws IOException {
    peer.behave(manner);
    assertThat(ask())
        .isInstanceOfSatisfying(
            Reply.Failure.class, failure -> assertThat(failure.fault()).isEqualTo(fault));
    peer.behave((q, n, out) -> out.write(Peer.words(q, FIRST)));
    expectGood(FIRST);
    connection.close();
  }

  private interface Change {
    byte[] of(byte[] answer);
  }

  private void expectOf(Fault fault, Change change) throws IOException {
    expect(fault, (q, n, out) -> out.write(change.of(Peer.words(q, FIRST))));
  }

  private static byte[] with(byte[] answer, int at, int value) {
    answer[at] = (byte) value;
    return answer;
  }

  @Test
  void whatWasAskedIsOnTheWireAndTheAnswerIsRead() throws IOException {
    peer.behave((q, n, out) -> {
      assertThat(Peer.unit(q)).isEqualTo(UNIT);
      assertThat(q[7]).isEqualTo((byte) 3);
      assertThat(Peer.start(q)).isEqualTo(20);
      out.write(Peer.words(q, 0xFFFE)); // words are unsigned: 65534, 65535, 0
    });
    for (int i = 0; i < 10; i++) {
      expectGood(0xFFFE);
    }
    assertThat(peer.connections()).isEqualTo(1);
  }

  @Test
  void everyWrongAnswerHasItsFaultAndTheNextAnswerIsGood() throws IOException {
    expectOf(Fault.WRONG_ID, a -> with(a, 1, a[1] + 1));
    expectOf(Fault.WRONG_ID, a -> with(a, 6, UNIT + 1));
    expectOf(Fault.GARBAGE, a -> with(a, 3, 1));
    expectOf(Fault.GARBAGE, a -> with(a, 5, 2));
    expectOf(Fault.WRONG_OBJECTS, a -> with(a, 7, 4));
    expectOf(Fault.WRONG_OBJECTS, a -> with(a, 8, 8));
    expectOf(Fault.WRONG_OBJECTS, a -> with(Arrays.copyOf(a, 13), 5, 7));
    expectOf(Fault.OVERSIZED, a -> with(a, 4, 0xEA));
    expectOf(Fault.GARBAGE, a -> "HTTP/1.1 400 Bad Request".getBytes(StandardCharsets.UTF_8));
    expectOf(Fault.TRUNCATED, a -> Arrays.copyOf(a, 11));
    expectOf(Fault.TIMEOUT, a -> new byte[0]);
  }

  @Test
  void aPeerThatHangsUpIsToldFromOneThatIsSilent() throws IOException {
    expect(
        Fault.CLOSED,
        (q, n, out) -> {
          throw new Peer.HangUp();
        });
    expect(
        Fault.TRUNCATED,
        (q, n, out) -> {
          out.write(Peer.words(q, FIRST), 0, 8);
          throw new Peer.HangUp();
        });
  }

  /** Without a deadline over the whole answer, 15 bytes would hold the line for 3 s. */
  @Test
  void aPeerThatDripsByteByByteHoldsTheLineNoLongerThanTheTimeout() throws IOException {
    CountDownLatch cut = new CountDownLatch(1);
    expect(
        Fault.TRUNCATED,
        (q, n, out) -> {
          try {
            for (byte b : Peer.words(q, FIRST)) {
              out.write(b);
              Thread.sleep(200); // a dripping peer drips: the wait is its behaviour
            }
          } catch (IOException e) {
            cut.countDown();
            throw e;
          }
          throw new AssertionError("the whole answer could be sent");
        });
  }

  @Test
  void whereNobodyListensIsUnreachable() throws IOException {
    LineKey key = new LineKey("127.0.0.1", Peer.nobody().getPort());
    Wire wire = new Wire(key, TIMEOUT, Duration.ZERO, strays, System::nanoTime);
    try (Connection nowhere = new Connection(wire, Framing.TCP)) {
      assertThat(nowhere.exchange(request, UNIT, TIMEOUT))
          .isInstanceOfSatisfying(
              Reply.Failure.class, f -> assertThat(f.fault()).isEqualTo(Fault.UNREACHABLE));
    }
  }

  @Test
  void anAnswerThatComesAfterTheTimeoutIsNeverTakenForTheNext() throws Exception {
    peer.behave((q, n, out) -> {
      if (n == 1) {
        Thread.sleep(2 * TIMEOUT.toMillis()); // late: the wait is its behaviour
      }
      out.write(Peer.words(q, n * FIRST));
    });
    assertThat(ask()).isInstanceOf(Reply.Failure.class);
    for (int n = 2; n < 6; n++) {
      expectGood(n * FIRST);
    }
    assertThat(peer.connections()).isEqualTo(2);
  }

  /**
   * On a busy machine it may be we who are late: what came by then came in time. The clock is
   * looked at for the deadline, before the header and before the rest, which came with the header.
   */
  @Test
  void anAnswerThatLiesInTheSocketIsTakenThoughWeAreLate() throws IOException {
    inTime = 2;
    peer.behave((q, n, out) -> out.write(Peer.words(q, FIRST)));
    expectGood(FIRST);
    assertThat(looks).isEqualTo(3);
  }

  @Test
  void halfAnAnswerIsCutOffWhenItsTimeIsOver() throws IOException {
    inTime = 2;
    peer.behave((q, n, out) -> out.write(Peer.words(q, FIRST), 0, 7));
    assertThat(connection.exchange(request, UNIT, Duration.ofMinutes(1)))
        .isEqualTo(new Reply.Failure(Fault.TRUNCATED, "within 60000 ms, 7 bytes came"));
  }

  @Test
  void aDoubledAnswerIsTakenOnceAndCounted() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    peer.behave((q, n, out) -> {
      out.write(Peer.words(q, n * FIRST));
      if (n == 1) {
        out.write(Peer.words(q, n * FIRST));
        sent.countDown();
      }
    });
    expectGood(FIRST);
    sent.await();
    expectGood(2 * FIRST);
    assertThat(strays.get()).isEqualTo(1);
  }

  /** Many gateways close a connection that was idle; that is no failure of a read. */
  @Test
  void aConnectionThatThePeerClosedBetweenTwoReadsIsOpenedAgainInTheSameRead() throws IOException {
    peer.behave((q, n, out) -> {
      out.write(Peer.words(q, n * FIRST));
      throw new Peer.HangUp();
    });
    for (int n = 1; n < 5; n++) {
      expectGood(n * FIRST);
    }
    assertThat(peer.requests()).isEqualTo(4);
  }

  @Test
  void anExceptionIsAnAnswerAndKeepsTheConnection() throws IOException {
    peer.behave((q, n, out) -> out.write(Peer.exception(q, n)));
    for (int code = 1; code <= 0x0B; code++) {
      assertThat(ask()).isEqualTo(new Reply.Refusal(code));
    }
    assertThat(peer.connections()).isEqualTo(1);
    assertThat(new Reply.Refusal(0x0B).text())
        .isEqualTo("exception 0x0B, gateway target failed to respond");
  }

  /** Every answer is either right or a fault; nothing escapes and nothing is believed. */
  @Test
  void anyCutAndAnyFlippedBitOfAnAnswerIsSurvivedSeed20261122() throws IOException {
    Random random = new Random(20_261_122);
    peer.behave((q, n, out) -> damaged(q, random, out));
    for (int i = 0; i < 400; i++) {
      Reply reply = connection.exchange(request, UNIT, Duration.ofMillis(50));
      assertThat(reply).isNotNull();
    }
    peer.behave((q, n, out) -> out.write(Peer.words(q, FIRST)));
    connection.close(); // the peer may still be sending damaged ones
    expectGood(FIRST);
  }

  private static void damaged(byte[] question, Random random, OutputStream out) throws Exception {
    byte[] whole = Peer.words(question, FIRST);
    byte[] broken = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
    broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
    out.write(broken);
    throw new Peer.HangUp();
  }
}
