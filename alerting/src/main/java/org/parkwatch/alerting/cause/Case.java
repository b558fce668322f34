package org.parkwatch.alerting.cause;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.parkwatch.alerting.board.Impact;
import org.parkwatch.facility.park.Park;

/**
 * Facts that have one cause.
 *
 * @param roots what nothing else explains, the one that says most first; empty where the cause is
 *     suspected only
 * @param parts what they explain
 * @param suspects that nobody monitors and that are inferred
 * @param nodes that are the cause, ascending
 * @param effects on cabinets
 * @param blackout true if it took the mains of a building in which nothing answers any more
 */
record Case(
    List<Part> roots,
    List<Part> parts,
    List<Suspect> suspects,
    SortedSet<Integer> nodes,
    Effects effects,
    boolean blackout) {
  /** A fact and why it stands where it stands. */
  record Part(Fact fact, Why why) {}

  /**
   * Something that is inferred from what hangs on it.
   *
   * @param silent devices behind it that do not answer now, {@code of} so many
   * @param feeds as {@link Carrier#feeds}
   */
  record Suspect(Carrier carrier, int silent, boolean feeds) {}

  /**
   * What it does to cabinets, by ids.
   *
   * @param dark no feed is left
   * @param singleFed one feed at least is left and one is dead
   * @param protection what batteries stand behind no more
   */
  record Effects(SortedSet<Integer> dark, SortedSet<Integer> singleFed, Protection protection) {
    static Effects none() {
      return new Effects(new TreeSet<>(), new TreeSet<>(), Protection.WHOLE);
    }

    Effects with(Protection other) {
      return new Effects(dark, singleFed, other);
    }

    /** Whose cabinets they are, by ids in order. */
    Set<Integer> tenants(Park park) {
      Set<Integer> tenants = new TreeSet<>();
      for (Set<Integer> cabinets : List.of(dark, singleFed)) {
        for (int cabinet : cabinets) {
          park.tenancyOf(cabinet).ifPresent(tenancy -> tenants.add(tenancy.tenant()));
        }
      }
      return tenants;
    }

    Impact impact(Park park) {
      return new Impact(dark.size(), singleFed.size(), tenants(park).size());
    }
  }

  boolean suspected() {
    return roots.isEmpty();
  }

  int size() {
    return roots.size() + parts.size();
  }
}
