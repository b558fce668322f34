package org.parkwatch.app.profiles;

import java.io.PrintStream;
import org.parkwatch.collectors.modbus.ModbusProbe;
import org.parkwatch.profiles.Profile;

/** Says of what make a Modbus unit is. */
final class UnitReport {
  private static final String LINE = "%-28s %s%n";

  private final PrintStream out;

  UnitReport(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints what was found.
   *
   * @return exit status: 0 if a profile fits, otherwise 1
   */
  int print(ModbusProbe.Found found) {
    if (!found.answered()) {
      out.println("no answer: " + found.trouble().orElse(""));
      return 1;
    }
    if (found.identity().isEmpty()) {
      out.println("it has no device identification (function 0x2B)");
    }
    found.identity().forEach((object, text) -> out.printf(LINE, object + ":", text));
    out.println();
    for (Profile profile : found.fits()) {
      out.printf(LINE, profile.id(), "fits: " + profile.vendor() + ", " + profile.models());
    }
    found.others().forEach((id, why) -> out.printf(LINE, id, "no: " + why));
    found.trouble().ifPresent(trouble -> out.println("last trouble: " + trouble));
    out.printf(
        "%n%d of %d profiles with an identification fit; the others cannot be told apart%n",
        found.fits().size(), found.fits().size() + found.others().size());
    return found.fits().isEmpty() ? 1 : 0;
  }
}
