package org.parkwatch.facility.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Side;

/**
 * Chooses what is wrong in the park beside its wiring, from a stream of its own. A park of one room
 * gets one of each kind of instrument fault, and no load that is too high.
 */
final class Seeds {
  private static final int OVERDRAWN_OF_12000 = 30;
  private static final int HEAVY_ROWS_OF_12000 = 20;
  private static final int SWAPPED_OF_12000 = 25;
  private static final int DRIFTING_OF_12000 = 8;
  private static final int STUCK_OF_12000 = 3;
  private static final int BYPASSED_OF_12000 = 1;
  private static final int PER_ROW = 20;

  private static final int MOST_TRIES = 40;

  /** A 50 A branch at 230 V and a power factor of 0.955 carries 11.0 kW. */
  private static final double OVERDRAWN_KW = 12.0;

  /**
   * What panels of heavy rows may carry in A: smaller than the rest, and the row was let all the
   * same. Such a panel carries 105 kW, so 80 % of it are 4.2 kW for each of 20 cabinets.
   */
  static final int SMALL_PANEL_AMPS = 160;

  /** Within a contract of 6 kW, and no more than a branch of 32 A carries alone. */
  private static final double HEAVY_KW = 4.4;

  private final Plan plan;
  private final Random random;
  private final int cabinets;
  private final Map<String, List<Position>> rows = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  Seeds(Plan plan, long seed) {
    this.plan = plan;
    random = new Random(seed ^ 0x5EED);
    cabinets = plan.positions.size();
    plan.positions.forEach(
        position -> rows.computeIfAbsent(position.row(), row -> new ArrayList<>()).add(position));
  }

  /** Everything, the wiring included. */
  SeededTruth truth() {
    Map<String, Double> heavy = heavyRows();
    return new SeededTruth(
        plan.singleCorded(),
        plan.wiredAa(),
        overdrawn(heavy.keySet()),
        heavy,
        swapped(),
        drifting(),
        stuck(),
        inBypass());
  }

  private int share(int of12000) {
    return of12000 * cabinets / 12_000;
  }

  private static boolean plain(Plan plan, Position position) {
    return plan.kw(position) > 0
        && !plan.singleCorded().containsKey(position.code())
        && !plan.wiredAa().contains(position.code());
  }

  /** Rows full of cabinets of 6 kW or more, the largest first, where both panels are alike. */
  private Map<String, Double> heavyRows() {
    List<String> full = new ArrayList<>();
    rows.forEach((row, all) -> {
      boolean two = all.getFirst().building() <= 2 && !row.matches("FZ-B1-4F-.*");
      if (two && all.stream().allMatch(p -> plain(plan, p) && plan.kw(p) >= 6)) {
        full.add(row);
      }
    });
    full.sort((a, b) -> Integer.compare(contract(b), contract(a)));
    Map<String, Double> heavy = new TreeMap<>();
    for (String row : full.subList(0, Math.min(full.size(), share(HEAVY_ROWS_OF_12000)))) {
      heavy.put(row, HEAVY_KW + random.nextInt(4) / 10.0);
    }
    return heavy;
  }

  private int contract(String row) {
    return rows.getOrDefault(row, List.of()).stream().mapToInt(plan::kw).sum();
  }

  /** Cabinets of 8 kW that draw half as much again. */
  private Map<String, Double> overdrawn(Set<String> heavyRows) {
    List<Position> large = new ArrayList<>();
    for (Position position : plan.positions) {
      if (plan.kw(position) == 8
          && plain(plan, position)
          && !heavyRows.contains(position.row())
          && position.building() <= 2) {
        large.add(position);
      }
    }
    Collections.shuffle(large, random);
    Map<String, Double> overdrawn = new TreeMap<>();
    for (Position position : large.subList(0, Math.min(large.size(), share(OVERDRAWN_OF_12000)))) {
      overdrawn.put(position.code(), OVERDRAWN_KW);
    }
    return overdrawn;
  }

  /** At meters of buildings 1 and 2, where every panel has one. */
  private List<SeededTruth.Swapped> swapped() {
    List<SeededTruth.Swapped> swapped = new ArrayList<>();
    while (swapped.size() < Math.max(1, share(SWAPPED_OF_12000))) {
      Position one = any(2);
      String panel = one.panel(random.nextInt(2) == 0 ? Side.A : Side.B);
      @Nullable Position other = neighbour(one);
      if (other != null && taken.add(panel)) {
        swapped.add(new SeededTruth.Swapped(panel, place(one), place(other)));
      }
    }
    return swapped;
  }

  /** A free cabinet in the row, or one of half or twice the contract: it must make a difference. */
  private @Nullable Position neighbour(Position one) {
    for (int i = 0; i < MOST_TRIES && plain(plan, one); i++) {
      Position other = rows.getOrDefault(one.row(), List.of()).get(random.nextInt(PER_ROW));
      int kw = plan.kw(other);
      boolean unlike = kw == 0 || kw >= 2 * plan.kw(one) || 2 * kw <= plan.kw(one);
      if (unlike && !plan.singleCorded().containsKey(other.code())) {
        return other;
      }
    }
    return null;
  }

  private static int place(Position position) {
    String code = position.code();
    return Integer.parseInt(code.substring(code.length() - 2));
  }

  private Position any(int lastBuilding) {
    while (true) {
      Position position = plan.positions.get(random.nextInt(cabinets));
      if (position.building() <= lastBuilding && !position.inCommissioning()) {
        return position;
      }
    }
  }

  /** Downwards, so that nobody is woken by heat that is not there. */
  private List<SeededTruth.Drifting> drifting() {
    List<SeededTruth.Drifting> drifting = new ArrayList<>();
    while (drifting.size() < Math.max(1, share(DRIFTING_OF_12000))) {
      String sensors = coldAisle();
      if (taken.add(sensors)) {
        double rate = -(3 + random.nextInt(4)) / 10.0;
        drifting.add(new SeededTruth.Drifting(sensors, 1 + random.nextInt(12), rate));
      }
    }
    return drifting;
  }

  private List<SeededTruth.Stuck> stuck() {
    List<SeededTruth.Stuck> stuck = new ArrayList<>();
    while (stuck.size() < Math.max(1, share(STUCK_OF_12000))) {
      String sensors = coldAisle();
      if (taken.add(sensors)) {
        double celsius = (205 + random.nextInt(15)) / 10.0;
        stuck.add(new SeededTruth.Stuck(sensors, 1 + random.nextInt(12), celsius));
      }
    }
    return stuck;
  }

  private String coldAisle() {
    String side = random.nextBoolean() ? "L" : "R";
    return any(3).room() + "-CA" + (1 + random.nextInt(5)) + "-CLI-" + side;
  }

  /** In building 2, where nobody has looked since the last maintenance. */
  private Set<String> inBypass() {
    Set<String> ups = new HashSet<>();
    while (ups.size() < share(BYPASSED_OF_12000)) {
      int floor = 1 + random.nextInt(4);
      ups.add(
          "FZ-B2-" + floor + "F-UPS-" + "AB".charAt(random.nextInt(2)) + (1 + random.nextInt(5)));
    }
    return ups;
  }
}
