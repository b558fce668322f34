package org.parkwatch.tests.alarms;

import java.nio.file.Path;
import java.time.InstantSource;
import org.parkwatch.alerting.AlarmEngine;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.reference.ReferenceOptions;

/**
 * An alarm engine that goes on where its journal says, until it is killed or done. It writes the
 * number of each group that it has taken.
 */
public final class KilledEngineMain {
  private KilledEngineMain() {}

  /**
   * Runs to the end, or until it is killed.
   *
   * @param arguments folder of the journal, folder for park files, seed, last group, and how many
   *     groups are lost at each start: 0 but for the control
   */
  public static void main(String[] arguments) throws Exception {
    Park park = ParkInMemory.load(ReferenceOptions.Size.SMALL, Path.of(arguments[1]));
    ToggledPoints points = new ToggledPoints(park, Long.parseLong(arguments[2]));
    long last = Long.parseLong(arguments[3]);
    long lost = Long.parseLong(arguments[4]);
    try (AlarmEngine engine =
        AlarmEngine.open(
            Path.of(arguments[0]),
            ToggledPoints.rules(),
            SeverityFile.defaults(),
            park,
            ParkInMemory.NO_LOG,
            ParkInMemory.NO_TRAIL,
            InstantSource.system())) {
      for (long group = Math.max(1, engine.resumeFrom()) + lost; group <= last; group++) {
        engine.accept(points.group(group));
        System.out.println(group);
      }
    }
  }
}
