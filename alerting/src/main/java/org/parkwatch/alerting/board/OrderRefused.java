package org.parkwatch.alerting.board;

/** Why something does not go out of service: one statement of its order is wrong. */
public final class OrderRefused extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Fault {
    /** No code. */
    NO_TARGET,
    /** The park has nothing of the kind with the code. */
    UNKNOWN_TARGET,
    NO_WORK_ORDER,
    NO_REASON,
    NO_OWNER,
    /** No number, or not between a minute and 30 days. */
    TIME
  }

  private final Fault fault;

  /**
   * @param message for the log of the server, in English; screens have words for the fault
   */
  public OrderRefused(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
