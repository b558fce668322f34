package org.parkwatch.simulators.agent;

import java.util.Arrays;
import java.util.List;
import org.parkwatch.simulators.plant.RackPdu;

/** Finds the device at an address of one port. Immutable. */
final class Addresses {
  private final long[] sorted;

  /** Takes those of the park's devices that listen at the port. */
  Addresses(List<RackPdu> pdus, int port) {
    sorted = new long[(int) pdus.stream().filter(pdu -> pdu.port() == port).count()];
    int count = 0;
    for (int i = 0; i < pdus.size(); i++) {
      if (pdus.get(i).port() == port) {
        sorted[count++] = ((long) pdus.get(i).address() << 32) | i;
      }
    }
    Arrays.sort(sorted);
  }

  /** Place in the park's list, or -1 where nobody lives. */
  int device(int address) {
    int at = Arrays.binarySearch(sorted, (long) address << 32);
    int place = at < 0 ? -at - 1 : at;
    return place < sorted.length && (int) (sorted[place] >> 32) == address
        ? (int) sorted[place]
        : -1;
  }
}
