package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.cause.Case.Effects;
import org.parkwatch.alerting.cause.Case.Part;
import org.parkwatch.alerting.cause.MassSilence.Suspect;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;

/**
 * Sorts standing alarms by what causes them: a pass over the typed graph from what is lost to what
 * that explains. What it finds is a function of the alarms, the park and, for two minutes after a
 * cause is over, of what it found before. Confined to its caller.
 *
 * <p>Causes are numbered: nodes of the graph first, then suspects that are no node, then alarms
 * that stand for themselves.
 */
final class CauseFinder {
  private final Function<Alarm, Symptom> symptoms;
  private final MassSilence silence = new MassSilence();

  /** Lost equipment by id, and when it was seen to be lost last. */
  private final Map<Integer, Long> lostAt = new HashMap<>();

  CauseFinder(Function<Alarm, Symptom> symptoms) {
    this.symptoms = symptoms;
  }

  /** Cases in the order of their oldest alarm. */
  List<Case> find(
      CauseGraph graph,
      List<Carrier> carriers,
      List<Alarm> alarms,
      Predicate<Device> silent,
      long nowMillis) {
    List<Fact> facts = facts(graph, alarms);
    BitSet lost = lost(graph, facts, nowMillis);
    BitSet mute = silentDevices(graph.park(), facts, silent);
    Explanations known =
        new Explanations(graph, facts, lost, List.of(), nowMillis); // without suspicion
    BitSet alarmed = unexplainedSilence(graph, facts, known);
    List<Suspect> suspects =
        silence.find(
            graph, carriers, alarmed, device -> mute.get(device) || alarmed.get(device), nowMillis);
    BitSet inferred = inferred(suspects, mute);
    inferred.or(commonFeeders(graph, lost, mute));
    inferred.andNot(lost);
    Explanations all = known;
    if (!suspects.isEmpty() || !inferred.isEmpty()) {
      BitSet gone = (BitSet) lost.clone();
      gone.or(inferred);
      all = new Explanations(graph, facts, gone, suspects, nowMillis);
    }
    return new Sorting(graph, facts, all, suspects, inferred, mute).cases();
  }

  private List<Fact> facts(CauseGraph graph, List<Alarm> alarms) {
    Park park = graph.park();
    List<Fact> facts = new ArrayList<>(alarms.size());
    for (Alarm alarm : alarms) {
      int node = alarm.device() < 0 ? -1 : graph.node(park.device(alarm.device()).equipment());
      facts.add(new Fact(alarm, node, symptoms.apply(alarm)));
    }
    facts.sort(Comparator.comparingLong(fact -> fact.alarm().id()));
    return facts;
  }

  /** What does not do its job now, or did not a moment ago. */
  private BitSet lost(CauseGraph graph, List<Fact> facts, long nowMillis) {
    for (Fact fact : facts) {
      if (fact.symptom() == Symptom.LOST && fact.node() >= 0 && fact.holds(nowMillis)) {
        boolean now = !fact.alarm().state().over();
        long seen = now ? nowMillis : fact.alarm().returnedMillis();
        lostAt.merge(graph.equipment(fact.node()).id(), seen, Math::max);
      }
    }
    lostAt.values().removeIf(seen -> nowMillis - seen > MassSilence.HOLD.toMillis());
    BitSet lost = new BitSet(graph.size());
    for (int equipment : lostAt.keySet()) {
      int node = graph.node(equipment);
      if (node >= 0) {
        lost.set(node);
      }
    }
    return lost;
  }

  /** Ids of devices that do not answer now. */
  private static BitSet silentDevices(Park park, List<Fact> facts, Predicate<Device> silent) {
    BitSet mute = new BitSet();
    if (facts.stream().noneMatch(fact -> fact.symptom() == Symptom.SILENT)) {
      return mute;
    }
    for (Device device : park.devices()) {
      mute.set(device.id(), silent.test(device));
    }
    for (Fact fact : facts) {
      if (fact.symptom() == Symptom.SILENT
          && !fact.alarm().state().over()
          && fact.alarm().device() >= 0) {
        mute.set(fact.alarm().device());
      }
    }
    return mute;
  }

  private static BitSet unexplainedSilence(CauseGraph graph, List<Fact> facts, Explanations known) {
    BitSet alarmed = new BitSet();
    for (Fact fact : facts) {
      if (fact.symptom() == Symptom.SILENT
          && fact.node() >= 0
          && !graph.kind(fact.node()).lifeSafety()
          && !known.of(fact).explains()) {
        alarmed.set(fact.alarm().device());
      }
    }
    return alarmed;
  }

  /** Nodes that feed nobody any more, as far as silence can tell. */
  private static BitSet inferred(List<Suspect> suspects, BitSet mute) {
    BitSet nodes = new BitSet();
    for (Suspect suspect : suspects) {
      Carrier carrier = suspect.carrier();
      long now = carrier.devices().stream().filter(mute::get).count();
      if (carrier.feeds() && 2 * now >= carrier.devices().size()) {
        nodes.set(carrier.node());
      }
    }
    return nodes;
  }

