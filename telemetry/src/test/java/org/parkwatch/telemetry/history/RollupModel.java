package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.parkwatch.telemetry.rollup.Rollup;
import org.parkwatch.telemetry.sample.Quality;

/** Roll-ups as somebody would work them out by hand from a list of samples: the oracle. */
final class RollupModel {
  private RollupModel() {}

  /** All spans of a tier that have samples. */
  static SortedMap<Long, List<HistoryModel.Sample>> spans(
      List<HistoryModel.Sample> samples, Tier tier, ZoneId zone) {
    SortedMap<Long, List<HistoryModel.Sample>> spans = new TreeMap<>();
    for (HistoryModel.Sample sample : samples) {
      spans.computeIfAbsent(start(sample.millis(), tier, zone), x -> new ArrayList<>()).add(sample);
    }
    return spans;
  }

  private static long start(long millis, Tier tier, ZoneId zone) {
    return tier == Tier.DAY
        ? Instant.ofEpochMilli(millis)
            .atZone(zone)
            .truncatedTo(ChronoUnit.DAYS)
            .toInstant()
            .toEpochMilli()
        : Math.floorDiv(millis, tier.millis()) * tier.millis();
  }

  static void expect(
      List<Rolled> rolled,
      List<HistoryModel.Sample> samples,
      Tier tier,
      ZoneId zone,
      boolean counter) {
    var spans = spans(samples, tier, zone);
    assertThat(rolled).extracting(Rolled::fromMillis).containsExactlyElementsOf(spans.keySet());
    for (Rolled each : rolled) {
      List<HistoryModel.Sample> own = spans.get(each.fromMillis());
      expect(each, own == null ? List.of() : own, tier, counter);
    }
  }

  private static void expect(
      Rolled rolled, List<HistoryModel.Sample> own, Tier tier, boolean counter) {
    List<Double> good =
        own.stream()
            .filter(sample -> Quality.usable(sample.quality()))
            .map(HistoryModel.Sample::value)
            .toList();
    Rollup rollup = rolled.rollup();
    assertThat(rollup.samples()).isEqualTo(own.size());
    assertThat(rollup.good()).isEqualTo(good.size());
    if (good.isEmpty()) {
      assertThat(rollup.mean()).isNaN();
      return;
    }
    Offset<Double> near = Offset.offset(1e-6);
    assertThat(rollup.first()).isEqualTo(good.getFirst());
    assertThat(rollup.last()).isEqualTo(good.getLast());
    assertThat(rollup.min()).isEqualTo(good.stream().mapToDouble(v -> v).min().orElseThrow());
    assertThat(rollup.max()).isEqualTo(good.stream().mapToDouble(v -> v).max().orElseThrow());
    assertThat(rollup.mean())
        .isCloseTo(good.stream().mapToDouble(v -> v).average().orElseThrow(), near);
    held(rolled, own, tier, near);
    if (counter) {
      double grown = 0;
      for (int i = 1; i < good.size(); i++) {
        double step = good.get(i) - good.get(i - 1);
        grown += step >= 0 ? step : good.get(i);
      }
      assertThat(rollup.increase()).isCloseTo(grown, near);
    } else {
      assertThat(rollup.increase()).isNaN();
    }
  }

  /** Each value stands until the next sample or the end of its minute or quarter. */
  private static void held(
      Rolled rolled, List<HistoryModel.Sample> own, Tier tier, Offset<Double> near) {
    long span = tier == Tier.MINUTE ? Tier.MINUTE.millis() : Tier.QUARTER.millis();
    double sum = 0;
    long millis = 0;
    for (int i = 0; i < own.size(); i++) {
      HistoryModel.Sample sample = own.get(i);
      long end = (sample.millis() / span + 1) * span;
      long until = i + 1 < own.size() ? Math.min(end, own.get(i + 1).millis()) : end;
      if (Quality.usable(sample.quality())) {
        sum += sample.value() * (until - sample.millis());
        millis += until - sample.millis();
      }
    }
    assertThat(rolled.rollup().heldMillis()).isEqualTo(millis);
    assertThat(rolled.rollup().timeWeightedMean()).isCloseTo(sum / millis, near);
  }
}
