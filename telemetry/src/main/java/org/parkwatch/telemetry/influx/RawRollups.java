package org.parkwatch.telemetry.influx;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.parkwatch.telemetry.history.Rolled;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.history.Tier;
import org.parkwatch.telemetry.rollup.Rollup;
import org.parkwatch.telemetry.rollup.RollupBuilder;

/**
 * Rolls up samples as the embedded store does: minutes by themselves, the others of quarters of an
 * hour. Used for one span after the other. Confined to one thread.
 */
final class RawRollups {
  private final Tier tier;
  private final boolean counter;
  private final ZoneId zone;
  private final List<Rolled> done = new ArrayList<>();
  private final RollupBuilder builder = new RollupBuilder();
  private final long unit;

  RawRollups(Tier tier, boolean counter, ZoneId zone) {
    this.tier = tier;
    this.counter = counter;
    this.zone = zone;
    unit = (tier == Tier.MINUTE ? Tier.MINUTE : Tier.QUARTER).millis();
  }

  /** Where the span of an instant begins. */
  long startOf(long millis) {
    return tier == Tier.DAY
        ? dayOf(millis).atStartOfDay(zone).toInstant().toEpochMilli()
        : Math.floorDiv(millis, tier.millis()) * tier.millis();
  }

  /** Where the span of an instant ends. */
  long endOf(long millis) {
    return tier == Tier.DAY
        ? dayOf(millis).plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli()
        : startOf(millis) + tier.millis();
  }

  private LocalDate dayOf(long millis) {
    return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
  }

  /** Adds samples of whole spans, later than those before. */
  void add(Series series) {
    long from = 0;
    for (int i = 0; i < series.size(); i++) {
      long start = Math.floorDiv(series.millis()[i], unit) * unit;
      if (i == 0 || start != from) {
        end(from);
        from = start;
        builder.begin(start + unit, counter);
      }
      builder.add(series.millis()[i], series.values()[i], series.qualities()[i]);
    }
    end(from);
  }

  private void end(long unitFrom) {
    if (builder.samples() == 0) {
      return;
    }
    Rollup rollup = builder.end();
    builder.begin(0, counter);
    long from = startOf(unitFrom);
    if (!done.isEmpty() && done.getLast().fromMillis() == from) {
      Rolled before = done.removeLast();
      done.add(new Rolled(from, before.toMillis(), before.rollup().then(rollup)));
    } else {
      done.add(new Rolled(from, endOf(unitFrom), rollup));
    }
  }

  /** What came so far. */
  List<Rolled> rolled() {
    return List.copyOf(done);
  }
}
