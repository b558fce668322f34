package org.parkwatch.collectors.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.rig.Mutations;
import org.parkwatch.profiles.binding.Register;
import org.parkwatch.profiles.binding.Table;
import org.parkwatch.profiles.binding.WordOrder;
import org.parkwatch.profiles.binding.WordType;
import org.parkwatch.profiles.read.ReadBlock;

/** Damaged answers over real sockets: right or a fault, and the next intact one is read. */
class ModbusFuzzTest {
  private static final int UNIT = 7;
  private static final int FIRST = 1000;
  private static final int DATA_AT = 9;

  /** Sockets, the sentence of a fault, and classes that only a rare case loads. */
  private static final long MOST_BYTES = 1 << 20;

  /** Long enough that only a case that ends no answer meets it, and those hang up. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final BlockRequest request =
      new BlockRequest(
          new ReadBlock(
              Table.HOLDING,
              20,
              3,
              List.of(new Register(Table.HOLDING, 20, WordType.U16, WordOrder.HIGH_FIRST, -1)),
              List.of(0)));

  private final AtomicReference<byte[]> sent = new AtomicReference<>(new byte[0]);
  private final Peer peer;
  private final Connection connection;

  ModbusFuzzTest() throws IOException {
    peer = new Peer((q, n, out) -> {});
    connection =
        new Connection(
            "127.0.0.1", peer.address().getPort(), TIMEOUT, new AtomicLong(), System::nanoTime);
  }

  @AfterEach
  void part() throws IOException {
    connection.close();
    peer.close();
  }

  @Test
  void anyDamagedTcpAnswerIsAFaultOrRight() throws Exception {
    int cases =
        new Mutations("Modbus TCP answers", MOST_BYTES)
            .run(mutation -> {
              peer.behave((q, n, out) -> {
                byte[] damaged = mutation.of(Peer.words(q, FIRST), Peer.exception(q, 2), q);
                sent.set(damaged);
                out.write(damaged);
                throw new Peer.HangUp();
              });
              if (connection.exchange(request, UNIT, TIMEOUT) instanceof Reply.Places) {
                believed(sent.get());
              }
              connection.close();
              peer.behave((q, n, out) -> out.write(Peer.words(q, FIRST)));
              assertThat(connection.exchange(request, UNIT, TIMEOUT)).isEqualTo(new Reply.Places());
              assertThat(connection.places()[2]).isEqualTo((short) (FIRST + 2));
              connection.close();
            });
    assertThat(cases).isPositive();
  }

  /** What was taken as an answer has the header of one, whatever its data are. */
  private static void believed(byte[] sent) {
    assertThat(Arrays.copyOfRange(sent, 2, DATA_AT)).containsExactly(0, 0, 0, 9, UNIT, 3, 6);
    assertThat(sent.length).isGreaterThanOrEqualTo(DATA_AT + 6);
  }
}
