package org.parkwatch.collectors.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
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

/** RTU through a serial server: no transaction number tells a late answer from the next. */
class RtuConnectionTest {
  private static final Duration TIMEOUT = Duration.ofMillis(300);
  private static final Duration QUIET = Duration.ofMillis(50);
  private static final int UNIT = 0x11;
  private static final int FIRST = 1000;

  private final AtomicLong strays = new AtomicLong();
  private final BlockRequest request =
      new BlockRequest(
          new ReadBlock(
              Table.HOLDING,
              0x6B,
              3,
              List.of(new Register(Table.HOLDING, 0x6B, WordType.U16, WordOrder.HIGH_FIRST, -1)),
              List.of(0)));
  private final Peer peer = Peer.serial((q, n, out) -> out.write(Peer.words(q, FIRST)));
  private final Connection connection =
      new Connection(
          new Wire(
              new LineKey("127.0.0.1", peer.address().getPort()),
              Duration.ofSeconds(1),
              QUIET,
              strays,
              System::nanoTime),
          Framing.RTU);

  RtuConnectionTest() throws IOException {}

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

  private void expect(Fault fault, Peer.Manner manner) {
    peer.behave(manner);
    assertThat(ask())
        .isInstanceOfSatisfying(
            Reply.Failure.class, failure -> assertThat(failure.fault()).isEqualTo(fault));
    peer.behaveSerial((q, n, out) -> out.write(Peer.words(q, FIRST)));
    expectGood(FIRST);
  }

  /** The example of many manuals: registers 40108..40110 of unit 17. */
  @Test
  void theRequestIsTheOneOfTheBooks() {
    assertThat(HexFormat.of().formatHex(request.frame(Framing.RTU, 4711, UNIT)))
        .isEqualTo("1103006b00037687");
  }

  @Test
  void answersAndExceptionsAreReadOverOneConnection() {
    expectGood(FIRST);
    peer.behaveSerial((q, n, out) -> out.write(Peer.exception(q, 2)));
    assertThat(ask()).isEqualTo(new Reply.Refusal(2));
    peer.behaveSerial((q, n, out) -> out.write(Peer.words(q, 0xFFFE)));
    expectGood(0xFFFE);
    assertThat(peer.connections()).isEqualTo(1);
  }

  @Test
  void everyWrongAnswerHasItsFaultAndTheNextAnswerIsGood() {
    expect(
        Fault.GARBAGE,
        (q, n, out) -> {
          byte[] answer = Peer.rtu(Peer.words(q, FIRST));
          answer[4] ^= 1; // the CRC tells
          out.write(answer);
        });
    expect(
        Fault.WRONG_OBJECTS,
        (q, n, out) -> {
          byte[] answer = Peer.words(q, FIRST);
          answer[7] = 4;
          out.write(Peer.rtu(answer));
        });
    expect(
        Fault.WRONG_OBJECTS,
        (q, n, out) -> {
          q[11] = 2; // two words, not three
          out.write(Peer.rtu(Peer.words(q, FIRST)));
        });
    expect(Fault.TRUNCATED, (q, n, out) -> out.write(Peer.rtu(Peer.words(q, FIRST)), 0, 6));
    expect(Fault.TIMEOUT, (q, n, out) -> {});
  }

  @Test
  void anAnswerThatComesAfterTheTimeoutIsNeverTakenForTheNext() {
    peer.behaveSerial((q, n, out) -> {
      if (n == 1) {
        Thread.sleep(TIMEOUT.toMillis() * 3 / 2); // late: the wait is its behaviour
      }
      out.write(Peer.words(q, n * FIRST));
    });
    assertThat(ask()).isInstanceOf(Reply.Failure.class);
    for (int n = 2; n < 6; n++) {
      expectGood(n * FIRST);
    }
  }

  /** A serial server hands what came from the line to whoever connects next. */
  @Test
  void whatLiesReadyOnANewConnectionIsDropped() {
    byte[] question = new byte[12];
    question[6] = UNIT;
    question[7] = 3;
    question[11] = 3;
    peer.greet(Peer.rtu(Peer.words(question, 7777)));
    expectGood(FIRST);
    assertThat(strays.get()).isEqualTo(1);
  }

  @Test
  void anotherUnitThatAnswersLateIsPassedOver() {
    peer.behaveSerial((q, n, out) -> {
      byte[] other = Peer.words(q, 5);
      other[6] = UNIT + 1;
      out.write(other);
      out.write(Peer.words(q, FIRST));
    });
    expectGood(FIRST);
    assertThat(strays.get()).isEqualTo(1);
    assertThat(peer.connections()).isEqualTo(1);
  }
}
