package org.parkwatch.alerting.board;

import java.time.Duration;
import org.parkwatch.alerting.board.OrderRefused.Fault;
import org.parkwatch.alerting.journal.OutOfService;

/**
 * What maintenance asks for.
 *
 * @param workOrder number of the order, not empty
 * @param reason not empty
 * @param owner who answers for it, not empty
 * @param time one minute to 30 days; it returns by itself afterwards
 */
public record ServiceOrder(
    OutOfService.Target target, String workOrder, String reason, String owner, Duration time) {
  /** The longest that anything is out of service without somebody asking again. */
  public static final Duration LONGEST = Duration.ofDays(30);

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final int LONGEST_TEXT = 1000;

  /**
   * @throws OrderRefused names the first that is wrong
   */
  public ServiceOrder {
    required(Fault.NO_TARGET, "code", target.code());
    workOrder = required(Fault.NO_WORK_ORDER, "work order", workOrder);
    reason = required(Fault.NO_REASON, "reason", reason);
    owner = required(Fault.NO_OWNER, "owner", owner);
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new OrderRefused(Fault.TIME, "out of service for a minute to 30 days, not " + time);
    }
  }

  private static String required(Fault fault, String name, String text) {
    String said = text.strip();
    if (said.isEmpty()) {
      throw new OrderRefused(fault, "nothing goes out of service without a " + name);
    }
    return said.length() > LONGEST_TEXT ? said.substring(0, LONGEST_TEXT) : said;
  }
}
