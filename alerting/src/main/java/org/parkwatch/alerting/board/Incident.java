package org.parkwatch.alerting.board;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Names;

/**
 * Alarms that have one cause, or one alarm that stands for itself.
 *
 * @param line as the list shows it
 * @param sentence what is affected, what comes next, since when and who has it
 * @param suspected whether the cause is inferred: nobody monitors it, or it says nothing
 * @param parts every alarm of it, the cause first
 * @param impact on cabinets; null unless the reader may know of the whole park
 */
public record Incident(
    Alarm line, Names sentence, boolean suspected, List<Part> parts, @Nullable Impact impact) {
  public Incident {
    parts = List.copyOf(parts);
  }

  /**
   * One alarm.
   *
   * @param hidden whether something else explains it
   * @param why it is hidden, or still shown
   */
  public record Part(Alarm alarm, boolean hidden, Names why) {}
}
