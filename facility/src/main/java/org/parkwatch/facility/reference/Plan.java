package org.parkwatch.facility.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Side;

/**
 * Everything about the reference park that comes from its seed. Pure: equal options, equal plan.
 */
final class Plan {
  private static final int SINGLE_CORDED_PERCENT = 2;
  private static final int WIRED_AA_OF_12000 = 36;

  /** One cabinet in so many has rack PDUs that speak SNMPv3 only. */
  private static final int SIGNED_ONE_IN = 10;

  final List<Position> positions;
  final Letting letting;
  private final Map<String, Letting.Block> blockOf = new HashMap<>();
  private final Map<String, Make> makeOf = new HashMap<>();
  private final Map<String, Side> singleCorded = new TreeMap<>();
  private final Set<String> signed = new HashSet<>();
  private final Map<String, String> feederOfWrongB = new LinkedHashMap<>();

  Plan(ReferenceOptions options) {
    Random random = new Random(options.seed());
    positions = Position.all(options.size());
    letting = new Letting(positions, random);
    for (Letting.Block block : letting.blocks()) {
      block.cabinets().forEach(cabinet -> blockOf.put(cabinet.code(), block));
    }
    chooseMakes(random);
    chooseWiring(random);
    chooseSigned(options.seed());
  }

  Letting.@Nullable Block blockOf(Position position) {
    return blockOf.get(position.code());
  }

  Make makeOf(Position position) {
    Make make = makeOf.get(position.code());
    if (make == null) {
      throw new IllegalArgumentException("no such position: " + position);
    }
    return make;
  }

  /** Contracted kW, 0 where the cabinet is free. */
  int kw(Position position) {
    Letting.Block block = blockOf(position);
    return block == null ? 0 : block.kw();
  }

  /** Whether the rack PDUs of a cabinet sign and encrypt: SNMPv3. */
  boolean signs(Position position) {
    return signed.contains(position.code());
  }

  Map<String, Side> singleCorded() {
    return singleCorded;
  }

  /** Codes of the cabinets whose B rack PDU hangs on an A branch. */
  Set<String> wiredAa() {
    return feederOfWrongB.keySet();
  }

  /** What really feeds a rack PDU. */
  String feederOf(Position position, Side side) {
    if (side == Side.A && position.behindSts()) {
      return position.sts();
    }
    String wrong = side == Side.B ? feederOfWrongB.get(position.code()) : null;
    return wrong == null ? position.branch(side) : wrong;
  }

  /** A room is fitted with one make; three in ten tenants brought their own. */
  private void chooseMakes(Random random) {
    Map<String, Make> ofRoom = new HashMap<>();
    for (Position position : positions) {
      makeOf.put(
          position.code(), ofRoom.computeIfAbsent(position.room(), room -> Make.any(random)));
    }
    for (Letting.Block block : letting.blocks()) {
      if (random.nextInt(10) < 3) {
        Make own = Make.any(random);
        block.cabinets().forEach(cabinet -> makeOf.put(cabinet.code(), own));
      }
    }
  }

  /** From a stream of its own, so that all else stays as it was before there were any. */
  private void chooseSigned(long seed) {
    List<Position> any = new ArrayList<>(positions);
    Collections.shuffle(any, new Random(~seed));
    any.subList(0, any.size() / SIGNED_ONE_IN).forEach(cabinet -> signed.add(cabinet.code()));
  }

  private void chooseWiring(Random random) {
    for (Position position : positions) {
      if (position.behindSts()) {
        singleCorded.put(position.code(), Side.A);
      }
    }
    List<Position> let = new ArrayList<>();
    letting.blocks().forEach(block -> let.addAll(block.cabinets()));
    Collections.shuffle(let, random);
    int single = positions.size() * SINGLE_CORDED_PERCENT / 100;
    int wrong = Math.max(1, positions.size() * WIRED_AA_OF_12000 / 12_000);
    Set<String> borrowed = new HashSet<>();
    for (Position position : let) {
      if (singleCorded.size() < single) {
        singleCorded.putIfAbsent(position.code(), random.nextBoolean() ? Side.A : Side.B);
      } else if (feederOfWrongB.size() < wrong && !singleCorded.containsKey(position.code())) {
        feederOfWrongB.put(position.code(), branchNearby(position, borrowed));
      }
    }
  }

  /**
   * The A branch that the wrong cord was put into: a free cabinet's in the same row, or its own.
   */
  private String branchNearby(Position position, Set<String> borrowed) {
    for (Position other : positions) {
      if (other.row().equals(position.row())
          && blockOf(other) == null
          && !other.behindSts()
          && borrowed.add(other.code())) {
        return other.branch(Side.A);
      }
    }
    return position.branch(Side.A);
  }

  Set<Integer> tenants() {
    Set<Integer> tenants = new TreeSet<>();
    letting.blocks().forEach(block -> tenants.add(block.tenant()));
    return tenants;
  }
}
