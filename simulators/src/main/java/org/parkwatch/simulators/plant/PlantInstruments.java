package org.parkwatch.simulators.plant;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.PlaceKind;

/** Chooses what is measured at which equipment. Used once, by one thread. */
final class PlantInstruments {
  private static final double MEDIUM_KV = 3;
  private static final double HIGH_KV = 60;

  private final PlantBuilder builder;
  private final PduLoads loads;
  private final PlantModel model;

  PlantInstruments(PlantBuilder builder, PduLoads loads, PlantModel model) {
    this.model = model;
    this.builder = builder;
    this.loads = loads;
  }

  /** Null where nothing is measured. */
  @Nullable Instrument of(PowerNode node) {
    double kv = node.draft.rating("ratedKv", 0.4);
    String code = node.code();
    return switch (node.kind()) {
      case GRID_CIRCUIT, TIE -> kv > HIGH_KV ? null : PowerInstruments.feeder(node);
      case BUS -> bus(node, kv);
      case RPP -> PowerInstruments.branches(node, PlantBuilder.branches(node), model.seeded());
      case TRANSFORMER -> PowerInstruments.transformer(node);
      case METER -> PowerInstruments.board(node.feeders.isEmpty() ? node : node.feeders.getFirst());
      case UPS_GROUP -> UpsInstruments.ups(converter(node));
      case RECTIFIER -> UpsInstruments.rectifier(converter(node), behind(node));
      case BATTERY -> battery(node);
      case STS -> PowerInstruments.sts(node);
      case GENSET -> genset(node);
      case FUEL_TANK -> fuel(node);
      case CHILLER ->
          CoolingInstruments.chiller(
              Objects.requireNonNull(builder.chillers.get(code)), builder.coolingOf(node));
      case COOLING_TOWER ->
          CoolingInstruments.tower(
              Objects.requireNonNull(builder.auxiliaries.get(code)), builder.coolingOf(node));
      case PUMP -> CoolingInstruments.pump(Objects.requireNonNull(builder.auxiliaries.get(code)));
      case PLATE_EXCHANGER -> CoolingInstruments.plate(node, builder.coolingOf(node));
      case TANK -> CoolingInstruments.tank(node, builder.coolingOf(node));
      case CRAH -> crah(node);
      case CLIMATE -> climate(node);
      case DOORS -> RoomInstruments.doors(builder.hazardsOf(node));
      case LEAK_DETECTOR -> RoomInstruments.leak(code, builder.hazardsOf(node));
      case SMOKE_DETECTOR -> RoomInstruments.smoke(code, builder.hazardsOf(node));
      case FIRE_PANEL -> RoomInstruments.fire(builder.hazardsOf(node));
      case GAS_DETECTOR -> RoomInstruments.gas(code);
      case GENSET_GROUP, TAP_OFF, BREAKER, RACK_PDU, SWITCH, GATEWAY, SERVER -> null;
    };
  }

  private Instrument bus(PowerNode node, double kv) {
    if (kv >= MEDIUM_KV) {
      return PowerInstruments.feeder(node);
    }
    List<PowerNode> branches = PlantBuilder.branches(node);
    return branches.isEmpty()
        ? PowerInstruments.board(node)
        : PowerInstruments.branches(node, branches, model.seeded());
  }

  private static Converter converter(PowerNode node) {
    return Objects.requireNonNull(node.converter);
  }

  /** The bus with the battery behind a rectifier. */
  private static Converter behind(PowerNode rectifier) {
    for (PowerNode bus : rectifier.consumers) {
      if (bus.converter != null) {
        return bus.converter;
      }
    }
    return converter(rectifier);
  }

  private static @Nullable Instrument battery(PowerNode node) {
    Converter converter =
        node.consumers.stream()
            .map(consumer -> consumer.converter)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (converter == null) {
      return null;
    }
    String model = node.draft.model().toLowerCase(Locale.ROOT);
    if (model.contains("lfp") || model.contains("lithium")) {
      return BatteryInstruments.lfp(node, converter);
    }
    int blocks = (int) node.draft.rating("blocks", 240);
    return BatteryInstruments.blocks(node, converter, blocks);
  }

  private @Nullable Instrument genset(PowerNode node) {
    Genset set = builder.gensets.get(node.code());
    if (set == null) {
      return null;
    }
    GensetGroup group =
        builder.net.gensetGroups().stream()
            .filter(g -> g.sets.contains(set))
            .findFirst()
            .orElseThrow();
    return PowerInstruments.genset(set, group.node);
  }

  /** The tank of the group that is related to it, else of the group with the same last number. */
  private @Nullable Instrument fuel(PowerNode node) {
    String building = builder.buildingOf.get(node.code());
    List<GensetGroup> groups =
        builder.net.gensetGroups().stream()
            .filter(g -> Objects.equals(builder.buildingOf.get(g.node.code()), building))
            .toList();
    List<PowerNode> tanks =
        builder.net.nodes().stream()
            .filter(n ->
                n.kind() == EquipmentKind.FUEL_TANK
                    && Objects.equals(builder.buildingOf.get(n.code()), building))
            .toList();
    if (groups.isEmpty()) {
      return null;
    }
    int at = tanks.indexOf(node) * groups.size() / tanks.size();
    return PowerInstruments.fuel(groups.get(at), node.code());
  }

  private @Nullable Instrument crah(PowerNode node) {
    Crah crah = builder.crahs.get(node.code());
    for (RoomAir room : builder.rooms.values()) {
      if (crah != null && room.crahs.contains(crah)) {
        return CoolingInstruments.crah(crah, room, builder.coolingOf(node));
      }
    }
    return null;
  }

  private Instrument climate(PowerNode node) {
    RoomAir air = builder.airOf(node);
    RoomAir room = air == null ? new RoomAir(node.draft.place()) : air;
    boolean hot = node.code().contains("HA") || node.code().endsWith("-H");
    List<PduLoads.Row> rows =
        builder.rowsAt(node).stream().map(loads.rows()::get).filter(Objects::nonNull).toList();
    int all = Math.max(1, rowsInRoom(node));
    return RoomInstruments.climate(
        node.code(), room, hot, () -> share(rows, room.heatWatts / all), model);
  }

  private int rowsInRoom(PowerNode node) {
    String room = builder.around(node.draft.place(), PlaceKind.ROOM);
    return (int) loads.rows().keySet().stream().filter(r -> r.startsWith(room + "-")).count();
  }

  private static double share(List<PduLoads.Row> rows, double meanWatts) {
    if (rows.isEmpty() || meanWatts <= 0) {
      return 1;
    }
    double watts = 0;
    for (PduLoads.Row row : rows) {
      watts += row.watts;
    }
    return watts / rows.size() / meanWatts;
  }
}
