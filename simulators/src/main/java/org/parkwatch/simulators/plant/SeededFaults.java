package org.parkwatch.simulators.plant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What is wrong in a park from the beginning, as the file beside it says: {@code
 * fault,code,detail}. Wiring is left to the park files, which have it as well. Immutable.
 */
public final class SeededFaults {
  /** A park in which nothing is wrong. */
  public static final SeededFaults NONE = new SeededFaults();

  private static final String HEADER = "fault,code,detail";
  private static final double SECONDS_PER_DAY = 86_400;

  /** A drift began before anybody looked, and an element can only be so far out. */
  private static final double DAYS_BEFORE = 6;

  private static final double FURTHEST_KELVIN = 9;

  private final Map<String, Double> wattsOfCabinet = new HashMap<>();
  private final Map<String, Double> wattsInRow = new HashMap<>();
  private final Map<String, int[]> swapped = new HashMap<>();
  private final Map<String, Sensor> sensors = new HashMap<>();
  private final Set<String> inBypass = new HashSet<>();

  /** A sensor that goes astray by so much a day, or that shows one value for ever. */
  private record Sensor(int number, double kelvinPerDay, OptionalDouble celsius) {}

  private SeededFaults() {}

  /**
   * Reads the file; nothing is wrong where there is none.
   *
   * @throws IOException if it holds something else; names file and line
   */
  public static SeededFaults read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return NONE;
    }
    SeededFaults faults = new SeededFaults();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = lines.get(i).split(",", -1);
      try {
        if (i == 0 ? !lines.getFirst().equals(HEADER) : fields.length != 3) {
          throw new IllegalArgumentException("three fields");
        }
        if (i > 0) {
          faults.take(fields[0], fields[1], fields[2].split(" ", -1));
        }
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new IOException(
            file + ", line " + (i + 1) + ": expected " + HEADER + ", not " + lines.get(i), e);
      }
    }
    return faults;
  }

  private void take(String fault, String code, String[] detail) {
    switch (fault) {
      case "overdrawn" -> wattsOfCabinet.put(code, 1000 * Double.parseDouble(detail[0]));
      case "heavy-row" -> wattsInRow.put(code, 1000 * Double.parseDouble(detail[0]));
      case "swapped-cts" ->
          swapped.put(code, new int[] {Integer.parseInt(detail[0]), Integer.parseInt(detail[1])});
      case "drifting" ->
          sensors.put(
              code,
              new Sensor(
                  Integer.parseInt(detail[0]),
                  Double.parseDouble(detail[1]),
                  OptionalDouble.empty()));
      case "stuck" ->
          sensors.put(
              code,
              new Sensor(
                  Integer.parseInt(detail[0]),
                  0,
                  OptionalDouble.of(Double.parseDouble(detail[1]))));
      case "in-bypass" -> inBypass.add(code);
      case "single-corded", "wired-a-a" -> {}
      default -> throw new IllegalArgumentException("no fault " + fault);
    }
  }

  /** What a cabinet draws by day and by night in W; empty for one that draws as usual. */
  OptionalDouble watts(RackPdu pdu) {
    Double own = wattsOfCabinet.get(pdu.cabinet());
    if (own == null && !pdu.places().isEmpty()) {
      own = wattsInRow.get(pdu.places().getFirst());
    }
    return own == null ? OptionalDouble.empty() : OptionalDouble.of(own);
  }

  /** The branch whose current transformer is at the terminals of the n-th, from 1. */
  int branchAt(String panel, int n) {
    int[] pair = swapped.get(panel);
    return pair == null ? n : n == pair[0] ? pair[1] : n == pair[1] ? pair[0] : n;
  }

  /**
   * What a sensor shows.
   *
   * @param celsius what it should
   * @param daysOn since the park was first looked at
   */
  double shown(String equipment, int sensor, double celsius, double daysOn) {
    Sensor wrong = sensors.get(equipment);
    if (wrong == null || wrong.number() != sensor) {
      return celsius;
    }
    double astray = wrong.kelvinPerDay() * (DAYS_BEFORE + Math.max(0, daysOn));
    return wrong.celsius().orElse(celsius + Math.clamp(astray, -FURTHEST_KELVIN, FURTHEST_KELVIN));
  }

  /** Days between two seconds. */
  static double days(long from, long to) {
    return (to - from) / SECONDS_PER_DAY;
  }

  boolean inBypass(String ups) {
    return inBypass.contains(ups);
  }
}
