package org.parkwatch.facility.reference;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.parkfile.DraftIndex;
import org.parkwatch.facility.parkfile.EquipmentDraft;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.PlaceDraft;

/**
 * What answers for the equipment of the reference park that is no rack PDU: a serial meter for each
 * remote power panel, a controller for each machine, a management system for each building's
 * cooling, a gateway for each room's sensors. Addresses follow from the order of the equipment.
 */
final class ReferenceDevices {
  private static final String HEADER =
      "code,equipment,model,profile,protocol,host,port,path,credential,connected-by\n";

  /** In building 3 the fourth floor was fitted with meters in its first five rows only. */
  private static final String UNMETERED = "FZ-B3-4F-R40[1-5]-[F-K]-.*";

  /** Protocols that the park's devices are asked by today. */
  private static final Set<String> ASKED =
      Set.of("modbus-tcp", "modbus-gateway", "mqtt-v3", "opcua");

  /** The substation's own transformers belong to the grid's operator. */
  private static final double LARGEST_MONITORED_KVA = 10_000;

  private final DraftIndex index;
  private final int port;
  private final Map<String, StringBuilder> files = new TreeMap<>();
  private int machines;

  private ReferenceDevices(ParkDraft draft, int port) {
    index = new DraftIndex(draft);
    this.port = port;
    draft.equipment().forEach(this::device);
  }

  /**
   * The lists by the name of their files.
   *
   * @param draft the park without these lists
   * @param port of everything that is simulated, on addresses of its own
   */
  static Map<String, String> files(ParkDraft draft, int port) {
    Map<String, String> texts = new TreeMap<>();
    new ReferenceDevices(draft, port).files.forEach((name, text) -> texts.put(name, HEADER + text));
    return texts;
  }

  private void device(EquipmentDraft e) {
    switch (e.kind()) {
      case RPP -> branchMeter(e);
      case BUS -> bus(e);
      case GRID_CIRCUIT -> circuit(e);
      case TIE -> machine(e, "R-10", "mv-feeder-relay");
      case TRANSFORMER -> transformer(e);
      case UPS_GROUP -> machine(e, "MU-" + units(e), "ups-modular-" + units(e));
      case RECTIFIER -> machine(e, "DC-240", "hvdc-rectifier");
      case BATTERY -> battery(e);
      case GENSET -> machine(e, "DSE 8610", "dse-gencomm");
      case FUEL_TANK -> machine(e, "LG-1", "fuel-tank");
      case STS -> machine(e, "STS-32", "sts");
      case CHILLER -> managed(e, "bms-chiller");
      case COOLING_TOWER -> managed(e, "bms-tower");
      case PUMP -> managed(e, "bms-pump");
      case PLATE_EXCHANGER -> managed(e, "bms-plate-exchanger");
      case TANK -> managed(e, "bms-tank");
      case CRAH -> managed(e, "bms-crah");
      case CLIMATE -> sensor(e, "room-climate");
      case DOORS -> sensor(e, "room-doors");
      case LEAK_DETECTOR -> sensor(e, "room-leak");
      case SMOKE_DETECTOR -> sensor(e, "room-smoke");
      case FIRE_PANEL -> sensor(e, "room-fire");
      case GAS_DETECTOR -> sensor(e, "room-gas");
      case GENSET_GROUP, TAP_OFF, BREAKER, RACK_PDU, METER, SWITCH, GATEWAY, SERVER -> {}
    }
  }

  private static int units(EquipmentDraft e) {
    return (int) e.rating("units", 24);
  }

  private void bus(EquipmentDraft e) {
    if (e.model().equals("busway")) {
      branchMeter(e);
    } else if (e.code().matches(".*-(M?LV|UB|MB)-.*")) {
      machine(e, "PAC4200", "siemens-pac4200");
    }
  }

  private void circuit(EquipmentDraft e) {
    if (e.rating("ratedKv", 0) == 10) {
      machine(e, "R-10", "mv-feeder-relay");
    }
  }

  /** The two houses that are metered apart have an energy meter beside the monitor. */
  private void transformer(EquipmentDraft e) {
    if (e.rating("ratedKva", 0) <= LARGEST_MONITORED_KVA) {
      machine(e, "TM-20", "transformer-monitor");
    }
    if (e.code().matches("FZ-(RD|MC)-.*")) {
      row(
          e,
          e.code() + "-M",
          "PAC4200",
          "siemens-pac4200",
          "modbus-tcp",
          machineHost(),
          "1",
          "",
          "");
    }
  }

