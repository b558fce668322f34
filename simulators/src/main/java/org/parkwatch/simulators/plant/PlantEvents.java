package org.parkwatch.simulators.plant;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.PlaceKind;

/** Makes the scripted events happen and end. Confined to whoever holds the plant. */
final class PlantEvents {
  private static final double LEAK_METRES = 17.5;
  private static final int FAILED_MODULE = 7;

  private record Running(String target, List<Runnable> undo) {}

  private final PlantBuilder built;
  private final Map<PlantEvent, Running> running = new EnumMap<>(PlantEvent.class);

  PlantEvents(PlantBuilder built) {
    this.built = built;
  }

  Map<PlantEvent, String> running() {
    Map<PlantEvent, String> targets = new EnumMap<>(PlantEvent.class);
    running.forEach((event, at) -> targets.put(event, at.target()));
    return targets;
  }

  /**
   * Begins an event.
   *
   * @param target code of the equipment or place; null for the first that fits
   * @return code of the target
   * @throws IllegalArgumentException if the target does not fit or the park has none
   */
  String begin(PlantEvent event, @Nullable String target, long now) {
    if (running.containsKey(event)) {
      throw new IllegalArgumentException(
          event.word() + " goes on at " + running.get(event).target() + "; end it first");
    }
    List<Runnable> undo = new ArrayList<>();
    String at =
        switch (event) {
          case CIRCUIT_LOST -> trip(node(event, target, EquipmentKind.GRID_CIRCUIT), undo);
          case BOTH_LOST -> bothLost(section(event, target), undo);
          case GENSET_TEST -> test(group(event, target), undo);
          case GENSET_FAILS -> {
            MvSection section = section(event, target);
            fail(section, undo);
            yield bothLost(section, undo);
          }
          case UPS_BYPASS -> bypass(converter(event, target), undo);
          case UPS_MODULE -> module(converter(event, target), undo);
          case RPP_TRIP -> trip(node(event, target, EquipmentKind.RPP), undo);
          case CHILLER_TRIP -> chillers(cooling(event, target), undo);
          case CRAH_LOST -> crahs(room(event, target), undo);
          case LEAK -> leak(place(event, target), undo);
          case GAS_RELEASE -> gas(place(event, target), now, undo);
          case SWITCH_DEAD -> trip(node(event, target, EquipmentKind.SWITCH), undo);
        };
    running.put(event, new Running(at, undo));
    return at;
  }

  void end(@Nullable PlantEvent event) {
    if (event == null) {
      List.copyOf(running.keySet()).forEach(this::end);
      return;
    }
    Running over = running.remove(event);
    if (over == null) {
      throw new IllegalArgumentException(event.word() + " does not go on");
    }
    over.undo().forEach(Runnable::run);
  }

  private static String trip(PowerNode node, List<Runnable> undo) {
    node.tripped = true;
    undo.add(() -> node.tripped = false);
    return node.code();
  }

  private static String bothLost(MvSection section, List<Runnable> undo) {
    trip(section.circuit, undo);
    MvSection other = section.other;
    if (other != null) {
      trip(other.circuit, undo);
    }
    return section.bus.code();
  }

  private static void fail(MvSection section, List<Runnable> undo) {
    GensetGroup group = section.gensets;
    if (group == null) {
      throw new IllegalArgumentException(section.bus.code() + " has no gensets");
    }
    Genset last = group.sets.getLast();
    last.failsToStart = true;
    undo.add(() -> last.failsToStart = false);
  }

  private static String test(GensetGroup group, List<Runnable> undo) {
    group.test = true;
    undo.add(() -> group.test = false);
    return group.node.code();
  }

  private static String bypass(Converter ups, List<Runnable> undo) {
    boolean before = ups.inBypass;
    ups.inBypass = true;
    undo.add(() -> ups.inBypass = before);
    return ups.node.code();
  }

  private static String module(Converter ups, List<Runnable> undo) {
    ups.failedModule = FAILED_MODULE;
    undo.add(() -> ups.failedModule = 0);
    return ups.node.code();
  }

  private static String chillers(CoolingPlant plant, List<Runnable> undo) {
    for (Chiller chiller : plant.chillers) {
      if (chiller.state == Word.RUNNING) {
        trip(chiller.node, undo);
      }
    }
    return plant.building;
  }

  private static String crahs(RoomAir room, List<Runnable> undo) {
    for (int i = 0; i < room.crahs.size(); i += 2) {
      trip(room.crahs.get(i).node, undo);
    }
    return room.place;
  }

  private String leak(String room, List<Runnable> undo) {
    RoomHazards hazards = built.hazards.computeIfAbsent(room, r -> new RoomHazards());
    hazards.leakMetres = LEAK_METRES;
    undo.add(() -> hazards.leakMetres = Double.NaN);
    return room;
  }

  private String gas(String room, long now, List<Runnable> undo) {
    RoomHazards hazards = built.hazards.computeIfAbsent(room, r -> new RoomHazards());
    hazards.releaseSince = now;
    hazards.smoke = true;
    undo.add(() -> {
      hazards.releaseSince = 0;
      hazards.smoke = false;
    });
    return room;
  }

  private PowerNode node(PlantEvent event, @Nullable String target, EquipmentKind kind) {
    for (PowerNode node : built.net.nodes()) {
      boolean inBuilding = !node.feeders.isEmpty() && !built.net.sections().isEmpty();
      if (node.kind() == kind && (target == null ? inBuilding : node.code().equals(target))) {
        return node;
      }
    }
    throw none(event, target);
  }

  private MvSection section(PlantEvent event, @Nullable String target) {
    return built.net.sections().stream()
        .filter(s ->
            target == null || s.bus.code().equals(target) || s.bus.draft.place().equals(target))
        .findFirst()
        .orElseThrow(() -> none(event, target));
  }

  private GensetGroup group(PlantEvent event, @Nullable String target) {
    return built.net.gensetGroups().stream()
        .filter(g -> target == null || g.node.code().equals(target))
        .findFirst()
        .orElseThrow(() -> none(event, target));
  }

  private Converter converter(PlantEvent event, @Nullable String target) {
    Converter ups = node(event, target, EquipmentKind.UPS_GROUP).converter;
    if (ups == null) {
      throw none(event, target);
    }
    return ups;
  }

  private CoolingPlant cooling(PlantEvent event, @Nullable String target) {
    return built.cooling.values().stream()
        .filter(p -> !p.chillers.isEmpty() && (target == null || p.building.equals(target)))
        .findFirst()
        .orElseThrow(() -> none(event, target));
  }

  private RoomAir room(PlantEvent event, @Nullable String target) {
    return built.rooms.values().stream()
        .filter(r -> target == null || r.place.equals(target))
        .findFirst()
        .orElseThrow(() -> none(event, target));
  }

  private String place(PlantEvent event, @Nullable String target) {
    String room = room(event, target).place;
    return built.around(room, PlaceKind.ROOM);
  }

  private static IllegalArgumentException none(PlantEvent event, @Nullable String target) {
    return new IllegalArgumentException(
        event.word()
            + ": "
            + (target == null ? "the park has nothing for it" : "nothing fits '" + target + "'"));
  }
}
