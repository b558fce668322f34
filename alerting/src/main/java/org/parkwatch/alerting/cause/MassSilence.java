package org.parkwatch.alerting.cause;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.parkwatch.facility.park.Device;

/**
 * Finds out that many devices are silent because one thing is gone that carries their data or feeds
 * them. It is suspected, not known: nobody asks a switch here. Confined to its caller.
 *
 * <p>Something stands as the cause once nine of ten devices behind it are silent, and until fewer
 * than half of them have been so for {@link #HOLD}; whatever is silent then comes up on its own. Of
 * several that stand, the one that explains most takes them, and of equals the one behind which the
 * fewest still answer. It is none if a device of its own still answers.
 */
final class MassSilence {
  /** So many returns take a while: polls are spread, and each alarm has its off-delay. */
  static final Duration HOLD = Duration.ofMinutes(2);

  private static final double CAUSE_SHARE = 0.9;
  private static final double HELD_SHARE = 0.5;

  private final Map<String, Long> heldAt = new HashMap<>();

  /**
   * One cause.
   *
   * @param silent devices behind it that do not answer
   * @param devices whose silence it explains: no larger one has taken them
   */
  record Suspect(Carrier carrier, int silent, BitSet devices) {}

  /**
   * What stands as a cause now, the one with the most devices first.
   *
   * @param alarmed ids of devices whose silence is an alarm that nothing explains so far
   * @param silent whether a device does not answer now, known before its alarm is due
   */
  List<Suspect> find(
      CauseGraph graph,
      List<Carrier> carriers,
      BitSet alarmed,
      IntPredicate silent,
      long nowMillis) {
    if (alarmed.isEmpty()) {
      heldAt.clear();
      return List.of();
    }
    List<Standing> standing = new ArrayList<>();
    for (Carrier carrier : carriers) {
      if (carrier.devices().stream().noneMatch(alarmed::get)) {
        heldAt.remove(carrier.key());
        continue;
      }
      BitSet mute = new BitSet();
      carrier.devices().stream().filter(silent::test).forEach(mute::set);
      if (!answers(graph, carrier, silent) && stands(carrier, mute.cardinality(), nowMillis)) {
        standing.add(new Standing(carrier, mute));
      }
    }
    return choose(standing, alarmed);
  }

  /** Whoever explains most of what is left first, and of equals whom the fewest contradict. */
  private static List<Suspect> choose(List<Standing> standing, BitSet alarmed) {
    List<Suspect> suspects = new ArrayList<>();
    List<Standing> left = new ArrayList<>(standing);
    BitSet explained = new BitSet();
    while (!left.isEmpty()) {
      left.removeIf(one -> one.open(explained) == 0);
      Optional<Standing> best =
          left.stream()
              .max(
                  Comparator.comparingInt((Standing one) -> one.open(explained))
                      .thenComparingInt(one -> -one.answering())
                      .thenComparing(one -> !one.carrier().feeds())
                      .thenComparing(one -> one.carrier().key(), Comparator.reverseOrder()));
      if (best.isEmpty()) {
        break;
      }
      Carrier carrier = best.get().carrier();
      BitSet own = new BitSet();
      carrier.devices().stream().filter(device -> !explained.get(device)).forEach(own::set);
      explained.or(own);
      left.remove(best.get());
      if (own.intersects(alarmed)) {
        suspects.add(new Suspect(carrier, best.get().mute().cardinality(), own));
      }
    }
    return suspects;
  }

  /** A possible cause, and the devices behind it that are silent. */
  private record Standing(Carrier carrier, BitSet mute) {
    int open(BitSet explained) {
      BitSet open = (BitSet) mute.clone();
      open.andNot(explained);
      return open.cardinality();
    }

    int answering() {
      return carrier.devices().size() - mute.cardinality();
    }
  }

  /** Whether it says itself that it is there. */
  private static boolean answers(CauseGraph graph, Carrier carrier, IntPredicate silent) {
    return carrier.node() >= 0
        && graph.devices(carrier.node()).stream().mapToInt(Device::id).anyMatch(silent.negate());
  }

  private boolean stands(Carrier carrier, int count, long nowMillis) {
    double share = (double) count / carrier.devices().size();
    Long held = heldAt.get(carrier.key());
    if (share >= CAUSE_SHARE || (held != null && share >= HELD_SHARE)) {
      heldAt.put(carrier.key(), nowMillis);
      return true;
    }
    if (held != null && nowMillis - held <= HOLD.toMillis()) {
      return true;
    }
    heldAt.remove(carrier.key());
    return false;
  }
}
