package org.parkwatch.profiles.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Register;
import org.parkwatch.profiles.binding.Span;
import org.parkwatch.profiles.binding.Table;

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
   * @param maxGap places that are not wanted but may be read along between two that are, 0 and
   *     more; -1 to ask for one place at a time
   * @param maxWords 1..125 that the device gives in one answer; of bits sixteen times as many
   * @param blocks registers that are asked for as a whole if one of them is wanted
   */
  public static List<ReadBlock> of(
      List<Address> addresses, int maxGap, int maxWords, List<Span> blocks) {
    List<Wanted> order =
        IntStream.range(0, addresses.size())
            .mapToObj(place -> Wanted.of(addresses.get(place), place, blocks))
            .sorted(
                Comparator.comparing((Wanted wanted) -> wanted.register().table())
                    .thenComparingInt(Wanted::start)
                    .thenComparingInt(wanted -> wanted.register().start()))
            .toList();
    List<ReadBlock> read = new ArrayList<>();
    int from = 0;
    while (from < order.size()) {
      int to = from + 1;
      int end = order.get(from).end();
      while (to < order.size() && joins(order.get(from), end, order.get(to), maxGap, maxWords)) {
        end = Math.max(end, order.get(to).end());
        to++;
      }
      read.add(block(order.subList(from, to), end));
      from = to;
    }
    return read;
  }

  /** The same for a device that gives registers one by one too. */
  public static List<ReadBlock> of(List<Address> addresses, int maxGap, int maxWords) {
    return of(addresses, maxGap, maxWords, List.of());
  }

  /**
   * A register and what must be asked for to have it.
   *
   * @param place among the addresses of the plan
   */
  private record Wanted(Register register, int place, int start, int end) {
    static Wanted of(Address address, int place, List<Span> blocks) {
      if (!(address instanceof Register register)) {
        throw new IllegalArgumentException(address + " is not a Modbus register");
      }
      return blocks.stream()
          .filter(block -> block.holds(register))
          .findFirst()
          .map(block -> new Wanted(register, place, block.first(), block.last() + 1))
          .orElseGet(() -> new Wanted(register, place, register.start(), register.end()));
    }
  }

  private static boolean joins(Wanted first, int end, Wanted next, int maxGap, int maxWords) {
    Table table = first.register().table();
    int most = table.bits() ? Math.min(MAX_BITS, WORD_BITS * maxWords) : maxWords;
    return next.register().table() == table
        && next.start() - end <= maxGap
        && (Math.max(end, next.end()) - first.start() <= most || next.end() <= end);
  }

  private static ReadBlock block(List<Wanted> wanted, int end) {
    Wanted first = wanted.getFirst();
    return new ReadBlock(
        first.register().table(),
        first.start(),
        end - first.start(),
        wanted.stream().map(Wanted::register).toList(),
        wanted.stream().map(Wanted::place).toList());
  }
}
