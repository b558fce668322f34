package org.parkwatch.collectors.ydt1363;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.line.Wire;

/** Commands over real sockets against serial lines that misbehave, each in its own way. */
class ConversationTest {
  private static final Duration TIMEOUT = Duration.ofMillis(300);
  private static final Duration SETTLE = Duration.ofMillis(400);
  private static final int ADDRESS = 7;
  private static final int UPS = 0x2A;
  private static final Frame COMMAND = new Frame(0x20, ADDRESS, UPS, 0x42, new byte[0]);

  private final AtomicLong strays = new AtomicLong();
  private final SerialPeer peer = new SerialPeer((q, n, out) -> {});
  private final Conversation conversation =
      new Conversation(
          new Wire(
              peer.key(), Duration.ofSeconds(1), Duration.ofMillis(50), strays, System::nanoTime),
          TIMEOUT,
          SETTLE);

  ConversationTest() throws IOException {}

  @AfterEach
  void part() throws IOException {
    conversation.close();
    peer.close();
  }

  private void expectGood(String info) {
    assertThat(conversation.exchange(COMMAND))
        .isInstanceOfSatisfying(
            Reply.Answered.class,
            answered ->
                assertThat(HexFormat.of().withUpperCase().formatHex(answered.answer().info()))
                    .isEqualTo(info));
  }

  private void expect(Fault fault, String detail) {
    assertThat(conversation.exchange(COMMAND))
        .isInstanceOfSatisfying(
            Reply.Failure.class,
            failure -> {
              assertThat(failure.fault()).isEqualTo(fault);
              assertThat(failure.detail()).contains(detail);
            });
    peer.behave((q, n, out) -> SerialPeer.say(out, SerialPeer.to(q, "00AB")));
    expectGood("00AB");
  }

  private void expect(Fault fault, String detail, SerialPeer.Manner manner) {
    peer.behave(manner);
    expect(fault, detail);
  }

  /** Commands of the EMU10XX manual, table 7, and the example of its section 3.3. */
  @Test
  void commandsAreThoseOfTheBooks() {
    assertThat(text(new Frame(0x20, 0, 0x46, 0x42, new byte[] {0})))
        .isEqualTo("~20004642E00200FD37\r");
    assertThat(text(new Frame(0x20, 15, 0x46, 0x44, new byte[] {15})))
        .isEqualTo("~200F4644E0020FFD09\r");
    assertThat(text(new Frame(0x12, 3, 0x40, 0x04, new byte[0]))).startsWith("~120340040000");
  }

  private static String text(Frame frame) {
    return new String(frame.encode(), StandardCharsets.US_ASCII);
  }

  /** As a US2000 sent it: fifteen cells, five temperatures. */
  @Test
  void aFrameOfARealBatteryIsRead() throws Exception {
    String sent =
        "20024600C06E10020F0C9A0C980C990C980C9A0C9A0C990C9B0C9C0C9A0C9B0C9B0C9B0C9B0C99"
            + "050B740B550B570B530B630000BD06190F02C3500084E545";
    byte[] digits = sent.getBytes(StandardCharsets.US_ASCII);
    Frame frame = Frame.decode(digits, digits.length);
    assertThat(frame.version()).isEqualTo(0x20);
    assertThat(frame.address()).isEqualTo(2);
    assertThat(frame.info()).hasSize(55).startsWith(0x10, 2, 15, 0x0C, 0x9A);
  }

  @Test
  void answersInPiecesAndBehindNoiseAreReadOverOneConnection() {
    peer.behave((q, n, out) -> {
      assertThat(q + "\r").isEqualTo(SerialPeer.frame(0x20, ADDRESS, UPS, 0x42, ""));
      String answer = SerialPeer.to(q, "0001");
      SerialPeer.say(out, "\u0000\u00FFhello\r~2007" + answer.substring(0, 9));
      out.flush();
      Thread.sleep(20); // a serial server packs as it likes: the wait is its behaviour
      SerialPeer.say(out, answer.substring(9));
    });
    expectGood("0001");
    expectGood("0001");
    assertThat(peer.connections()).isEqualTo(1);
  }

