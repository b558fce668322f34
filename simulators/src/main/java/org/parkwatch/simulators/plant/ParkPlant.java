package org.parkwatch.simulators.plant;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.parkfile.DraftIndex;
import org.parkwatch.facility.parkfile.ParkDraft;

/**
 * The physics of the whole park: who feeds what, what it draws, what that heats and what cools it.
 * {@link #step} once a second, by one thread; everything else may be called by any.
 */
public final class ParkPlant {
  /** After the code of an equipment: the power meter beside its own monitor. */
  public static final String METER = "#meter";

  private static final long QUARTER_SECONDS = 900;
  private static final int SETTLING_SECONDS = 8;

  /** Heat of converters and transformers on a floor that its own CRAH take out, per W of load. */
  private static final double POWER_ROOM_HEAT_SHARE = 0.055;

  private static final double POWER_ROOM_HEAT_WATTS = 15_000;

  private final PlantBuilder built;
  private final PlantModel model;
  private final PduLoads loads;
  private final PlantState state = new PlantState();
  private final PlantTruth truth;
  private final PlantEvents events;
  private final EventReaches reaches;
  private long now;
  private long quarter;
  private long quarterSince;

  /**
   * @param model of the rack PDUs, which are the load
   * @param disturbances what is wrong with a rack PDU, by its place in the model's list
   * @param memory what an earlier run wrote down; empty for none
   */
  public ParkPlant(
      ParkDraft draft,
      PlantModel model,
      IntFunction<Disturbance> disturbances,
      Map<String, Double> memory,
      long nowMillis) {
    this.model = model;
    built = new PlantBuilder(draft);
    loads =
        new PduLoads(
            model,
            new DraftIndex(draft).rackPdus(),
            built.net,
            built.rooms,
            built.network.ways(),
            disturbances);
    for (PowerNode node : built.net.nodes()) {
      Converter converter = node.converter;
      if (converter != null) {
        converter.inBypass = model.seeded().inBypass(node.code());
      }
    }
    truth = new PlantTruth(built, loads);
    events = new PlantEvents(built);
    reaches = new EventReaches(built, loads);
    long end = Math.floorDiv(nowMillis, 1000);
    now = end - SETTLING_SECONDS;
    quarterSince = now;
    quarter = Math.floorDiv(now, QUARTER_SECONDS);
    for (int i = 0; i < SETTLING_SECONDS; i++) {
      advance(now + 1);
    }
    PlantMemory.begin(built, model, memory, end);
    PlantVoltages.settle(built.net, model, loads, end);
    PlantInstruments instruments = new PlantInstruments(built, loads, model);
    for (PowerNode node : built.net.nodes()) {
      Instrument instrument = instruments.of(node);
      if (instrument != null) {
        state.add(node.code(), instrument, end);
      }
      if (node.kind() == EquipmentKind.TRANSFORMER && node.fixedWatts > 0) {
        state.add(node.code() + METER, PowerInstruments.board(node), end);
      }
    }
    state.seal(end);
  }

  /** Goes on to the moment, a second at a time; over a longer gap only the last minute. */
  public synchronized void step(long nowMillis) {
    long goal = Math.floorDiv(nowMillis, 1000);
    if (goal - now > 60) {
      now = goal - 60;
    }
    while (now < goal) {
      advance(now + 1);
      state.measure(now, 0, 1);
    }
  }

  public PlantState state() {
    return state;
  }

  public PlantTruth truth() {
    return truth;
  }

  /** Codes of the gateways and switches that the equipment's devices are connected by. */
  public List<String> waysTo(String equipment) {
    return built.network.ways().getOrDefault(equipment, List.of());
  }

  /** Whether the network reaches the equipment's devices. */
  public boolean reached(String equipment) {
    return built.network.reached(equipment, state.second());
  }

  /**
   * Whether what answers for the equipment has voltage: the meter of a panel or busway takes its
   * own from there, others have a battery.
   */
  public boolean hasVoltage(String equipment) {
    PowerNode node = built.net.node(equipment);
    return node == null || node.live || !node.metersItself;
  }

  /**
   * Begins an event.
   *
   * @param target where; null for the first that fits
   * @return how far it should reach, worked out before anything moves: right if all was healthy
   */
  public synchronized EventReach begin(PlantEvent event, @Nullable String target) {
    return reaches.of(event, events.begin(event, target, now));
  }

  /** Ends an event, or all if null. */
  public synchronized void end(@Nullable PlantEvent event) {
    events.end(event);
  }

  /** Events that go on, and at what. */
  public synchronized Map<PlantEvent, String> events() {
    return events.running();
  }

  /** What the next run must know. */
  public synchronized Map<String, Double> memory() {
    return PlantMemory.save(built, model, now);
  }

  private void advance(long second) {
    double seconds = 1;
    now = second;
    built.net.energise(second, seconds);
    built.net.clearLoads();
    for (RoomAir room : built.rooms.values()) {
      room.heatWatts = 0;
    }
    loads.step(second, seconds, built.network);
    fixedLoads();
    for (CoolingPlant plant : built.cooling.values()) {
      plant.step(second, seconds);
    }
    built.net.draw(seconds);
    truth.add(seconds);
    if (Math.floorDiv(second, QUARTER_SECONDS) != quarter) {
      quarter = Math.floorDiv(second, QUARTER_SECONDS);
      for (PowerNode node : built.net.nodes()) {
        node.endQuarter((double) Math.max(1, second - quarterSince));
      }
      quarterSince = second;
    }
  }

  private void fixedLoads() {
    for (PowerNode node : built.net.nodes()) {
      if (node.fixedWatts > 0 && node.live) {
        node.load(node.fixedWatts, 0.3 * node.fixedWatts);
      }
    }
    for (RoomAir room : built.rooms.values()) {
      if (room.heatWatts == 0) {
        room.heatWatts =
            POWER_ROOM_HEAT_WATTS + POWER_ROOM_HEAT_SHARE * truth.floorWatts(room.place);
      }
    }
  }
}
