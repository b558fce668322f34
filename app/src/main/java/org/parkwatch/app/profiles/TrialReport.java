package org.parkwatch.app.profiles;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parkwatch.app.profiles.Trial.Outcome;
import org.parkwatch.app.profiles.Trial.Reading;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.profiles.Profile;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Writes down what a trial of a profile found: a line for each point, what came on the wire last.
 */
final class TrialReport {
  private static final String LINE = "%-28s %14s %-6s %-14s %s%n";

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
    out.printf(LINE, "point", "value", "unit", "quality", "raw");
    outcome.readings().forEach(this::line);
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

  private void line(Reading reading) {
    boolean usable = usable(reading);
    String unit = reading.spec().quantity().unit();
    String[] raw = reading.raw().split("\\R", -1);
    out.printf(
        LINE,
        reading.spec().name(),
        usable ? value(reading) : "-",
        usable && !unit.equals("1") ? unit : "",
        quality(reading.quality()),
        raw[0]);
    for (int i = 1; i < raw.length; i++) {
      out.printf(LINE, "", "", "", "", raw[i]);
    }
  }

  private static boolean usable(Reading reading) {
    return Quality.usable(reading.quality().code());
  }

  private static String value(Reading reading) {
    if (reading.spec().quantity() == Quantity.STATE) {
      for (DeviceState state : DeviceState.values()) {
        if (state.code() == reading.value()) {
          return state.name().toLowerCase(Locale.ROOT);
        }
      }
    }
    return String.format(Locale.ROOT, "%,." + reading.spec().decimals() + "f", reading.value());
  }

  /** Such as {@code no reading} for {@code BAD_NO_READING}. */
  private static String quality(Quality quality) {
    return quality.name().replaceFirst("^BAD_", "").replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  private static List<String> missing(Profile profile, List<Reading> readings) {
    List<String> missing = new ArrayList<>();
    profile.pointSet().specs().forEach(spec -> missing.add(spec.name()));
    readings.forEach(reading -> missing.remove(reading.spec().name()));
    return missing;
  }
}
