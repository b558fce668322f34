package org.parkwatch.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.InfoAnswer;
import org.parkwatch.profiles.read.InfoBlock;
import org.parkwatch.profiles.read.RawValues;

/**
 * A device that speaks YD/T 1363.3 as a case writes it down: by the name of the answer the whole
 * frame as its characters, without the carriage return.
 */
record InfoImage(Map<InfoAnswer, byte[]> infos) implements Raw.Device {
  private static final int INFO_AT = 13;
  private static final int CHECKSUM = 4;

  static InfoImage of(Dialect dialect, Map<?, ?> written) {
    Map<InfoAnswer, byte[]> infos = new HashMap<>();
    written.forEach((name, frame) -> {
      InfoAnswer answer = Objects.requireNonNull(dialect.answers().get(name), name::toString);
      infos.put(answer, info(frame.toString(), answer.cid1()));
    });
    return new InfoImage(infos);
  }

  /** Written apart from the code under test. */
  private static byte[] info(String frame, int cid1) {
    String text = frame.substring(1, frame.length() - CHECKSUM);
    int sum = Integer.parseInt(frame.substring(frame.length() - CHECKSUM), 16);
    for (byte character : text.getBytes(StandardCharsets.US_ASCII)) {
      sum += character;
    }
    assertThat(sum & 0xFFFF).as("checksum of " + frame).isZero();
    assertThat(frame).startsWith("~").hasSize(INFO_AT + length(frame) + CHECKSUM);
    assertThat(frame.substring(5, 9)).isEqualTo("%02X00".formatted(cid1));
    return HexFormat.of().parseHex(frame.substring(INFO_AT, INFO_AT + length(frame)));
  }

  private static int length(String frame) {
    return Integer.parseInt(frame.substring(10, INFO_AT), 16);
  }

  @Override
  public void read(List<Address> addresses, RawValues into) {
    for (InfoBlock block : InfoBlock.of(addresses)) {
      byte[] info = infos.get(block.answer());
      if (info == null) {
        continue;
      }
      try {
        block.take(info, into);
      } catch (InfoBlock.Misfit e) {
        throw new AssertionError(block.answer() + ": " + e.getMessage(), e);
      }
    }
  }
}
