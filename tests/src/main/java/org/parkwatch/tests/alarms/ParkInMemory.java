package org.parkwatch.tests.alarms;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.h2.jdbcx.JdbcDataSource;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.store.FacilitySchema;
import org.parkwatch.facility.store.ParkStore;
import org.parkwatch.profiles.ProfileExpansion;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.SampleBatch;

/** The reference park without its simulators, and what an alarm engine needs beside it. */
public final class ParkInMemory {
  /** Nobody asks who did what here. */
  public static final AuditTrail NO_TRAIL = (viewer, action, subject, reason) -> {};

  /** Nothing is sent back into a log that is made up. */
  public static final SampleSink NO_LOG =
      new SampleSink() {
        @Override
        public void append(SampleBatch batch) {}

        @Override
        public CompletableFuture<Long> command(LogRecord.Command command) {
          return new CompletableFuture<>();
        }
      };

  private static final int PORT = 16_100;
  private static final long SEED = 1;

  /** As many points as one rule of a kind of quantity and equipment may bind. */
  private static final int MOST_POINTS = 200_000;

  private ParkInMemory() {}

  /**
   * Writes the park files and loads them with the profiles of the product.
   *
   * @param folder for the files; empty
   */
  public static Park load(ReferenceOptions.Size size, Path folder) {
    ReferencePark.write(folder, new ReferenceOptions(SEED, size, PORT));
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + size + ";DB_CLOSE_DELAY=-1");
    FacilitySchema.migrate(database);
    return new ParkStore(database, NO_TRAIL)
        .loadIfChanged(
            Viewer.system("bench"),
            folder,
            new ProfileExpansion(Profiles.load()),
            Instant.parse("2026-11-22T00:00:00Z"));
  }

  /**
   * The default rules, a threshold that nothing passes on each number, and silence of each point of
   * a building as an alarm of its own.
   *
   * @param dark code of the building
   */
  public static RuleSet rules(Park park, String dark) {
    Map<String, Integer> kinds = new TreeMap<>();
    for (Device device : park.devices()) {
      EquipmentKind kind = park.equipmentOf(device).kind();
      for (PointSpec spec : device.points().specs()) {
        if (!Set.of(Quantity.STATE, Quantity.EVENT, Quantity.COMM_UP).contains(spec.quantity())) {
          kinds.merge(kind + " " + spec.quantity(), 1, Integer::sum);
        }
      }
    }
    StringBuilder yaml = new StringBuilder("rules:\n");
    kinds.forEach((kind, count) -> {
      String equipment = kind.substring(0, kind.indexOf(' '));
      String quantity = kind.substring(kind.indexOf(' ') + 1);
      String id = kind.toLowerCase(Locale.ROOT).replace(' ', '.').replace('_', '-');
      String on = "{quantity: %s, equipment: %s}".formatted(quantity, equipment);
      if (count <= MOST_POINTS) {
        add(yaml, "high." + id, "threshold", on, "high: 1e12\n    clear: 9e11");
      }
      String there =
          "{quantity: %s, equipment: %s, place: %s}".formatted(quantity, equipment, dark);
      add(yaml, "stale." + id, "stale", there, "");
    });
    List<Rule> rules = new ArrayList<>(RuleFiles.defaults().rules());
    rules.addAll(RuleFiles.parse(Map.of("bench.yaml", yaml.toString())).rules());
    return new RuleSet(rules);
  }

  /** A value of a point that no default rule minds. */
  static double quiet(PointSpec spec) {
    return switch (spec.quantity()) {
      case STATE, EVENT, CURRENT, ACTIVE_POWER -> 0;
      case VOLTAGE -> spec.name().contains("cell") ? 3.3 : 230;
      case TEMPERATURE -> 22;
      case HUMIDITY -> 50;
      default -> 1;
    };
  }

  private static void add(StringBuilder yaml, String id, String kind, String on, String limits) {
    yaml.append(
        """
          - id: bench.%s
            kind: %s
            on: %s
            onDelay: 30s
            offDelay: 10s
            severity: 4
            consequence: {en: c, zh: c}
            response: {en: r, zh: r}
            timeToRespond: 1h
        """
            .formatted(id, kind, on));
    if (!limits.isEmpty()) {
      yaml.append("    ").append(limits).append('\n');
    }
  }
}
