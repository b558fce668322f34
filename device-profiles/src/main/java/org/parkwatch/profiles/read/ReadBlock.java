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
      if (number == Words.NO_DIGITS) {
        into.otherType(places.get(i));
      } else {
        into.number(places.get(i), register.wire(), number);
      }
    }
  }

  /**
   * The same registers in two blocks, for a device that refuses them together: apart where most
   * places that nobody wants lie between them.
   *
   * @throws IllegalStateException if there is only one
   */
  public List<ReadBlock> halves() {
    if (registers.size() < 2) {
      throw new IllegalStateException(this + " is one register");
    }
    int apart = registers.size() / 2;
    int widest = 0;
    int end = registers.getFirst().end();
    for (int i = 1; i < registers.size(); i++) {
      int gap = registers.get(i).start() - end;
      if (gap > widest) {
        widest = gap;
        apart = i;
      }
      end = Math.max(end, registers.get(i).end());
    }
    return List.of(part(0, apart), part(apart, registers.size()));
  }

  private ReadBlock part(int from, int to) {
    List<Register> own = registers.subList(from, to);
    int first = own.getFirst().start();
    int end = own.stream().mapToInt(Register::end).max().orElseThrow();
    return new ReadBlock(table, first, end - first, own, places.subList(from, to));
  }
}
