package org.parkwatch.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parkwatch.profiles.binding.ByteType;
import org.parkwatch.profiles.binding.Coding;
import org.parkwatch.profiles.binding.Field;
import org.parkwatch.profiles.binding.MessageTime;
import org.parkwatch.profiles.binding.Packed;
import org.parkwatch.profiles.binding.Payload;
import org.parkwatch.profiles.read.PackedBytes;

/** Formulas, bytes and times that nobody would write, by seed and for so many rounds. */
class LanguageFuzzTest {
  private static final int ROUNDS = 50_000;
  private static final long SEED = Long.getLong("parkwatch.fuzz.seed", 20261122);
  private static final List<String> PIECES =
      List.of(
          "a",
          "b.c",
          "1",
          "0.5",
          "+",
          "-",
          "*",
          "/",
          "(",
          ")",
          "min",
          "max(",
          ",",
          "and",
          "or",
          "<",
          "<=",
          "=",
          "!=",
          "CRITICAL",
          "OFFF",
          " ",
          "9".repeat(400),
          "?",
          "\u0000",
          "度");

  private final Random random = new Random(SEED);

  @Test
  void aTextIsAFormulaOrRefusedInWordsAndAFormulaGivesANumber() {
    int formulas = 0;
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(12); left >= 0; left--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      try {
        FormulaReader.Parsed parsed = FormulaReader.read(text.toString());
        Double number = parsed.formula().value(place -> 2.5 * place);
        assertThat(parsed.formula().value(place -> 2.5 * place)).isEqualTo(number);
        assertThat(parsed.names())
            .as("seed %d: %s", SEED, text)
            .isNotEmpty()
            .doesNotHaveDuplicates();
        formulas++;
      } catch (FormulaReader.NotAFormula e) {
        assertThat(e).as("seed %d: %s", SEED, text).hasMessageMatching("(?s).{5,600}");
      }
    }
    assertThat(formulas).isGreaterThan(ROUNDS / 50);
  }

  @Test
  void bytesOfAnyKindGiveNumbersWithinTheirTypeOrNone() {
    Map<Integer, Integer> items = Map.of(0x0367, 2, 0x0468, 1, 0x0500, 0, 0x0175, 8);
    Field field = new Field("", "/data");
    int found = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Payload payload = new Payload(field, Coding.HEX, random.nextBoolean() ? items : Map.of());
      byte[] bytes = new byte[random.nextInt(24)];
      random.nextBytes(bytes);
      if (bytes.length > 3 && random.nextBoolean()) {
        bytes[0] = 3;
        bytes[1] = 0x67;
      }
      String text = HexFormat.of().formatHex(bytes);
      String torn = text.substring(0, random.nextInt(text.length() + 1));
      Optional<PackedBytes> packed = PackedBytes.of(payload, torn);
      assertThat(packed.isPresent())
          .as("seed %d: %s", SEED, torn)
          .isEqualTo(torn.length() % 2 == 0);
      boolean row = !payload.items().isEmpty();
      Packed wanted =
          new Packed(
              payload,
              row ? 0x0367 : -1,
              row ? 0 : random.nextInt(20),
              ByteType.S16,
              random.nextBoolean(),
              -1,
              1);
      if (packed.isPresent() && packed.get().has(wanted)) {
        assertThat(packed.get().number(wanted))
            .as("seed %d: %s", SEED, torn)
            .isBetween(-32_768.0, 32_767.0);
        found++;
      }
    }
    assertThat(found).isGreaterThan(ROUNDS / 50);
  }

  @Test
  void aTimeIsOneOrNone() {
    for (MessageTime.Form form : MessageTime.Form.values()) {
      MessageTime time = new MessageTime("/t", form, Duration.ofSeconds(1));
      for (String text :
          List.of("", "1e400", "-1", "NaN", "2022-12-27T07:21:27", "+999999999-12-31T23:59:59Z")) {
        assertThat(time.millis(text)).as(form + " " + text).isNotNegative();
      }
      for (double number : new double[] {Double.NaN, -1, 1e300, Double.NEGATIVE_INFINITY, 0}) {
        assertThat(time.millis(number)).as(form + " " + number).isZero();
      }
    }
    assertThat(
            new MessageTime("/t", MessageTime.Form.ISO, Duration.ofSeconds(1))
                .millis("2022-12-27T08:21:27.078+01:00"))
        .isEqualTo(1_672_125_687_078L);
  }
}
