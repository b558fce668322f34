package org.parkwatch.alerting.cause;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.parkwatch.alerting.cause.MassSilence.Suspect;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.EquipmentKind;

/**
 * What explains a fact, one rule a symptom. A cause is never younger than what it explains, but for
 * the time in which devices are asked one after the other. For one pass, confined to one thread.
 */
final class Explanations {
  /** By how much a consequence may be seen before its cause: devices are asked one by one. */
  private static final long SEEN_EARLIER_MILLIS = 90_000;

  private final CauseGraph graph;
  private final BitSet lost;
  private final Supply stored;
  private final Supply mains;
  private final LostCooling cooling;
  private final List<Suspect> suspects;
  private final Map<Integer, Integer> suspectOfDevice = new HashMap<>();
  private final Facts facts;
  private final Map<Integer, Long> beganAt = new HashMap<>();
  private final Map<Integer, Because> silenceOfDevice = new HashMap<>();
  private final long nowMillis;

  Explanations(CauseGraph graph, Facts facts, BitSet lost, List<Suspect> suspects, long nowMillis) {
    this.graph = graph;
    this.facts = facts;
    this.lost = lost;
    this.suspects = suspects;
    this.nowMillis = nowMillis;
    stored = Supply.withBatteries(graph, lost);
    mains = Supply.ofMains(graph, lost);
    cooling =
        new LostCooling(graph, lost, stored, mains, source -> has(source, Symptom.DISCHARGING));
    for (int i = 0; i < suspects.size(); i++) {
      int suspect = i;
      suspects.get(i).devices().stream()
          .forEach(device -> suspectOfDevice.putIfAbsent(device, suspect));
    }
  }

  /** The number of a suspect as a cause. */
  int number(int suspect) {
    int node = suspects.get(suspect).carrier().node();
    return node >= 0 ? node : graph.size() + suspect;
  }

  boolean anythingLost() {
    return !lost.isEmpty();
  }

  /** Whether power comes out of a node. */
  boolean fed(int node) {
    return stored.live(node);
  }

  /** Whose loss it is that no power comes out of a node. */
  SortedSet<Integer> roots(int node) {
    return stored.roots(node);
  }

  /** Whether what is suspected hangs on something that is lost itself. */
  boolean explained(Carrier carrier) {
    return carrier.node() >= 0
        && !stored.live(carrier.node())
        && !stored.roots(carrier.node()).equals(Set.of(carrier.node()))
        && !stored.roots(carrier.node()).isEmpty();
  }

  Because of(Fact fact) {
    Because because = byRule(fact);
    for (int cause : because.causes()) {
      if (younger(cause, fact)) {
        return by(
            because.why(), because.causes().stream().filter(one -> !younger(one, fact)).toList());
      }
    }
    return because;
  }

  private boolean younger(int cause, Fact fact) {
    return beganAt.computeIfAbsent(cause, this::began) > fact.since() + SEEN_EARLIER_MILLIS;
  }

  /** Since when a node has been a cause, as far as an alarm of it says so. */
  private long began(int cause) {
    return facts.ofNode(cause).stream()
        .filter(fact -> fact.symptom() != Symptom.SILENT && fact.holds(nowMillis))
        .mapToLong(Fact::since)
        .min()
        .orElse(Long.MIN_VALUE);
  }

  private Because byRule(Fact fact) {
    int node = fact.node();
    if (node < 0 || graph.kind(node).lifeSafety()) {
      return Because.NOTHING;
    }
    return switch (fact.symptom()) {
      case SILENT -> silenceOfDevice.computeIfAbsent(fact.alarm().device(), x -> silent(fact));
      case LOST -> lost(fact);
      case UNSUPPLIED -> unsupplied(node);
      case DISCHARGING -> discharging(node);
      case DEGRADED, BYPASS -> sameEquipment(node);
      case VOLTAGE -> by(Why.SUPPLY, voltage(node));
      case OVERLOADED -> by(Why.OTHER_FEED, otherFeeds(node));
      case HOT -> by(Why.COOLING, cooling.heating(node));
      case OPEN -> fire(fact);
      case TESTING, HAZARD, OTHER -> Because.NOTHING;
    };
  }

  private static Because by(Why why, Collection<Integer> causes) {
    return causes.isEmpty() ? Because.NOTHING : new Because(why, List.copyOf(causes));
  }

