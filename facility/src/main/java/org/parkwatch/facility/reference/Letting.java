package org.parkwatch.facility.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Who rents what: tenants in blocks of neighbouring cabinets with gaps between them, 90, 80 and 40
 * % of the three buildings; 60 % of the cabinets at 4 kW, 30 % at 6, 8 % at 8, 2 % at 12 to 20.
 */
final class Letting {
  static final int TENANTS = 100;

  private static final double[] OCCUPANCY = {0.9, 0.8, 0.4};
  private static final double[] SHARE_OF_CLASS = {0.60, 0.30, 0.08, 0.02};
  private static final int[] DENSE_KW = {12, 15, 20};

  /**
   * Cabinets that one tenant rents together.
   *
   * @param tenant 1..{@link #TENANTS}
   */
  record Block(int tenant, int kw, List<Position> cabinets) {}

  private final Random random;
  private final long[] letOfClass = new long[SHARE_OF_CLASS.length];
  private final List<Integer> tenants = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();

  Letting(List<Position> positions, Random random) {
    this.random = random;
    Map<Integer, List<Position>> ofBuilding = new HashMap<>();
    for (Position position : positions) {
      if (!position.inCommissioning()) {
        ofBuilding.computeIfAbsent(position.building(), b -> new ArrayList<>()).add(position);
      }
    }
    for (int building = 1; building <= OCCUPANCY.length; building++) {
      let(ofBuilding.getOrDefault(building, List.of()), OCCUPANCY[building - 1], positions.size());
    }
  }

  List<Block> blocks() {
    return blocks;
  }

  private void let(List<Position> free, double occupancy, int park) {
    int wanted = (int) Math.round(free.size() * occupancy);
    List<Integer> sizes = new ArrayList<>();
    for (int sum = 0; sum < wanted; ) {
      int size = Math.min(size(Math.max(8, park / 100)), wanted - sum);
      sizes.add(size);
      sum += size;
    }
    int[] gaps = gaps(free.size() - wanted, sizes.size());
    int at = 0;
    for (int i = 0; i < sizes.size(); i++) {
      at += gaps[i];
      int size = sizes.get(i);
      blocks.add(new Block(tenant(), kw(size), List.copyOf(free.subList(at, at + size))));
      at += size;
    }
  }

  /** Many small tenants, few large ones; the largest block grows with the park. */
  private int size(int large) {
    int kind = random.nextInt(100);
    if (kind < 50) {
      return 4 + random.nextInt(9);
    }
    return kind < 85 ? 13 + random.nextInt(48) : 61 + random.nextInt(large);
  }

  /** Splits the empty positions at random over the places before, between and after the blocks. */
  private int[] gaps(int empty, int blocks) {
    int[] gaps = new int[blocks + 1];
    for (int left = empty; left > 0; ) {
      int some = Math.min(left, 1 + random.nextInt(6));
      gaps[random.nextInt(gaps.length)] += some;
      left -= some;
    }
    return gaps;
  }

  /** Every tenant once before any gets a second block. */
  private int tenant() {
    if (tenants.isEmpty()) {
      for (int i = 1; i <= TENANTS; i++) {
        tenants.add(i);
      }
      Collections.shuffle(tenants, random);
    }
    return tenants.removeLast();
  }

  /** The class of contract that is furthest behind its share. */
  private int kw(int size) {
    long let = size;
    for (long count : letOfClass) {
      let += count;
    }
    int chosen = 0;
    double furthest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < SHARE_OF_CLASS.length; i++) {
      double behind = SHARE_OF_CLASS[i] * let - letOfClass[i];
      if (behind > furthest) {
        furthest = behind;
        chosen = i;
      }
    }
    letOfClass[chosen] += size;
    return chosen < 3 ? 4 + 2 * chosen : DENSE_KW[random.nextInt(DENSE_KW.length)];
  }
}
