package org.parkwatch.app.profiles;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.parkwatch.collectors.snmp.Conversation;
import org.parkwatch.collectors.snmp.discovery.Discovered;
import org.parkwatch.collectors.snmp.discovery.Discovery;
import org.parkwatch.collectors.snmp.discovery.Identity;
import org.parkwatch.profiles.MibProfiles;
import org.parkwatch.profiles.mib.FoundPoint;
import org.parkwatch.profiles.read.PointValues;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.ReadPlan;
import org.parkwatch.profiles.read.Verdict;

/** Asks an SNMP device what it is and what it has, and writes that down with what it reads now. */
final class FoundReport {
  private final PrintStream out;

  FoundReport(PrintStream out) {
    this.out = out;
  }

  /**
   * Asks and prints.
   *
   * @return exit status: 0 if the device has points, otherwise 1
   * @throws org.parkwatch.collectors.snmp.NoAnswer if it is silent or answers garbage
   */
  int print(Conversation device) throws IOException {
    Discovered found = new Discovery(MibProfiles.load()).discover(device);
    Identity identity = found.identity();
    say("vendor", identity.vendor());
    say("model", identity.model());
    say("firmware", identity.firmware());
    say("serial", identity.serial());
    say("families", String.join(", ", found.profiles()));
    if (found.points().isEmpty()) {
      out.println("no family knows a point of it");
      return 1;
    }
    ReadPlan plan = ReadPlan.of(found.points().stream().map(FoundPoint::binding).toList());
    RawValues raw = device.read(plan);
    PointValues values = new PointValues();
    plan.decode(raw, values);
    print(found.points(), plan, raw, values);
    return 0;
  }

  private void say(String what, String text) {
    if (!text.isEmpty()) {
      out.printf("%-9s %s%n", what + ":", text);
    }
  }

  private void print(List<FoundPoint> points, ReadPlan plan, RawValues raw, PointValues values) {
    PointLines lines = new PointLines(out);
    out.println();
    lines.head();
    int good = 0;
    for (int i = 0; i < points.size(); i++) {
      boolean usable = values.verdict(i) == Verdict.GOOD;
      good += usable ? 1 : 0;
      lines.point(
          points.get(i).spec(),
          usable ? values.value(i) : Double.NaN,
          values.verdict(i).name(),
          plan.rawText(i, raw));
    }
    out.printf("%n%d of %d points have a value%n", good, points.size());
  }
}
