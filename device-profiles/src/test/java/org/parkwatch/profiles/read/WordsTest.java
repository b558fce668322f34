package org.parkwatch.profiles.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.parkwatch.profiles.binding.Register;
import org.parkwatch.profiles.binding.Table;
import org.parkwatch.profiles.binding.WordOrder;
import org.parkwatch.profiles.binding.WordType;

/** Numbers at the edges of their words. */
class WordsTest {
  private static double number(WordType type, WordOrder order, int... words) {
    return number(new Register(Table.HOLDING, 7, type, order, -1), words);
  }

  private static double number(WordType type, int... words) {
    return number(type, WordOrder.HIGH_FIRST, words);
  }

  private static double number(Register register, int... words) {
    short[] answer = new short[words.length + 2];
    answer[0] = 0x5555;
    for (int i = 0; i < words.length; i++) {
      answer[i + 1] = (short) words[i];
    }
    answer[words.length + 1] = 0x5555;
    return Words.number(register, answer, 1);
  }

  @Test
  void singleWordsAreSignedOnlyWhereTheTypeSaysSo() {
    assertThat(number(WordType.U16, 0)).isZero();
    assertThat(number(WordType.U16, 0x7FFF)).isEqualTo(32_767);
    assertThat(number(WordType.U16, 0x8000)).isEqualTo(32_768);
    assertThat(number(WordType.U16, 0xFFFF)).isEqualTo(WordType.U16.highest());
    assertThat(number(WordType.S16, 0x7FFF)).isEqualTo(WordType.S16.highest());
    assertThat(number(WordType.S16, 0x8000)).isEqualTo(WordType.S16.lowest());
    assertThat(number(WordType.S16, 0xFFFF)).isEqualTo(WordType.S16.allOnes());
  }

  @Test
  void twoWordsKeepTheirBitsInBothOrders() {
    assertThat(number(WordType.U32, 0x0001, 0x86A0)).isEqualTo(100_000);
    assertThat(number(WordType.U32, WordOrder.LOW_FIRST, 0x86A0, 0x0001)).isEqualTo(100_000);
    assertThat(number(WordType.U32, 0x8000, 0x0000)).isEqualTo(0x8000_0000L);
    assertThat(number(WordType.U32, 0xFFFF, 0xFFFF)).isEqualTo(WordType.U32.allOnes());
    assertThat(number(WordType.S32, 0xFFFF, 0xFFFF)).isEqualTo(-1);
    assertThat(number(WordType.S32, 0x8000, 0x0000)).isEqualTo(WordType.S32.lowest());
    assertThat(number(WordType.S32, 0x7FFF, 0xFFFF)).isEqualTo(WordType.S32.highest());
    assertThat(number(WordType.S32, WordOrder.LOW_FIRST, 0xFFFE, 0xFFFF)).isEqualTo(-2);
  }

  @Test
  void swappedBytesAreTurnedInEachWord() {
    assertThat(number(WordType.U32, WordOrder.HIGH_FIRST_SWAPPED, 0x2211, 0x4433))
        .isEqualTo(0x1122_3344);
    assertThat(number(WordType.U32, WordOrder.LOW_FIRST_SWAPPED, 0x4433, 0x2211))
        .isEqualTo(0x1122_3344);
    assertThat(number(WordType.S16, WordOrder.HIGH_FIRST_SWAPPED, 0x80FF)).isEqualTo(-128);
  }

  @Test
  void floatingPointIsThatOfIeee754() {
    assertThat(number(WordType.F32, 0x4366, 0x0000)).isEqualTo(230);
    assertThat(number(WordType.F32, WordOrder.LOW_FIRST, 0x0000, 0x4366)).isEqualTo(230);
    assertThat(number(WordType.F32, 0x7FC0, 0x0000)).isNaN();
    assertThat(number(WordType.F32, 0xFFFF, 0xFFFF)).isNaN();
    assertThat(number(WordType.F32, 0x7F80, 0x0000)).isInfinite();
    assertThat(number(WordType.F64, 0x4093, 0x4A45, 0x6D5C, 0xFAAD)).isEqualTo(1234.5678);
    assertThat(number(WordType.F64, 0x7FF8, 0, 0, 0)).isNaN();
  }

  @Test
  void fourWordsKeepTheirSign() {
    assertThat(number(WordType.S64, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF)).isEqualTo(-1);
    assertThat(number(WordType.S64, 0x8000, 0, 0, 0)).isEqualTo(WordType.S64.lowest());
    assertThat(number(WordType.U64, 0x8000, 0, 0, 0)).isEqualTo(0x1p63);
    assertThat(number(WordType.U64, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF))
        .isEqualTo(WordType.U64.allOnes());
    assertThat(number(WordType.U64, WordOrder.LOW_FIRST, 1, 2, 0, 0)).isEqualTo(0x2_0001);
  }

  @Test
  void bitsOfARegisterStandAlone() {
    Register highest = new Register(Table.INPUT, 0, WordType.U16, WordOrder.HIGH_FIRST, 15);
    assertThat(number(highest, 0x8000)).isEqualTo(1);
    assertThat(number(highest, 0x7FFF)).isZero();
    Register nibble = new Register(Table.INPUT, 0, WordType.U16, WordOrder.HIGH_FIRST, 4, 4);
    assertThat(number(nibble, 0x12A4)).isEqualTo(0xA);
    Register of32 = new Register(Table.INPUT, 0, WordType.U32, WordOrder.HIGH_FIRST, 31);
    assertThat(number(of32, 0x8000, 0x0000)).isEqualTo(1);
    Register coil = new Register(Table.COIL, 0, WordType.BIT, WordOrder.HIGH_FIRST, -1);
    assertThat(number(coil, 1)).isEqualTo(1);
    assertThat(number(coil, 0)).isZero();
  }

  @Test
  void whatCannotLieInAUnitIsRefused() {
    WordOrder order = WordOrder.HIGH_FIRST;
    assertThatThrownBy(() -> new Register(Table.HOLDING, 65_535, WordType.U32, order, -1))
        .hasMessageContaining("65535");
    assertThatThrownBy(() -> new Register(Table.COIL, 0, WordType.U16, order, -1))
        .hasMessageContaining("COIL does not hold U16");
    assertThatThrownBy(() -> new Register(Table.HOLDING, 0, WordType.U16, order, 16))
        .hasMessageContaining("bit 16");
    assertThatThrownBy(() -> new Register(Table.HOLDING, 0, WordType.F32, order, 1))
        .hasMessageContaining("F32");
  }
}
