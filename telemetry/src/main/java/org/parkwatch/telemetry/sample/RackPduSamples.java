package org.parkwatch.telemetry.sample;

import java.util.SplittableRandom;

/**
 * Samples as rack PDUs give them, for benchmarks and tests: voltage with one decimal, current with
 * two, power in whole watts as kW, an energy register in 0.01 kWh, power factor, state, slow
 * temperature and humidity. Point {@code i} is of kind {@code i % 8}. Confined to one thread; the
 * same seed gives the same samples.
 */
public final class RackPduSamples {
  private static final int KINDS = 8;

  private final SplittableRandom random;
  private final long[] state;

  public RackPduSamples(int points, long seed) {
    random = new SplittableRandom(seed);
    state = new long[points];
    for (int point = 0; point < points; point++) {
      state[point] =
          switch (point % KINDS) {
            case 0 -> 2300;
            case 1 -> 200 + random.nextInt(1200);
            case 3 -> 10_000_000L + random.nextInt(1_000_000);
            case 4 -> 97;
            case 6 -> 220 + random.nextInt(60);
            case 7 -> 45 + random.nextInt(15);
            default -> 0;
          };
    }
  }

  /** The next value of a point, one poll of ten seconds after the last one. */
  public double next(int point) {
    return switch (point % KINDS) {
      case 0 -> (2300 + random.nextInt(-15, 16)) / 10.0;
      case 1 -> (state[point] + random.nextInt(-12, 13)) / 100.0;
      case 2 -> (state[point - 1] * 23 / 10 + random.nextInt(-25, 26)) / 1000.0;
      case 3 -> step(point, random.nextInt(3)) / 100.0;
      case 4 -> (state[point] + random.nextInt(3)) / 100.0;
      case 5 -> random.nextInt(20_000) == 0 ? 2 : 0;
      case 6 -> step(point, drift(20)) / 10.0;
      default -> step(point, drift(40));
    };
  }

  private long step(int point, int by) {
    state[point] += by;
    return state[point];
  }

  private int drift(int seldom) {
    int draw = random.nextInt(2 * seldom);
    return draw == 0 ? 1 : draw == 1 ? -1 : 0;
  }

  /** The next poll of the points {@code first .. first + count - 1}, all at one time. */
  public SampleBatch poll(int first, int count, long millis) {
    SampleBatch batch = new SampleBatch(count);
    for (int point = first; point < first + count; point++) {
      batch.add(point, millis, next(point), Quality.GOOD.code());
    }
    return batch;
  }
}
