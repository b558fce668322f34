package org.parkwatch.app.profiles;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.parkwatch.app.profiles.Trial.Outcome;
import org.parkwatch.app.profiles.Trial.Reading;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.profiles.Profile;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Writes down what a trial of a profile found: a line for each point, what came on the wire last.
 */
final class TrialReport {
  private final PrintStream out;

  TrialReport(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints all.
   *
   * @return exit status: 0 if the device answered, otherwise 1
   */
  int print(Profile profile, Trial.Target target, Outcome outcome) {
    Diagnosis diagnosis = outcome.diagnosis();
    boolean answered = diagnosis.reads().answered() > 0;
    String path = target.path().isEmpty() ? "" : "/" + target.path();
    out.printf(
        "%s by %s at %s:%d%s: %s%n",
        profile.id(), target.protocol(), target.host(), target.port(), path, verdict(diagnosis));
    diagnosis.lastTrouble().ifPresent(trouble -> out.println("last trouble: " + trouble.line()));
    if (!answered) {
      return 1;
    }
    out.println();
    PointLines lines = new PointLines(out);
    lines.head();
    for (Reading reading : outcome.readings()) {
      String quality = reading.quality().name().replaceFirst("^BAD_", "");
      lines.point(
          reading.spec(), usable(reading) ? reading.value() : Double.NaN, quality, reading.raw());
    }
    List<String> missing = missing(profile, outcome.readings());
    if (!missing.isEmpty()) {
      out.println("nothing came for: " + String.join(", ", missing));
    }
    long bad = outcome.readings().stream().filter(reading -> !usable(reading)).count();
    out.printf(
        "%n%d of %d points have a value%n",
        outcome.readings().size() - bad, profile.points().size());
    return 0;
  }

  private static String verdict(Diagnosis diagnosis) {
    if (diagnosis.reads().answered() == 0) {
      return diagnosis.reason().map(Names::en).orElse("no answer");
    }
    return diagnosis.timing().unasked()
        ? "heard"
        : "answered within " + diagnosis.timing().slowest().toMillis() + " ms";
  }

  private static boolean usable(Reading reading) {
    return Quality.usable(reading.quality().code());
  }

  private static List<String> missing(Profile profile, List<Reading> readings) {
    List<String> missing = new ArrayList<>();
    profile.pointSet().specs().forEach(spec -> missing.add(spec.name()));
    missing.remove(PointNames.COMM_CLOCK_OFFSET); // comes with the minute, not with a read
    readings.forEach(reading -> missing.remove(reading.spec().name()));
    return missing;
  }
}
