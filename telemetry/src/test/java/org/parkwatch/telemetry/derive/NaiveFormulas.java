package org.parkwatch.telemetry.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What formulas without state should give, computed from scratch by recursion. */
final class NaiveFormulas {
  /** value is null where there is none; measured of expected. */
  record Result(@Nullable Double value, double measured, double expected) {
    double share() {
      return measured / expected;
    }

    boolean good() {
      return value != null && share() >= 0.95;
    }
  }

  private record Reading(long millis, @Nullable Double value) {}

  private final Map<Integer, Formula> formulas = new HashMap<>();
  private final Map<Integer, Reading> readings = new HashMap<>();
  private final long allowed;

  NaiveFormulas(List<Formula> all, long allowed) {
    all.forEach(formula -> formulas.put(formula.output(), formula));
    this.allowed = allowed;
  }

  void reading(int point, long millis, @Nullable Double value) {
    readings.put(point, new Reading(millis, value));
  }

  Result at(int point, long now) {
    Formula formula = formulas.get(point);
    if (formula == null) {
      Reading reading = readings.get(point);
      if (reading == null || reading.value() == null || now - reading.millis() > allowed) {
        return new Result(null, 0, 1);
      }
      return new Result(reading.value(), 1, 1);
    }
    List<Result> in = new ArrayList<>();
    formula.inputs().forEach(input -> in.add(at(input, now)));
    return switch (formula.operation()) {
      case SUM -> sum(in);
      case ALL -> whole(in.stream().allMatch(Result::good) ? total(in) : null);
      case FIRST -> first(in);
      case SHARE ->
          whole(100 * Math.min(1, in.stream().mapToDouble(Result::share).min().orElse(1)));
      case HEADROOM -> {
        Double of = in.getFirst().value();
        yield new Result(
            of == null ? null : formula.constants().getFirst() - of,
            in.getFirst().measured(),
            in.getFirst().expected());
      }
      case RATIO -> {
        boolean both = in.stream().allMatch(Result::good) && value(in.getLast()) > 0;
        yield whole(both ? value(in.getFirst()) / value(in.getLast()) : null);
      }
      case WHICH, BITS, FAILOVER, REDUNDANCY, DISAGREEMENT, COUNT, TOTAL, WINDOW, DEMAND, PEAK ->
          throw new IllegalStateException("not in this model");
    };
  }

  private static double value(Result result) {
    Double value = result.value();
    return value == null ? Double.NaN : value;
  }

  private static double total(List<Result> in) {
    return in.stream().mapToDouble(NaiveFormulas::value).sum();
  }

  private static Result sum(List<Result> in) {
    double expected = in.stream().mapToDouble(Result::expected).sum();
    List<Result> usable = in.stream().filter(result -> result.value() != null).toList();
    double measured = usable.stream().mapToDouble(Result::measured).sum();
    return new Result(measured == 0 ? null : total(usable), measured, expected);
  }

  private static Result first(List<Result> in) {
    Result chosen =
        in.stream()
            .filter(Result::good)
            .findFirst()
            .or(() -> in.stream().filter(result -> result.value() != null).findFirst())
            .orElse(null);
    return chosen == null
        ? new Result(null, in.stream().mapToDouble(Result::share).max().orElse(0), 1)
        : new Result(chosen.value(), chosen.share(), 1);
  }

  private static Result whole(@Nullable Double value) {
    return value == null ? new Result(null, 0, 1) : new Result(value, 1, 1);
  }
}