  private Because silent(Fact fact) {
    SortedSet<Integer> supply = stored.lostAbove(fact.node());
    if (!supply.isEmpty()) {
      return by(Why.SUPPLY, supply);
    }
    if (!stored.live(fact.node())) {
      return by(Why.SUPPLY, stored.roots(fact.node())); // it is lost, so it cannot be heard
    }
    SortedSet<Integer> carriers = deadCarriers(fact.node(), new HashSet<>());
    if (!carriers.isEmpty()) {
      return by(Why.CARRIER, carriers);
    }
    Integer suspect = suspectOfDevice.get(fact.alarm().device());
    if (suspect == null) {
      return Because.NOTHING;
    }
    boolean feeds = suspects.get(suspect).carrier().feeds();
    return by(feeds ? Why.SUPPLY : Why.CARRIER, List.of(number(suspect)));
  }

  /** Whose loss it is that what carries its data has no power. */
  private SortedSet<Integer> deadCarriers(int node, Set<Integer> seen) {
    TreeSet<Integer> roots = new TreeSet<>();
    for (int carrier : graph.carriers(node)) {
      if (seen.add(carrier)) {
        roots.addAll(stored.roots(carrier));
        roots.addAll(deadCarriers(carrier, seen));
      }
    }
    return roots;
  }

  private Because lost(Fact fact) {
    int node = fact.node();
    SortedSet<Integer> supply = mains.lostAbove(node);
    if (!supply.isEmpty()) {
      return by(Why.SUPPLY, supply);
    }
    if (graph.kind(node) == EquipmentKind.GENSET) {
      return by(Why.STARTING, mainsBehind(node, new BitSet()));
    }
    if (graph.kind(node) == EquipmentKind.CRAH) {
      return fire(fact);
    }
    return graph.kind(node) == EquipmentKind.CHILLER
        ? by(Why.COOLING, cooling.ofEquipment(node))
        : Because.NOTHING;
  }

  /** Lost mains in whose place a genset was to feed. */
  private SortedSet<Integer> mainsBehind(int standby, BitSet seen) {
    TreeSet<Integer> roots = new TreeSet<>();
    for (int next : graph.fed(standby)) {
      if (!seen.get(next)) {
        seen.set(next);
        roots.addAll(graph.standby(next) ? mainsBehind(next, seen) : mains.roots(next));
      }
    }
    return roots;
  }

  /** A tie takes over in seconds, so whatever is lost above may be why it went to its battery. */
  private Because unsupplied(int node) {
    SortedSet<Integer> above = mains.lostAbove(node);
    return by(Why.SUPPLY, above.isEmpty() ? mains.lostOnTheWay(node) : above);
  }

  private Because discharging(int node) {
    if (graph.kind(node) == EquipmentKind.BATTERY) {
      TreeSet<Integer> causes = new TreeSet<>();
      for (int backed : graph.fed(node)) {
        causes.addAll(mains.lostAbove(backed));
        if (has(backed, Symptom.UNSUPPLIED)) {
          causes.addAll(unsupplied(backed).causes());
          causes.add(backed);
        }
      }
      return by(Why.SUPPLY, causes);
    }
    return by(Why.COOLING, cooling.emptying(node));
  }

  private boolean has(int node, Symptom symptom) {
    return facts.ofNode(node).stream()
        .anyMatch(fact -> fact.symptom() == symptom && fact.holds(nowMillis));
  }

  /** What says more of the same equipment, or what explains that. */
  private Because sameEquipment(int node) {
    for (Fact fact : facts.ofNode(node)) {
      boolean more = fact.symptom() == Symptom.LOST || fact.symptom() == Symptom.UNSUPPLIED;
      if (more && fact.holds(nowMillis)) {
        Because its = of(fact);
        return new Because(Why.SAME_EQUIPMENT, its.explains() ? its.causes() : List.of(node));
      }
    }
    return Because.NOTHING;
  }

  private SortedSet<Integer> voltage(int node) {
    SortedSet<Integer> above = mains.lostAbove(node);
    return above.isEmpty() ? mains.lostOnTheWay(node) : above;
  }

  private SortedSet<Integer> otherFeeds(int node) {
    TreeSet<Integer> roots = new TreeSet<>();
    int cabinet = graph.equipment(node).cabinet();
    if (cabinet >= 0) {
      for (int other : graph.rackPdus(cabinet)) {
        if (other != node && !stored.live(other)) {
          roots.addAll(stored.roots(other));
        }
      }
    }
    return roots;
  }

  /** A fire signal stops air and opens doors of its room. */
  private Because fire(Fact fact) {
    List<Integer> panels =
        facts.hazards(graph.room(fact.node())).stream()
            .filter(hazard -> graph.kind(hazard.node()) == EquipmentKind.FIRE_PANEL)
            .filter(hazard -> hazard.holds(nowMillis))
            .map(Fact::node)
            .distinct()
            .toList();
    return by(Why.FIRE, panels);
  }
}
