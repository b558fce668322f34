package org.parkwatch.profiles.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.binding.Register;
import org.parkwatch.profiles.binding.Table;
import org.parkwatch.profiles.binding.WordOrder;
import org.parkwatch.profiles.binding.WordType;

class ReadBlocksTest {
  private static Register at(Table table, int start, WordType type) {
    return new Register(table, start, type, WordOrder.HIGH_FIRST, -1);
  }

  private static Register at(int start, WordType type) {
    return at(Table.HOLDING, start, type);
  }

  private static List<String> blocks(int maxGap, int maxWords, Register... registers) {
    return ReadBlocks.of(List.of(registers), maxGap, maxWords).stream()
        .map(block ->
            "%s %d+%d %s".formatted(block.table(), block.start(), block.length(), block.places()))
        .toList();
  }

  @Test
  void neighboursAreReadTogetherWhateverTheirOrderInTheProfile() {
    assertThat(blocks(0, 100, at(12, WordType.U32), at(10, WordType.U32), at(14, WordType.U16)))
        .containsExactly("HOLDING 10+5 [1, 0, 2]");
  }

  @Test
  void aGapIsReadAlongUpToItsLimit() {
    assertThat(blocks(8, 100, at(0, WordType.U16), at(9, WordType.U16)))
        .containsExactly("HOLDING 0+10 [0, 1]");
    assertThat(blocks(8, 100, at(0, WordType.U16), at(10, WordType.U16)))
        .containsExactly("HOLDING 0+1 [0]", "HOLDING 10+1 [1]");
    assertThat(blocks(0, 100, at(0, WordType.U16), at(1, WordType.U16), at(3, WordType.U16)))
        .containsExactly("HOLDING 0+2 [0, 1]", "HOLDING 3+1 [2]");
  }

  @Test
  void aNumberIsNeverDividedAtTheLimitOfARequest() {
    assertThat(blocks(8, 4, at(0, WordType.U32), at(2, WordType.U16), at(3, WordType.U32)))
        .containsExactly("HOLDING 0+3 [0, 1]", "HOLDING 3+2 [2]");
    assertThat(blocks(8, 5, at(0, WordType.U32), at(2, WordType.U16), at(3, WordType.U32)))
        .containsExactly("HOLDING 0+5 [0, 1, 2]");
  }

  @Test
  void eachTableIsAskedApartAndBitsAreCountedAsBits() {
    assertThat(
            blocks(
                8,
                4,
                at(Table.INPUT, 1, WordType.U16),
                at(0, WordType.U16),
                at(Table.COIL, 0, WordType.BIT),
                at(Table.COIL, 8, WordType.BIT),
                at(Table.DISCRETE, 2, WordType.BIT)))
        .containsExactly("HOLDING 0+1 [1]", "INPUT 1+1 [0]", "COIL 0+9 [2, 3]", "DISCRETE 2+1 [4]");
  }

  @Test
  void bitsAndNumbersOfTheSameRegisterAreReadOnce() {
    Register whole = at(5, WordType.U32);
    Register bit = new Register(Table.HOLDING, 5, WordType.U16, WordOrder.HIGH_FIRST, 3);
    assertThat(blocks(0, 100, bit, whole, at(7, WordType.U16)))
        .containsExactly("HOLDING 5+3 [0, 1, 2]");
  }

  @Test
  void anAddressOfAnotherFamilyIsRefused() {
    List<Address> mixed = List.of(at(0, WordType.U16), new Oid("1.3.6"));
    assertThatThrownBy(() -> ReadBlocks.of(mixed, 8, 100)).hasMessageContaining("1.3.6");
  }

  /** Whatever the plan: all registers once, wholly inside their block, no block too long. */
  @RepeatedTest(value = 200, name = "seed {currentRepetition}")
  void everyRegisterIsReadInExactlyOneBlock(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    List<Address> addresses = new ArrayList<>();
    WordType[] types = {WordType.U16, WordType.U32, WordType.F64};
    for (int i = 0; i < 60; i++) {
      addresses.add(at(random.nextInt(400), types[random.nextInt(types.length)]));
    }
    int maxGap = random.nextInt(10);
    int maxWords = 4 + random.nextInt(122);
    int[] read = new int[addresses.size()];
    for (ReadBlock block : ReadBlocks.of(addresses, maxGap, maxWords)) {
      assertThat(block.length()).isLessThanOrEqualTo(maxWords);
      for (int i = 0; i < block.places().size(); i++) {
        Register register = block.registers().get(i);
        assertThat(addresses.get(block.places().get(i))).isEqualTo(register);
        assertThat(register.start()).isGreaterThanOrEqualTo(block.start());
        assertThat(register.end()).isLessThanOrEqualTo(block.start() + block.length());
        read[block.places().get(i)]++;
      }
    }
    assertThat(Arrays.stream(read).allMatch(times -> times == 1)).isTrue();
  }
}
