package org.parkwatch.profiles.read;

import java.util.List;
import org.parkwatch.profiles.binding.Register;
import org.parkwatch.profiles.binding.Table;

/**
 * Neighbouring registers that one request reads.
 *
 * @param start first place of the table, 0-based on the wire
 * @param length places to ask for: words, or bits of the tables of bits
 * @param registers those wanted of them, in ascending order
 * @param places of the wanted ones among the addresses of the plan
 */
public record ReadBlock(
    Table table, int start, int length, List<Register> registers, List<Integer> places) {
  public ReadBlock {
    registers = List.copyOf(registers);
    places = List.copyOf(places);
  }

  /**
   * Fills in the raw values of its registers. No allocation.
   *
   * @param words the answer, {@code length} of them; for the tables of bits one place each, 0 or 1
   * @throws ArrayIndexOutOfBoundsException if the answer is shorter than was asked
   */
  public void take(short[] words, RawValues into) {
    for (int i = 0; i < registers.size(); i++) {
      Register register = registers.get(i);
      double number = Words.number(register, words, register.start() - start);
      into.number(places.get(i), register.wire(), number);
    }
  }
}