  private void battery(EquipmentDraft e) {
    int blocks = (int) e.rating("blocks", 0);
    if (e.model().equals("LFP")) {
      machine(e, "LFP-40", "lfp-bms");
    } else if (blocks > 0) {
      machine(e, "BM-" + blocks, "battery-monitor-" + blocks);
    }
  }

  /** A serial unit behind the gateway of its room and side; the rows are numbered from 1. */
  private void branchMeter(EquipmentDraft e) {
    PlaceDraft row = around(e, PlaceKind.ROW).orElseThrow();
    PlaceDraft room = around(e, PlaceKind.ROOM).orElseThrow();
    if (e.code().matches(UNMETERED)) {
      return;
    }
    String side = e.code().substring(e.code().length() - 1);
    int unit = "ABCDEFGHJK".indexOf(row.code().charAt(row.code().length() - 1)) + 1;
    int gateway = 2 * roomNumber(room.code()) + (side.equals("A") ? 1 : 2);
    String host = "127.20." + building(room.code()) + "." + gateway;
    row(
        e,
        e.code() + "-M",
        "BM-20",
        "rpp-branch-meter",
        "modbus-gateway",
        host,
        Integer.toString(unit),
        "",
        room.code() + "-GW-" + side);
  }

  private void machine(EquipmentDraft e, String model, String profile) {
    row(e, e.code() + "-C", model, profile, "modbus-tcp", machineHost(), unit(profile), "", "");
  }

  private static String unit(String profile) {
    return profile.equals("dse-gencomm") ? "10" : "1";
  }

  private String machineHost() {
    int i = machines++;
    return "127.21." + i / 250 + "." + (1 + i % 250);
  }

  /** An object of the building's management system, named as the code goes on after it. */
  private void managed(EquipmentDraft e, String profile) {
    int building = building(e.code());
    String object = e.code().substring("FZ-B1-".length());
    row(e, e.code() + "-C", "BMS", profile, "opcua", "127.22.0." + building, object, "bms", "");
  }

  /** Two rooms of three speak Sparkplug B, every third plain JSON. */
  private void sensor(EquipmentDraft e, String profile) {
    PlaceDraft room = around(e, PlaceKind.ROOM).orElseThrow();
    String number = room.code().substring(room.code().lastIndexOf('-') + 1);
    String name = e.code().substring(room.code().length() + 1);
    String building = "B" + building(room.code());
    boolean json = roomNumber(room.code()) % 3 == 2;
    row(
        e,
        e.code() + "-S",
        json ? "IG-J" : "IG-S",
        json ? profile + "-json" : profile,
        "mqtt-v3", // the simulators' broker speaks no other version
        "127.23.0.1",
        json ? "fz/" + building + "/" + number + "/" + name : building + "/" + number + "/" + name,
        "room-gateways",
        room.code() + "-IOT");
  }

  private void row(
      EquipmentDraft e,
      String code,
      String model,
      String profile,
      String protocol,
      String host,
      String path,
      String credential,
      String connectedBy) {
    if (!ASKED.contains(protocol)) {
      return;
    }
    String folder = e.code().matches("FZ-B[1-3]-.*") ? e.code().substring(3, 5) + "/" : "";
    files
        .computeIfAbsent(folder + "devices.csv", name -> new StringBuilder())
        .append(
            String.join(
                ",",
                code,
                e.code(),
                model,
                profile,
                protocol,
                host,
                Integer.toString(port),
                path,
                credential,
                connectedBy))
        .append('\n');
  }

  private Optional<PlaceDraft> around(EquipmentDraft e, PlaceKind kind) {
    Optional<PlaceDraft> place = index.place(e.place());
    while (place.isPresent() && place.get().kind() != kind) {
      place = Optional.ofNullable(place.get().parent()).flatMap(index::place);
    }
    return place;
  }

  private static int building(String code) {
    return code.charAt("FZ-B".length()) - '0';
  }

  /** 0..19 within its building, by floor and number. */
  private static int roomNumber(String room) {
    String number = room.substring(room.lastIndexOf("-R") + 2);
    return 5 * (number.charAt(0) - '1') + Integer.parseInt(number.substring(1), 10) - 1;
  }
}
