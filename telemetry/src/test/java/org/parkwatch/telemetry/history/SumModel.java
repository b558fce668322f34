package org.parkwatch.telemetry.history;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parkwatch.telemetry.sample.Quality;

/** Sums of many points worked out of the samples, one by one: the oracle of the tests. */
@SuppressWarnings("ArrayRecordComponent") // columns: equality is never asked
record SumModel(long[] starts, double[] sum, int[] good) {
  static SumModel of(
      HistoryModel model,
      int[] points,
      Combine how,
      Steps steps,
      ZoneId zone,
      Summed like,
      long from,
      long to) {
    List<Long> starts = new ArrayList<>();
    for (ZonedDateTime at = begin(steps, Instant.ofEpochMilli(from).atZone(zone));
        at.toInstant().toEpochMilli() < to;
        at = next(steps, at)) {
      if (at.toInstant().toEpochMilli() >= from) {
        starts.add(at.toInstant().toEpochMilli());
      }
    }
    SumModel sums =
        new SumModel(
            starts.stream().mapToLong(Long::longValue).toArray(),
            new double[starts.size()],
            new int[starts.size()]);
    Arrays.fill(sums.sum, Double.NaN);
    for (int step = 0; step < starts.size(); step++) {
      for (int point : points) {
        sums.add(model, point, how, steps, zone, step, like.toMillis()[step]);
      }
    }
    return sums;
  }

  private static ZonedDateTime begin(Steps steps, ZonedDateTime at) {
    return switch (steps) {
      case MONTH -> at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
      case DAY -> at.truncatedTo(ChronoUnit.DAYS);
      default -> {
        long width = width(steps).toMillis();
        long millis = at.toInstant().toEpochMilli();
        yield Instant.ofEpochMilli(millis - Math.floorMod(millis, width)).atZone(at.getZone());
      }
    };
  }

  private static ZonedDateTime next(Steps steps, ZonedDateTime at) {
    return switch (steps) {
      case MONTH -> at.plusMonths(1);
      case DAY -> at.plusDays(1);
      default -> at.plus(width(steps));
    };
  }

  private static Duration width(Steps steps) {
    return switch (steps) {
      case MINUTE -> Duration.ofMinutes(1);
      case FIVE_MINUTES -> Duration.ofMinutes(5);
      case QUARTER -> Duration.ofMinutes(15);
      default -> Duration.ofHours(1);
    };
  }

  private void add(
      HistoryModel model, int point, Combine how, Steps steps, ZoneId zone, int step, long end) {
    List<HistoryModel.Sample> own = model.range(point, starts[step], end, Integer.MAX_VALUE);
    List<HistoryModel.Sample> usable =
        own.stream().filter(sample -> Quality.usable(sample.quality())).toList();
    if (usable.isEmpty() || (how == Combine.INCREASE && point < ReadsTest.COUNTERS)) {
      return;
    }
    var values = usable.stream().mapToDouble(HistoryModel.Sample::value).summaryStatistics();
    double value =
        switch (how) {
          case MAX -> values.getMax();
          case MIN -> values.getMin();
          case MEAN -> mean(own, steps);
          case INCREASE -> grown(model, point, usable, before(steps, zone));
        };
    sum[step] = good[step]++ == 0 ? value : sum[step] + value;
  }

  /** Each value stands until the next sample or the end of its minute or quarter. */
  private static double mean(List<HistoryModel.Sample> own, Steps steps) {
    boolean minutes = steps == Steps.MINUTE || steps == Steps.FIVE_MINUTES;
    long span = minutes ? 60_000 : 900_000;
    double held = 0;
    long millis = 0;
    for (int i = 0; i < own.size(); i++) {
      HistoryModel.Sample sample = own.get(i);
      long end = (sample.millis() / span + 1) * span;
      long until = i + 1 < own.size() ? Math.min(end, own.get(i + 1).millis()) : end;
      if (Quality.usable(sample.quality())) {
        held += sample.value() * (until - sample.millis());
        millis += until - sample.millis();
      }
    }
    return held / millis;
  }

  /** How far back a register's last value is looked for. */
  private long before(Steps steps, ZoneId zone) {
    if (steps == Steps.DAY || steps == Steps.MONTH) {
      return Instant.ofEpochMilli(starts[0]).atZone(zone).minusDays(1).toInstant().toEpochMilli();
    }
    long hour = starts[0] - Duration.ofHours(1).toMillis();
    return hour - Math.floorMod(hour, 900_000L);
  }

  private static double grown(
      HistoryModel model, int point, List<HistoryModel.Sample> usable, long before) {
    long first = usable.getFirst().millis();
    double last =
        model.range(point, before, Math.max(before, first), Integer.MAX_VALUE).stream()
            .filter(sample -> Quality.usable(sample.quality()))
            .mapToDouble(HistoryModel.Sample::value)
            .reduce(Double.NaN, (earlier, later) -> later);
    double grown = 0;
    for (HistoryModel.Sample sample : usable) {
      double value = sample.value();
      grown += Double.isNaN(last) ? 0 : value >= last ? value - last : value;
      last = value;
    }
    return grown;
  }
}
