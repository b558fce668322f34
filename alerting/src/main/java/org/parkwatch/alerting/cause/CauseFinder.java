package org.parkwatch.alerting.cause;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.cause.MassSilence.Suspect;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;

/**
 * Sorts standing alarms by what causes them: a pass over the typed graph from what is lost to what
 * that explains. What it finds is a function of the alarms, the park and, for two minutes after a
 * cause is over, of what it found before. Confined to its caller.
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
    Facts facts = Facts.of(graph, alarms, symptoms);
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

  /** What does not do its job now, or did not a moment ago. */
  private BitSet lost(CauseGraph graph, Facts facts, long nowMillis) {
    for (Fact fact : facts.all()) {
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
  private static BitSet silentDevices(Park park, Facts facts, Predicate<Device> silent) {
    BitSet mute = new BitSet();
    if (!facts.any(fact -> fact.symptom() == Symptom.SILENT)) {
      return mute;
    }
    for (Device device : park.devices()) {
      mute.set(device.id(), silent.test(device));
    }
    for (Fact fact : facts.all()) {
      if (fact.symptom() == Symptom.SILENT
          && !fact.alarm().state().over()
          && fact.alarm().device() >= 0) {
        mute.set(fact.alarm().device());
      }
    }
    return mute;
  }

  private static BitSet unexplainedSilence(CauseGraph graph, Facts facts, Explanations known) {
    BitSet alarmed = new BitSet();
    for (Fact fact : facts.all()) {
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
}
