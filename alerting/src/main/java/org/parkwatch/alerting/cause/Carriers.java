package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;

/**
 * Without what the devices of a park fall silent: the switches and gateways of its communication
 * relations, the addresses that several devices share (a serial gateway, an OPC UA server, a
 * broker), for devices of which the park names no switch their subnet of 256 addresses, and all
 * that feeds them or feeds what carries their data.
 *
 * <p>Where two have the same devices behind them, silence alone cannot tell which of them is gone:
 * what carries data is taken, the nearest of them.
 */
final class Carriers {
  /** Devices that one must have behind it for their silence to have a common cause. */
  static final int FEWEST_DEVICES = 3;

  private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){2})\\.\\d{1,3}");

  private final CauseGraph graph;
  private final Park park;
  private final Map<List<Integer>, Integer> seen = new HashMap<>();
  private final List<Carrier> carriers = new ArrayList<>();

  private record Growing(Names names, int place, List<Integer> devices) {}

  private Carriers(CauseGraph graph) {
    this.graph = graph;
    this.park = graph.park();
  }

  /** Those of a park, the one with the most devices first. */
  static List<Carrier> of(CauseGraph graph) {
    Carriers found = new Carriers(graph);
    found.ofData();
    found.addresses();
    found.ofPower();
    found.carriers.sort(
        Comparator.comparingInt((Carrier one) -> one.devices().size())
            .reversed()
            .thenComparing(Carrier::key));
    return List.copyOf(found.carriers);
  }

  /** The nearer ones first: who carries nobody's data but that of devices, then who carries him. */
  private void ofData() {
    List<Integer> nodes = new ArrayList<>();
    for (int node = 0; node < graph.size(); node++) {
      if (graph.carried(node).length > 0) {
        nodes.add(node);
      }
    }
    nodes.sort(Comparator.comparingInt(this::carriersBehind));
    nodes.forEach(node -> add(node, false));
  }

  private int carriersBehind(int node) {
    int count = 0;
    for (int next : graph.carried(node)) {
      count += graph.carried(next).length > 0 ? 1 : 0;
    }
    return count;
  }

  private void ofPower() {
    for (int node = 0; node < graph.size(); node++) {
      if (graph.fed(node).length > 0 && !graph.standby(node)) {
        add(node, true);
      }
    }
  }

  private void add(int node, boolean feeds) {
    Equipment equipment = graph.equipment(node);
    String key = "equipment " + equipment.code();
    add(
        new Carrier(
            key, equipment.names(), equipment.place(), node, feeds, silentWithout(node), null));
  }

  private void add(Carrier carrier) {
    if (carrier.devices().size() < FEWEST_DEVICES) {
      return;
    }
    Integer known = seen.putIfAbsent(carrier.devices(), carriers.size());
    if (known == null) {
      carriers.add(carrier);
    } else if (carrier.feeds() && feeds(carrier.node(), carriers.get(known).node())) {
      carriers.set(known, carriers.get(known).or(carrier.names()));
    }
  }

  private boolean feeds(int node, int other) {
    return Arrays.stream(graph.fed(node)).anyMatch(next -> next == other);
  }

  /** Who falls silent when a node is gone, batteries being empty; ascending. */
  private List<Integer> silentWithout(int node) {
    BitSet gone = new BitSet();
    BitSet unfed = new BitSet();
    List<Integer> queue = new ArrayList<>(List.of(node));
    gone.set(node);
    unfed.set(node);
    for (int begin = 0; begin < queue.size(); begin++) {
      int one = queue.get(begin);
      if (unfed.get(one)) {
        for (int next : graph.fed(one)) {
          if (!unfed.get(next) && unfedWithout(next, unfed)) {
            unfed.set(next);
            gone.set(next);
            queue.add(next);
          }
        }
      }
      for (int next : graph.carried(one)) {
        if (!gone.get(next)) {
          gone.set(next);
          queue.add(next);
        }
      }
    }
    return gone.stream()
        .boxed()
        .flatMap(one -> graph.devices(one).stream())
        .map(Device::id)
        .sorted()
        .toList();
  }

  private boolean unfedWithout(int node, BitSet unfed) {
    for (int feeder : graph.feeders(node)) {
      if (!graph.standby(feeder) && !unfed.get(feeder)) {
        return false;
      }
    }
    return true;
  }

  private void addresses() {
    Map<String, Growing> growing = new LinkedHashMap<>();
    for (Device device :
        park.devices().stream().sorted(Comparator.comparingInt(Device::id)).toList()) {
      String address = device.host() + ":" + device.port();
      grow(growing, "address " + address, address, device);
      if (graph.carriers(graph.node(device.equipment())).length == 0) {
        subnet(device.host()).ifPresent(net -> grow(growing, "subnet " + net, net, device));
      }
    }
    growing.forEach((key, one) ->
        add(new Carrier(key, one.names(), one.place(), -1, false, one.devices(), null)));
  }

  private void grow(Map<String, Growing> growing, String key, String name, Device device) {
    growing
        .computeIfAbsent(
            key,
            x -> new Growing(Names.same(name), park.equipmentOf(device).place(), new ArrayList<>()))
        .devices()
        .add(device.id());
  }

  private static Optional<String> subnet(String host) {
    var literal = IPV4.matcher(host);
    return literal.matches() ? Optional.of(literal.group(1) + ".0/24") : Optional.empty();
  }
}
