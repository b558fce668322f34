package org.parkwatch.collectors.ydt1363;

import org.parkwatch.collectors.health.Fault;

/** How a command ended. */
sealed interface Reply {
  /** The device answered what was asked. */
  record Answered(Frame answer) implements Reply {}

  /**
   * The device answered with a return code.
   *
   * @param code RTN of YD/T 1363.3, table 5; from 80H on the maker's own
   */
  record Refusal(int code) implements Reply {
    private static final int CHECKSUM = 0x02;
    private static final int LENGTH_CHECK = 0x03;
    private static final int NO_COMMAND = 0x04;
    private static final int NO_DATA = 0x07;

    /** Our command arrived damaged: it may be sent again. */
    boolean damaged() {
      return code == CHECKSUM || code == LENGTH_CHECK;
    }

    /** The device does not have what was asked. */
    boolean noSuchCommand() {
      return code == NO_COMMAND || code == NO_DATA;
    }

    /** As the field writes it. */
    String text() {
      String name =
          switch (code) {
            case 0x01 -> "version not known";
            case CHECKSUM -> "CHKSUM wrong";
            case LENGTH_CHECK -> "LCHKSUM wrong";
            case NO_COMMAND -> "CID2 not valid";
            case 0x05 -> "format of the command wrong";
            case 0x06 -> "data not valid";
            case NO_DATA -> "no data";
            case 0xE0 -> "no permission";
            case 0xE1 -> "CID1 not valid, or failed";
            case 0xE2 -> "execution failed";
            case 0xE3 -> "device fault";
            default -> "of no known name";
          };
      return "RTN %02XH, %s".formatted(code, name);
    }
  }

  /**
   * There is no answer that can be used; the connection is closed.
   *
   * @param detail what is known beyond the fault
   */
  record Failure(Fault fault, String detail) implements Reply {}
}
