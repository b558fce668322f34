package org.parkwatch.capacity.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.park.Side;

/**
 * The last step of power in a park: panel, branch, rack PDU, cabinet. A branch's number on its
 * panel's meter is its place among the panel's branches in the order of their codes. Immutable.
 */
public final class Feeds {
  private static final String RATED_AMPS = "ratedAmps";

  private final Map<Integer, List<Equipment>> feeders = new HashMap<>();
  private final Map<Integer, List<Equipment>> fed = new HashMap<>();
  private final Map<Integer, List<Device>> devices = new HashMap<>();
  private final Map<Integer, List<Equipment>> rackPdus = new HashMap<>();
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final List<Equipment> panels = new ArrayList<>();

  public Feeds(Park park) {
    Map<Integer, Equipment> byId = HashMap.newHashMap(park.equipment().size());
    park.equipment().forEach(e -> byId.put(e.id(), e));
    for (Relation relation : park.relations()) {
      Equipment from = byId.get(relation.from());
      Equipment to = byId.get(relation.to());
      if (relation.kind() == RelationKind.POWER
          && relation.target() == Relation.Target.EQUIPMENT
          && from != null
          && to != null) {
        feeders.computeIfAbsent(to.id(), id -> new ArrayList<>(2)).add(from);
        fed.computeIfAbsent(from.id(), id -> new ArrayList<>(2)).add(to);
      }
    }
    for (Device device : park.devices()) {
      if (device.life().collected()) {
        devices.computeIfAbsent(device.equipment(), id -> new ArrayList<>(1)).add(device);
      }
    }
    for (Equipment e : park.equipment()) {
      if (e.kind() == EquipmentKind.RACK_PDU && e.cabinet() >= 0) {
        rackPdus.computeIfAbsent(e.cabinet(), id -> new ArrayList<>(2)).add(e);
      }
      number(e);
    }
  }

  private void number(Equipment panel) {
    List<Equipment> branches =
        fed(panel).stream()
            .filter(Feeds::branch)
            .sorted(Comparator.comparing(Equipment::code))
            .toList();
    for (int i = 0; i < branches.size(); i++) {
      numbers.put(branches.get(i).id(), i + 1);
    }
    if (!branches.isEmpty()) {
      panels.add(panel);
    }
  }

  private static boolean branch(Equipment e) {
    return e.kind() == EquipmentKind.BREAKER || e.kind() == EquipmentKind.TAP_OFF;
  }

  /** What branches hang on: remote power panels and busways. */
  public List<Equipment> panels() {
    return List.copyOf(panels);
  }

  /** What feeds the equipment, the normal feeder first. */
  public List<Equipment> feeders(Equipment e) {
    return feeders.getOrDefault(e.id(), List.of());
  }

  private List<Equipment> fed(Equipment e) {
    return fed.getOrDefault(e.id(), List.of());
  }

  /** The device of the equipment that has the named point, if one has. */
  public Optional<Device> meter(Equipment e, String point) {
    return devices.getOrDefault(e.id(), List.of()).stream()
        .filter(device -> device.pointId(point) >= 0)
        .findFirst();
  }

  /** The feeds of a cabinet that have a rack PDU, A before B. */
  List<CabinetFeed> of(Cabinet cabinet) {
    List<CabinetFeed> feeds = new ArrayList<>(2);
    for (Side side : Side.values()) {
      List<Equipment> here =
          rackPdus.getOrDefault(cabinet.id(), List.of()).stream()
              .filter(e -> e.side() == side)
              .toList();
      if (!here.isEmpty()) {
        feeds.add(feed(side, here));
      }
    }
    return feeds;
  }

  private CabinetFeed feed(Side side, List<Equipment> here) {
    List<Meter> pdus = new ArrayList<>(1);
    List<Meter> branches = new ArrayList<>(1);
    double amps = 0;
    boolean branchesKnown = true;
    for (Equipment pdu : here) {
      meter(pdu, PointNames.POWER).ifPresent(device -> pdus.add(new Meter(device, "")));
      Optional<Equipment> feeder = feeders(pdu).stream().findFirst();
      amps += Math.min(rated(pdu), feeder.map(Feeds::rated).orElse(Double.NaN));
      Optional<Meter> branch = feeder.filter(f -> fed(f).size() == 1).flatMap(this::lineMeter);
      branch.ifPresent(branches::add);
      branchesKnown &= branch.isPresent();
    }
    boolean pdusKnown = pdus.size() == here.size();
    return new CabinetFeed(
        side,
        pdusKnown ? List.copyOf(pdus) : List.of(),
        branchesKnown ? List.copyOf(branches) : List.of(),
        amps);
  }

  private static double rated(Equipment e) {
    return e.ratings().getOrDefault(RATED_AMPS, Double.NaN);
  }

  /** What meters the line to a rack PDU: a branch of a panel's meter, or a transfer switch. */
  private Optional<Meter> lineMeter(Equipment feeder) {
    Integer number = numbers.get(feeder.id());
    if (number == null) {
      return meter(feeder, PointNames.POWER).map(device -> new Meter(device, ""));
    }
    String prefix = String.format(Locale.ROOT, "branch%02d.", number);
    return feeders(feeder).stream()
        .findFirst()
        .flatMap(panel -> meter(panel, prefix + PointNames.POWER))
        .map(device -> new Meter(device, prefix));
  }
}
