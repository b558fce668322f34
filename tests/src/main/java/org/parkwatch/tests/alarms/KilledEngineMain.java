package org.parkwatch.tests.alarms;

import java.nio.file.Path;
import java.time.InstantSource;
import org.parkwatch.alerting.AlarmEngine;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.reference.ReferenceOptions;

/** An alarm engine that goes on where its journal says, until it is killed or done. */
public final class KilledEngineMain {
  static final String READY = "ready";
  static final String DONE = "done";

  private KilledEngineMain() {}

  /** Folder of the journal, folder for park files, seed, last second. */
  public static void main(String[] arguments) throws Exception {
    Park park = ParkInMemory.load(ReferenceOptions.Size.SMALL, Path.of(arguments[1]));
    ToggledPoints points = new ToggledPoints(park, Long.parseLong(arguments[2]));
    long last = Long.parseLong(arguments[3]);
    try (AlarmEngine engine =
        AlarmEngine.open(
            Path.of(arguments[0]),
            ToggledPoints.rules(),
            SeverityFile.defaults(),
            park,
            ParkInMemory.NO_LOG,
            ParkInMemory.NO_TRAIL,
            InstantSource.system())) {
      System.out.println(READY);
      for (long second = Math.max(1, engine.resumeFrom()); second <= last; second++) {
        engine.accept(points.group(second));
      }
      System.out.println(DONE);
    }
  }
}
