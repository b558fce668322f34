package org.parkwatch.simulators.lists;

import java.util.List;
import java.util.Map;
import org.parkwatch.simulators.plant.Word;

/**
 * Registers of one kind of device. Immutable.
 *
 * @param id such as {@code rpp-branch-meter}
 * @param lowWordFirst order of the words of 32 and 64 bit values
 * @param fill raw value of registers that the list does not name
 * @param last highest register that can be read
 * @param unit unit id it answers to; 0 for any
 * @param entries by register, ascending, none over another
 */
public record RegisterList(
    String id,
    Table table,
    boolean lowWordFirst,
    int fill,
    int last,
    int unit,
    List<Entry> entries) {
  /** What the function code reads. */
  public enum Table {
    HOLDING,
    INPUT
  }

  /** Types on the wire. */
  public enum WordType {
    U16(1),
    S16(1),
    U32(2),
    S32(2),
    F32(2),
    F64(4);

    private final int words;

    WordType(int words) {
      this.words = words;
    }

    public int words() {
      return words;
    }
  }

  /**
   * One value.
   *
   * @param scale value in the list's unit of one raw step
   * @param offset value in the list's unit of raw 0
   * @param factor value of the signal in one of the list's unit, such as 1000 for kW
   * @param noReading raw bits that stand for no value; as a float's bits for floats
   * @param codes raw value of each word; empty for a number
   */
  public record Entry(
      int register,
      WordType type,
      double scale,
      double offset,
      double factor,
      String unit,
      String point,
      String signal,
      long noReading,
      Map<Word, Integer> codes) {
    public Entry {
      codes = Map.copyOf(codes);
    }
  }

  public RegisterList {
    entries = List.copyOf(entries);
  }
}
