package org.parkwatch.app.profiles;

import java.io.PrintStream;
import java.util.Locale;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;

/** A table of points for people: name, value, unit, how far it may be believed, what came. */
final class PointLines {
  private static final String LINE = "%-28s %14s %-6s %-14s %s%n";

  private final PrintStream out;

  PointLines(PrintStream out) {
    this.out = out;
  }

  void head() {
    out.printf(LINE, "point", "value", "unit", "quality", "raw");
  }

  /**
   * One point.
   *
   * @param value NaN where there is none
   * @param quality constant of an enum, such as {@code NO_READING}
   * @param raw what came on the wire, one object a line
   */
  void point(PointSpec spec, double value, String quality, String raw) {
    boolean usable = !Double.isNaN(value);
    String unit = spec.quantity().unit();
    String[] lines = raw.split("\\R", -1);
    out.printf(
        LINE,
        spec.name(),
        usable ? text(spec, value) : "-",
        usable && !unit.equals("1") ? unit : "",
        quality.replace('_', ' ').toLowerCase(Locale.ROOT),
        lines[0]);
    for (int i = 1; i < lines.length; i++) {
      out.printf(LINE, "", "", "", "", lines[i]);
    }
  }

  private static String text(PointSpec spec, double value) {
    if (spec.quantity() == Quantity.STATE || spec.quantity() == Quantity.EVENT) {
      for (DeviceState state : DeviceState.values()) {
        if (state.code() == value) {
          return state.name().toLowerCase(Locale.ROOT);
        }
      }
    }
    return String.format(Locale.ROOT, "%,." + spec.decimals() + "f", value);
  }
}
