package org.parkwatch.profiles.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Register;

/** Groups the registers of a plan into requests. Pure, apart from any I/O. */
public final class ReadBlocks {
  /** Most bits that one request may ask for, Modbus application protocol V1.1b3 section 6.1. */
  private static final int MAX_BITS = 2000;

  private static final int WORD_BITS = 16;

  private ReadBlocks() {}

  /**
   * The fewest requests in ascending order of table and place. A number is never divided; what is
   * wanted once is read once.
   *
   * @param addresses of a plan; all must be registers
   * @param maxGap places that are not wanted but may be read along between two that are, 0 and more
   * @param maxWords 1..125 that the device gives in one answer; of bits sixteen times as many
   */
  public static List<ReadBlock> of(List<Address> addresses, int maxGap, int maxWords) {
    List<Integer> order =
        IntStream.range(0, addresses.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> register(addresses, i).table())
                    .thenComparingInt(i -> register(addresses, i).start()))
            .toList();
    List<ReadBlock> blocks = new ArrayList<>();
    int from = 0;
    while (from < order.size()) {
      int to = from + 1;
      int end = register(addresses, order.get(from)).end();
      while (to < order.size()
          && joins(
              register(addresses, order.get(from)),
              end,
              register(addresses, order.get(to)),
              maxGap,
              maxWords)) {
        end = Math.max(end, register(addresses, order.get(to)).end());
        to++;
      }
      blocks.add(block(addresses, order.subList(from, to), end));
      from = to;
    }
    return blocks;
  }

  private static boolean joins(Register first, int end, Register next, int maxGap, int maxWords) {
    int most = first.table().bits() ? Math.min(MAX_BITS, WORD_BITS * maxWords) : maxWords;
    return next.table() == first.table()
        && next.start() - end <= maxGap
        && Math.max(end, next.end()) - first.start() <= most;
  }

  private static ReadBlock block(List<Address> addresses, List<Integer> places, int end) {
    List<Register> registers = places.stream().map(place -> register(addresses, place)).toList();
    Register first = registers.getFirst();
    return new ReadBlock(first.table(), first.start(), end - first.start(), registers, places);
  }

  private static Register register(List<Address> addresses, int place) {
    if (addresses.get(place) instanceof Register register) {
      return register;
    }
    throw new IllegalArgumentException(addresses.get(place) + " is not a Modbus register");
  }
}
