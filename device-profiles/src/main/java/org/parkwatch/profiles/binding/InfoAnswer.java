package org.parkwatch.profiles.binding;

/**
 * What a device that speaks YD/T 1363.3 is asked in one command, and what it answers.
 *
 * @param version VER of the command, 0..255
 * @param cid1 kind of device, 0..255, such as 2AH for a UPS
 * @param command CID2, 0..255, such as 42H for analogue values
 * @param info what the command carries, as hex digits; {@code adr} for the device's address
 */
public record InfoAnswer(int version, int cid1, int command, String info, InfoLayout layout) {
  /** Stands for the address of the device in what a command carries. */
  public static final String ADDRESS = "adr";

  public InfoAnswer {
    if (!isInfo(info)) {
      throw new IllegalArgumentException("'" + info + "' is no INFO");
    }
  }

  /** Whether a command can carry it: whole bytes in hex digits, or the address. */
  public static boolean isInfo(String text) {
    return text.equals(ADDRESS) || text.matches("([0-9A-Fa-f]{2}){0,64}");
  }

  /** As the field writes it: {@code CID1 2AH CID2 42H}. */
  @Override
  public String toString() {
    return "CID1 %02XH CID2 %02XH".formatted(cid1, command);
  }
}