  /** Who feeds several, all of which are lost, and says nothing itself. */
  private static BitSet commonFeeders(CauseGraph graph, BitSet lost, BitSet mute) {
    BitSet common = new BitSet();
    for (int one = lost.nextSetBit(0); one >= 0; one = lost.nextSetBit(one + 1)) {
      for (int feeder : graph.feeders(one)) {
        if (!graph.standby(feeder)
            && !lost.get(feeder)
            && graph.fed(feeder).length >= Carriers.FEWEST_DEVICES
            && distribution(graph, one)
            && graph.devices(feeder).stream().allMatch(device -> mute.get(device.id()))
            && allLost(graph.fed(feeder), lost)) {
          common.set(feeder);
        }
      }
    }
    return common;
  }

  /** A machine that fails does not tell of its feeder; what hands power on does. */
  private static boolean distribution(CauseGraph graph, int node) {
    EquipmentKind kind = graph.kind(node);
    return kind.compareTo(EquipmentKind.METER) < 0 && graph.feeders(node).length == 1;
  }

  private static boolean allLost(int[] nodes, BitSet lost) {
    for (int node : nodes) {
      if (!lost.get(node)) {
        return false;
      }
    }
    return true;
  }

  /** Puts together what belongs together. For one pass. */
  private static final class Sorting {
    private final CauseGraph graph;
    private final List<Fact> facts;
    private final Explanations explanations;
    private final List<Suspect> suspects;
    private final BitSet inferred;
    private final BitSet mute;
    private final Groups groups = new Groups();
    private final Map<Integer, List<Part>> roots = new HashMap<>();
    private final Map<Integer, List<Part>> parts = new HashMap<>();
    private final Map<Integer, Integer> order = new TreeMap<>();

    private record Placed(Fact fact, Because because, int number) {}

    Sorting(
        CauseGraph graph,
        List<Fact> facts,
        Explanations explanations,
        List<Suspect> suspects,
        BitSet inferred,
        BitSet mute) {
      this.graph = graph;
      this.facts = facts;
      this.explanations = explanations;
      this.suspects = suspects;
      this.inferred = inferred;
      this.mute = mute;
    }

    List<Case> cases() {
      List<Placed> placed = place();
      Peers.join(
          graph,
          placed.stream().filter(one -> !one.because().explains()).map(Placed::fact).toList(),
          groups);
      for (Placed one : placed) {
        int group = groups.of(one.number());
        order.putIfAbsent(group, order.size());
        if (one.because().explains()) {
          add(parts, group, new Part(one.fact(), one.because().why()));
        } else {
          add(roots, group, new Part(one.fact(), Why.UNEXPLAINED));
        }
      }
      Map<Integer, Effects> effects = effects();
      List<Integer> byAge = new ArrayList<>(order.keySet());
      byAge.sort(Comparator.comparing(order::get));
      return byAge.stream().map(group -> makeCase(group, effects)).toList();
    }

    private List<Placed> place() {
      List<Placed> placed = new ArrayList<>(facts.size());
      int alarmNumber = graph.size() + suspects.size();
      for (Fact fact : facts) {
        int own = alarmNumber++;
        Because because = explanations.of(fact);
        int number = because.explains() ? because.causes().getFirst() : Peers.number(fact, own);
        because.causes().forEach(cause -> groups.join(number, cause));
        placed.add(new Placed(fact, because, number));
      }
      return placed;
    }

    private static void add(Map<Integer, List<Part>> to, int group, Part part) {
      to.computeIfAbsent(group, x -> new ArrayList<>()).add(part);
    }

    private Case makeCase(int group, Map<Integer, Effects> effects) {
      List<Part> own = Heads.order(graph, roots.getOrDefault(group, List.of()));
      TreeSet<Integer> nodes = new TreeSet<>();
      own.stream().map(part -> part.fact().node()).filter(node -> node >= 0).forEach(nodes::add);
      List<Case.Suspect> suspected = new ArrayList<>();
      for (int i = 0; i < suspects.size(); i++) {
        Suspect suspect = suspects.get(i);
        if (groups.of(explanations.number(i)) == group
            && !explanations.explained(suspect.carrier())) {
          Carrier carrier = suspect.carrier();
          int now = (int) carrier.devices().stream().filter(mute::get).count();
          suspected.add(new Case.Suspect(carrier, now, carrier.feeds()));
        }
      }
      for (int node = inferred.nextSetBit(0); node >= 0; node = inferred.nextSetBit(node + 1)) {
        if (groups.of(node) == group && explanations.roots(node).contains(node)) {
          nodes.add(node);
        }
      }
      return new Case(
          own,
          parts.getOrDefault(group, List.of()),
          suspected,
          nodes,
          effects.getOrDefault(group, new Effects(new TreeSet<>(), new TreeSet<>())));
    }

    /** Cabinets without power on a feed, by the case that took it. */
    private Map<Integer, Effects> effects() {
      Map<Integer, Effects> byGroup = new HashMap<>();
      if (!explanations.anythingLost()) {
        return byGroup;
      }
      for (int node = 0; node < graph.size(); node++) {
        int cabinet = graph.equipment(node).cabinet();
        if (cabinet >= 0 && !explanations.fed(node)) {
          for (int root : explanations.roots(node)) {
            Effects effects =
                byGroup.computeIfAbsent(
                    groups.of(root), x -> new Effects(new TreeSet<>(), new TreeSet<>()));
            boolean left = graph.rackPdus(cabinet).stream().anyMatch(explanations::fed);
            (left ? effects.singleFed() : effects.dark()).add(cabinet);
          }
        }
      }
      return byGroup;
    }
  }
}
