package org.parkwatch.collectors.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import com.ghgande.j2mod.modbus.util.ModbusUtil;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.line.LineKey;
import org.parkwatch.collectors.line.Wire;
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

  @Test
  void anyDamagedTcpAnswerIsAFaultOrRight() throws Exception {
    try (Peer peer = new Peer((q, n, out) -> {})) {
      survives("Modbus TCP answers", peer, connection(peer, Framing.TCP), answer -> answer);
    }
  }

  @Test
  void anyDamagedRtuAnswerIsAFaultOrRight() throws Exception {
    try (Peer peer = Peer.serial((q, n, out) -> {})) {
      survives("Modbus RTU answers", peer, connection(peer, Framing.RTU), Peer::rtu);
    }
  }

  /** No quiet is waited for: the peer says nothing unasked, and there are thousands of cases. */
  private static Connection connection(Peer peer, Framing framing) {
    LineKey key = new LineKey("127.0.0.1", peer.address().getPort());
    Wire wire = new Wire(key, TIMEOUT, Duration.ZERO, new AtomicLong(), System::nanoTime);
    return new Connection(wire, framing);
  }

  private void survives(String what, Peer peer, Connection connection, UnaryOperator<byte[]> framed)
      throws Exception {
    int cases =
        new Mutations(what, MOST_BYTES)
            .run(mutation -> {
              peer.behave((q, n, out) -> {
                byte[] damaged =
                    mutation.of(
                        framed.apply(Peer.words(q, FIRST)), framed.apply(Peer.exception(q, 2)), q);
                sent.set(damaged);
                out.write(damaged);
                throw new Peer.HangUp();
              });
              if (connection.exchange(request, UNIT, TIMEOUT) instanceof Reply.Places) {
                believed(connection.framing(), sent.get());
              }
              connection.close();
              peer.behave((q, n, out) -> out.write(framed.apply(Peer.words(q, FIRST))));
              assertThat(connection.exchange(request, UNIT, TIMEOUT)).isEqualTo(new Reply.Places());
              assertThat(connection.places()[2]).isEqualTo((short) (FIRST + 2));
              connection.close();
            });
    assertThat(cases).isPositive();
  }

  /** What was taken as an answer has the frame of one, whatever its data are. */
  private static void believed(Framing framing, byte[] sent) {
    if (framing == Framing.TCP) {
      assertThat(Arrays.copyOfRange(sent, 2, DATA_AT)).containsExactly(0, 0, 0, 9, UNIT, 3, 6);
      assertThat(sent.length).isGreaterThanOrEqualTo(DATA_AT + 6);
    } else {
      // frames of other units may stand before it
      String all = HexFormat.of().formatHex(sent);
      byte[] own = HexFormat.of().parseHex(all.substring(all.indexOf("070306")));
      int[] crc = ModbusUtil.calculateCRC(own, 0, DATA_AT);
      assertThat(own[DATA_AT]).isEqualTo((byte) crc[0]);
      assertThat(own[DATA_AT + 1]).isEqualTo((byte) crc[1]);
    }
  }
}
