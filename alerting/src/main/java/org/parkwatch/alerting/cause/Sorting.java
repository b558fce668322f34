package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.parkwatch.alerting.cause.Case.Effects;
import org.parkwatch.alerting.cause.Case.Part;
import org.parkwatch.alerting.cause.MassSilence.Suspect;

/**
 * Puts together what belongs together. For one pass, confined to one thread.
 *
 * <p>Causes are numbered: nodes of the graph first, then suspects that are no node, then alarms
 * that stand for themselves.
 */
final class Sorting {
  private final CauseGraph graph;
  private final Facts facts;
  private final Explanations explanations;
  private final List<Suspect> suspects;
  private final BitSet inferred;
  private final BitSet mute;
  private final Blackout blackout;
  private final Groups groups;
  private final Map<Integer, List<Part>> roots = new HashMap<>();
  private final Map<Integer, List<Part>> parts = new HashMap<>();
  private final Map<Integer, Integer> order = new TreeMap<>();

  private record Placed(Fact fact, Because because, int number) {}

  Sorting(
      CauseGraph graph,
      Facts facts,
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
    blackout = Blackout.of(graph, explanations, mute);
    groups = new Groups(graph.size() + suspects.size() + facts.all().size());
  }

  List<Case> cases() {
    List<Placed> placed = place();
    joinWithTheirOwnCauses();
    Peers.join(
        graph,
        placed.stream()
            .filter(one -> !one.because().explains())
            .map(one -> new Peers.Numbered(one.fact(), one.number()))
            .toList(),
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
    addProtection(effects);
    List<Integer> byAge = new ArrayList<>(order.keySet());
    byAge.sort(Comparator.comparing(order::get));
    return byAge.stream().map(group -> makeCase(group, effects)).toList();
  }

  private List<Placed> place() {
    List<Placed> placed = new ArrayList<>(facts.all().size());
    blackout.join(groups);
    int alarmNumber = graph.size() + suspects.size();
    for (Fact fact : facts.all()) {
      int own = alarmNumber++;
      Because because = blackout.because(fact, explanations.of(fact));
      int number =
          because.explains() ? because.causes().getFirst() : Peers.number(graph, fact, own);
      because.causes().forEach(cause -> groups.join(number, cause));
      blackout.join(fact, number, groups);
      placed.add(new Placed(fact, because, number));
    }
    return placed;
  }

  /** What is suspected and has a cause itself, such as a switch whose supply is lost. */
  private void joinWithTheirOwnCauses() {
    for (int i = 0; i < suspects.size(); i++) {
      int number = explanations.number(i);
      if (explanations.explained(suspects.get(i).carrier())) {
        explanations
            .roots(suspects.get(i).carrier().node())
            .forEach(root -> groups.join(number, root));
      }
    }
    for (int node = inferred.nextSetBit(0); node >= 0; node = inferred.nextSetBit(node + 1)) {
      for (int root : explanations.roots(node)) {
        groups.join(node, root);
      }
    }
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
          && !explanations.explained(suspect.carrier())
          && !blackout.of(graph.buildingAround(suspect.carrier().place()))) {
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
        effects.getOrDefault(group, Effects.none()),
        nodes.stream().anyMatch(blackout::by));
  }

  private void addProtection(Map<Integer, Effects> effects) {
    BitSet weak = Protection.weak(graph, facts.all());
    if (weak.isEmpty()) {
      return;
    }
    Supply all = Supply.withBatteries(graph, weak);
    for (int group : order.keySet()) {
      List<Fact> own = new ArrayList<>();
      for (List<Part> some :
          List.of(roots.getOrDefault(group, List.of()), parts.getOrDefault(group, List.of()))) {
        some.forEach(part -> own.add(part.fact()));
      }
      BitSet ownWeak = Protection.weak(graph, own);
      if (!ownWeak.isEmpty()) {
        Protection protection = Protection.of(graph, ownWeak, all);
        effects.merge(group, Effects.none().with(protection), (known, x) -> known.with(protection));
      }
    }
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
          Effects effects = byGroup.computeIfAbsent(groups.of(root), x -> Effects.none());
          boolean left = graph.rackPdus(cabinet).stream().anyMatch(explanations::fed);
          (left ? effects.singleFed() : effects.dark()).add(cabinet);
        }
      }
    }
    return byGroup;
  }
}
