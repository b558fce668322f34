package org.parkwatch.simulators.net;

/** IPv4 addresses as ints in network order, such as 0x7F000001 for 127.0.0.1. */
public final class Loopback {
  private Loopback() {}

  /** Whether the address lies in 127.0.0.0/8 (RFC 1122, 3.2.1.3 (g)). */
  public static boolean contains(int address) {
    return address >>> 24 == 127;
  }

  /**
   * Reads dotted decimal text.
   *
   * @throws IllegalArgumentException if it is not an address of 127.0.0.0/8
   */
  public static int parse(String text) {
    String[] parts = text.split("\\.", -1);
    long address = parts.length == 4 ? 0 : -1;
    for (int i = 0; i < parts.length && address >= 0; i++) {
      boolean octet = parts[i].matches("0|[1-9]\\d{0,2}") && Integer.parseInt(parts[i]) <= 255;
      address = octet ? (address << 8) | Integer.parseInt(parts[i]) : -1;
    }
    if (address < 0 || !contains((int) address)) {
      throw new IllegalArgumentException(
          "simulated devices live in 127.0.0.0/8 only, not at '" + text + "'");
    }
    return (int) address;
  }

  /** Dotted decimal text of an address. */
  public static String text(int address) {
    return (address >>> 24)
        + "."
        + ((address >>> 16) & 0xFF)
        + "."
        + ((address >>> 8) & 0xFF)
        + "."
        + (address & 0xFF);
  }
}
