package org.parkwatch.collectors.ydt1363;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.line.Wire;
import org.parkwatch.collectors.rig.Mutations;
import org.parkwatch.profiles.ProfilePoint;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.profiles.read.InfoBlock;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.ReadPlan;

/** Damaged answers over real sockets, and answers that are whole but laid out in any way. */
class Ydt1363FuzzTest {
  private static final String INFO = "0001020CE40CE50100FA000014AC12DE020001";
  private static final Frame COMMAND = new Frame(0x20, 1, 0x46, 0x42, new byte[] {1});

  /** Sockets, the sentence of a fault, and classes that only a rare case loads. */
  private static final long MOST_BYTES = 1 << 20;

  /** Long enough that only a case that ends no answer meets it, and those hang up. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @Test
  void anyDamagedAnswerIsAFaultOrRight() throws Exception {
    AtomicReference<byte[]> sent = new AtomicReference<>(new byte[0]);
    try (SerialPeer peer = new SerialPeer((q, n, out) -> {})) {
      Wire wire = new Wire(peer.key(), TIMEOUT, Duration.ZERO, new AtomicLong(), System::nanoTime);
      Conversation conversation = new Conversation(wire, TIMEOUT, TIMEOUT);
      int cases =
          new Mutations("YD/T 1363.3 answers", MOST_BYTES)
              .run(mutation -> {
                peer.behave((q, n, out) -> {
                  byte[] damaged =
                      mutation.of(
                          bytes(SerialPeer.to(q, INFO)),
                          bytes(SerialPeer.frame(0x20, 2, 0x46, 4, "")),
                          bytes(q));
                  sent.set(damaged);
                  out.write(damaged);
                  throw new IOException("hangs up");
                });
                if (conversation.exchange(COMMAND) instanceof Reply.Answered(Frame answer)) {
                  // what is believed stands there as a whole, checksum and all
                  String whole =
                      SerialPeer.frame(
                          answer.version(),
                          1,
                          0x46,
                          0,
                          HexFormat.of().withUpperCase().formatHex(answer.info()));
                  assertThat(
                          new String(sent.get(), StandardCharsets.ISO_8859_1)
                              .toUpperCase(Locale.ROOT))
                      .contains(whole.substring(0, whole.length() - 5));
                }
                conversation.close();
                peer.behave((q, n, out) -> SerialPeer.say(out, SerialPeer.to(q, INFO)));
                assertThat(conversation.exchange(COMMAND)).isInstanceOf(Reply.Answered.class);
                conversation.close();
              });
      assertThat(cases).isPositive();
    }
  }

  @Test
  void anyInfoIsTakenOrRefused() throws Exception {
    List<InfoBlock> blocks =
        Profiles.load().all().stream()
            .filter(
                profile -> profile.id().startsWith("ydt1363-") || profile.id().equals("seplos-emu"))
            .flatMap(profile ->
                InfoBlock.of(
                    ReadPlan.of(profile.points().stream().map(ProfilePoint::binding).toList())
                        .addresses())
                    .stream())
            .toList();
    assertThat(blocks).hasSizeGreaterThan(9);
    RawValues raw = new RawValues(256);
    byte[] info = HexFormat.of().parseHex(INFO);
    int cases =
        new Mutations("YD/T 1363.3 INFO", MOST_BYTES)
            .run(mutation -> {
              InfoBlock block = blocks.get(mutation.choose(blocks.size()));
              raw.reset(256);
              try {
                block.take(mutation.of(info), raw);
              } catch (InfoBlock.Misfit e) {
                assertThat(e.getMessage()).startsWith("INFO of ");
              }
            });
    assertThat(cases).isPositive();
  }

  private static byte[] bytes(String characters) {
    return characters.getBytes(StandardCharsets.ISO_8859_1);
  }
}
