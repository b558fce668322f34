package org.parkwatch.alerting;

import java.nio.file.Path;
import java.time.InstantSource;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.log.LogGroup;

/** The process that {@link KillTest} kills: feeds its log to an engine and says how far it is. */
final class KillChild {
  static final int ROOMS = 3;
  static final int CABINETS = 4;

  private KillChild() {}

  /**
   * Runs to the end of the log, or until it is killed.
   *
   * @param args folder of the journal, seed and length of the log, whether to restore state
   */
  public static void main(String[] args) throws Exception {
    Path live = Path.of(args[0]);
    RuleSet rules = TestRules.all();
    Park park = TestPark.of(ROOMS, CABINETS);
    TestLog log = new TestLog(Long.parseLong(args[1]), rules, park);
    boolean restore = Boolean.parseBoolean(args[3]);
    try (AlarmEngine engine =
        AlarmEngine.open(
            live,
            rules,
            SeverityFile.defaults(),
            park,
            new FakeLog(),
            Engines.NO_AUDIT,
            InstantSource.system(),
            () -> Engines.ROOMY,
            restore)) {
      long from = engine.resumeFrom();
      for (int made = Integer.parseInt(args[2]); made > 0; made--) {
        LogGroup group = log.next();
        if (group.offset() >= from) {
          engine.accept(group);
          System.out.println(group.offset());
        }
      }
    }
  }
}
