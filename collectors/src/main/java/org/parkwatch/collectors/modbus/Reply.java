package org.parkwatch.collectors.modbus;

import java.util.Map;
import org.parkwatch.collectors.health.Fault;

/** How a request ended. Immutable. */
sealed interface Reply {
  /** The places asked for came; they lie in the connection until the next request. */
  record Places() implements Reply {}

  /**
   * What the unit says of itself.
   *
   * @param objects texts by the numbers of the objects
   * @param next object to ask for if there is more, else -1
   */
  record Objects(Map<Integer, String> objects, int next) implements Reply {
    public Objects {
      objects = Map.copyOf(objects);
    }
  }

  /**
   * The unit, or the gateway in its name, answered with an exception.
   *
   * @param code of the Modbus application protocol V1.1b3, section 7
   */
  record Refusal(int code) implements Reply {
    private static final int ILLEGAL_ADDRESS = 0x02;
    private static final int ACKNOWLEDGE = 0x05;
    private static final int BUSY = 0x06;
    private static final int GATEWAY_PATH_UNAVAILABLE = 0x0A;
    private static final int GATEWAY_TARGET_SILENT = 0x0B;

    /** The gateway lives, but the unit behind it does not answer it. */
    boolean unitSilent() {
      return code == GATEWAY_PATH_UNAVAILABLE || code == GATEWAY_TARGET_SILENT;
    }

    /** The unit is at something else and may answer a moment later. */
    boolean busy() {
      return code == ACKNOWLEDGE || code == BUSY;
    }

    boolean noSuchAddress() {
      return code == ILLEGAL_ADDRESS;
    }

    /** As the field writes it. */
    String text() {
      String name =
          switch (code) {
            case 0x01 -> "illegal function";
            case ILLEGAL_ADDRESS -> "illegal data address";
            case 0x03 -> "illegal data value";
            case 0x04 -> "device failure";
            case ACKNOWLEDGE -> "acknowledge";
            case BUSY -> "device busy";
            case 0x08 -> "memory parity error";
            case GATEWAY_PATH_UNAVAILABLE -> "gateway path unavailable";
            case GATEWAY_TARGET_SILENT -> "gateway target failed to respond";
            default -> "of no known name";
          };
      return "exception 0x%02X, %s".formatted(code, name);
    }
  }

  /**
   * There is no answer that can be used; the connection is closed.
   *
   * @param detail what is known beyond the fault
   */
  record Failure(Fault fault, String detail) implements Reply {}
}