  @Test
  void everyWrongAnswerHasItsFaultAndTheNextAnswerIsGood() {
    expect(
        Fault.GARBAGE,
        "CHKSUM",
        (q, n, out) -> SerialPeer.say(out, SerialPeer.to(q, "00AB").replace("AB", "AC")));
    expect(
        Fault.GARBAGE,
        "LCHKSUM 0H, not CH",
        (q, n, out) -> SerialPeer.say(out, checked("20072A00000400AB")));
    expect(
        Fault.GARBAGE,
        "LENID 6, but 4 digits",
        (q, n, out) -> SerialPeer.say(out, checked("20072A00A00600AB")));
    expect(
        Fault.GARBAGE,
        "58H is no hex digit",
        (q, n, out) -> SerialPeer.say(out, checked("20072A00C00400XX")));
    expect(Fault.GARBAGE, "only 4 digits", (q, n, out) -> SerialPeer.say(out, "~2007\r"));
    expect(
        Fault.GARBAGE,
        "more than 4111 digits",
        (q, n, out) -> SerialPeer.say(out, "~" + "0".repeat(5000)));
    expect(
        Fault.TRUNCATED,
        "within 300 ms, 12 bytes came '20072A00C00'",
        (q, n, out) -> SerialPeer.say(out, SerialPeer.to(q, "00AB").substring(0, 12)));
    expect(Fault.TIMEOUT, "within 300 ms, 0 bytes came", (q, n, out) -> {});
    expect(
        Fault.CLOSED,
        "closed",
        (q, n, out) -> {
          throw new IOException("hangs up");
        });
  }

  /** With a right checksum, so that what is wrong inside is found. */
  private static String checked(String text) {
    return "~%s%04X\r".formatted(text, (0x10000 - text.chars().sum()) & 0xFFFF);
  }

  @Test
  void returnCodesAreAnswersAndKeepTheConnection() {
    peer.behave((q, n, out) -> SerialPeer.say(out, SerialPeer.frame(0x21, ADDRESS, UPS, n, "")));
    for (int code = 1; code <= 7; code++) {
      assertThat(conversation.exchange(COMMAND)).isEqualTo(new Reply.Refusal(code));
    }
    assertThat(peer.connections()).isEqualTo(1);
    assertThat(new Reply.Refusal(4).text()).isEqualTo("RTN 04H, CID2 not valid");
  }

  @Test
  void anAnswerThatComesAfterTheTimeoutIsNeverTakenForTheNext() {
    peer.behave((q, n, out) -> {
      if (n == 1) {
        Thread.sleep(TIMEOUT.toMillis() * 3 / 2); // late: the wait is its behaviour
      }
      SerialPeer.say(out, SerialPeer.to(q, "%04X".formatted(n)));
    });
    assertThat(conversation.exchange(COMMAND)).isInstanceOf(Reply.Failure.class);
    for (int n = 2; n < 5; n++) {
      expectGood("%04X".formatted(n));
    }
    assertThat(strays.get()).isEqualTo(1);
  }

  /** A serial server hands what came from the line to whoever connects next. */
  @Test
  void whatLiesReadyOnANewConnectionIsDropped() {
    peer.greet(SerialPeer.frame(0x20, ADDRESS, UPS, 0, "7777"));
    peer.behave((q, n, out) -> SerialPeer.say(out, SerialPeer.to(q, "0001")));
    expectGood("0001");
    assertThat(strays.get()).isEqualTo(1);
  }

  @Test
  void anotherDeviceThatAnswersLateIsPassedOver() {
    peer.behave((q, n, out) ->
        SerialPeer.say(
            out,
            SerialPeer.frame(0x20, ADDRESS + 1, UPS, 0, "7777")
                + SerialPeer.frame(0x20, ADDRESS, 0x40, 0, "7777")
                + SerialPeer.to(q, "0001")));
    expectGood("0001");
    assertThat(strays.get()).isEqualTo(2);
    assertThat(peer.connections()).isEqualTo(1);
  }

  @Test
  void aDoubledAnswerIsTakenOnce() {
    peer.behave((q, n, out) -> {
      String answer = SerialPeer.to(q, "%04X".formatted(n));
      SerialPeer.say(out, n == 1 ? answer + answer : answer);
    });
    expectGood("0001");
    expectGood("0002");
    expectGood("0003");
    assertThat(strays.get()).isEqualTo(1);
  }
}
