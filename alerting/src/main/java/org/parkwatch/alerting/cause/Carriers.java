package org.parkwatch.alerting.cause;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;

/**
 * What carries the data of the devices of a park: the switches and gateways of its communication
 * relations, the addresses that several devices share (a serial gateway, an OPC UA server, a
 * broker), and for devices of which the park names no switch, their subnet of 256 addresses.
 */
final class Carriers {
  /** Devices that one must have behind it for their silence to have a common cause. */
  static final int FEWEST_DEVICES = 3;

  private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){2})\\.\\d{1,3}");

  private final Park park;
  private final Map<Integer, List<Integer>> above = new HashMap<>();

  /** Nearer ones first, so that of two with the same devices the nearer one is kept. */
  private final Map<String, Growing> growing = new LinkedHashMap<>();

  private record Growing(Names names, int place, List<Integer> devices) {}

  private Carriers(Park park) {
    this.park = park;
  }

  /** Those of a park, the one with the most devices first. */
  static List<Carrier> of(Park park) {
    return new Carriers(park).find();
  }

  private List<Carrier> find() {
    for (Relation relation : park.relations()) {
      if (relation.kind() == RelationKind.COMMUNICATION
          && relation.target() == Relation.Target.EQUIPMENT) {
        above.computeIfAbsent(relation.to(), x -> new ArrayList<>()).add(relation.from());
      }
    }
    List<Device> devices =
        park.devices().stream().sorted(Comparator.comparingInt(Device::id)).toList();
    List<Device> unconnected = new ArrayList<>();
    for (Device device : devices) {
      Collection<Equipment> chain = chain(device.equipment());
      chain.forEach(one -> add("equipment " + one.code(), one.names(), one.place(), device));
      if (chain.isEmpty()) {
        unconnected.add(device);
      }
    }
    for (Device device : devices) {
      String address = device.host() + ":" + device.port();
      add("address " + address, Names.same(address), placeOf(device), device);
    }
    for (Device device : unconnected) {
      subnet(device.host())
          .ifPresent(net -> add("subnet " + net, Names.same(net), placeOf(device), device));
    }
    return distinct();
  }

  /** All that the equipment is connected by, the nearest first. */
  private Collection<Equipment> chain(int equipment) {
    Set<Integer> seen = new LinkedHashSet<>();
    Deque<Integer> next = new ArrayDeque<>(above.getOrDefault(equipment, List.of()));
    while (!next.isEmpty()) {
      int one = next.removeFirst();
      if (seen.add(one)) {
        next.addAll(above.getOrDefault(one, List.of()));
      }
    }
    return seen.stream().map(park::equipment).toList();
  }

  private int placeOf(Device device) {
    return park.equipmentOf(device).place();
  }

  private static Optional<String> subnet(String host) {
    var literal = IPV4.matcher(host);
    return literal.matches() ? Optional.of(literal.group(1) + ".0/24") : Optional.empty();
  }

  private void add(String key, Names names, int place, Device device) {
    growing
        .computeIfAbsent(key, x -> new Growing(names, place, new ArrayList<>()))
        .devices()
        .add(device.id());
  }

  private List<Carrier> distinct() {
    Set<List<Integer>> seen = new HashSet<>();
    List<Carrier> carriers = new ArrayList<>();
    growing.forEach((key, one) -> {
      if (one.devices().size() >= FEWEST_DEVICES && seen.add(one.devices())) {
        carriers.add(new Carrier(key, one.names(), one.place(), one.devices()));
      }
    });
    carriers.sort(
        Comparator.comparingInt((Carrier one) -> one.devices().size())
            .reversed()
            .thenComparing(Carrier::key));
    return carriers;
  }
}
