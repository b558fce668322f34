package org.parkwatch.ui.testpark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.Validity;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.facility.parkfile.EquipmentDraft;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.parkfile.PlaceDraft;
import org.parkwatch.facility.parkfile.RelationDraft;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferencePark;

/**
 * The reference park's plant, places and cabinets in memory, from its own files. Devices have the
 * points that screens of the plant read, whatever their profile; rack PDUs are left out.
 */
public final class ReferenceParks {
  private static final Instant SINCE = Instant.parse("2025-01-01T00:00:00Z");

  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Integer> equipment = new HashMap<>();
  private final Map<String, Integer> cabinets = new HashMap<>();
  private final List<Device> devices = new ArrayList<>();
  private int nextPoint;

  private ReferenceParks() {}

  public static Park of(ReferenceOptions.Size size) {
    try {
      Path dir = Files.createTempDirectory("reference-park");
      try {
        ReferencePark.write(dir, new ReferenceOptions(20_261_122, size, 16_100));
        return new ReferenceParks().park(ParkFiles.read(dir));
      } finally {
        try (Stream<Path> all = Files.walk(dir)) {
          for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Park park(ParkDraft draft) {
    List<Place> allPlaces = new ArrayList<>();
    for (PlaceDraft p : draft.places()) {
      int id = places.size();
      places.put(p.code(), id);
      int parent = p.parent() == null ? -1 : id(places, p.parent());
      allPlaces.add(new Place(id, p.kind(), p.code(), p.names(), parent, p.area(), p.life()));
    }
    List<Cabinet> allCabinets = new ArrayList<>();
    draft
        .cabinets()
        .forEach(c -> {
          int id = cabinets.size();
          cabinets.put(c.code(), id);
          allCabinets.add(
              new Cabinet(
                  id,
                  c.code(),
                  c.label(),
                  id(places, c.row()),
                  id(places, c.room()),
                  c.position(),
                  c.units(),
                  c.area(),
                  c.life()));
        });
    List<Equipment> all = new ArrayList<>();
    for (EquipmentDraft e : draft.equipment()) {
      if (e.kind() != EquipmentKind.RACK_PDU) {
        int id = equipment.size();
        equipment.put(e.code(), id);
        all.add(
            new Equipment(
                id,
                e.kind(),
                e.code(),
                e.names(),
                id(places, e.place()),
                -1,
                e.side(),
                e.model(),
                e.ratings(),
                e.life()));
      }
    }
    draft.devices().stream().filter(d -> equipment.containsKey(d.equipment())).forEach(this::add);
    List<Relation> relations = new ArrayList<>();
    for (RelationDraft r : draft.relations()) {
      Map<String, Integer> targets =
          switch (r.target()) {
            case EQUIPMENT -> equipment;
            case CABINET -> cabinets;
            case PLACE -> places;
          };
      if (equipment.containsKey(r.from()) && targets.containsKey(r.to())) {
        relations.add(
            new Relation(
                r.kind(),
                id(equipment, r.from()),
                r.target(),
                id(targets, r.to()),
                r.side(),
                Validity.since(SINCE)));
      }
    }
    return new Park(
        new ParkRows(1, SINCE, draft.zone())
            .places(allPlaces)
            .cabinets(allCabinets)
            .equipment(all)
            .devices(devices)
            .relations(relations)
            .data(nextPoint));
  }

  private void add(DeviceDraft d) {
    devices.add(
        new Device(
            devices.size(),
            d.code(),
            id(equipment, d.equipment()),
            d.model(),
            d.profile(),
            d.protocol(),
            d.host(),
            d.port(),
            d.path(),
            d.credential(),
            0,
            nextPoint,
            POINTS,
            d.life()));
    nextPoint += POINTS.size();
  }

  private static int id(Map<String, Integer> ids, String code) {
    return Objects.requireNonNull(ids.get(code), code);
  }

  /** What a device of the plant may be asked; a test sets those that its kind has. */
  private static final PointSet POINTS =
      new PointSet(
          Stream.of(
                  "state:STATE",
                  "mode:STATE",
                  "alarm.state:STATE",
                  "breaker.state:STATE",
                  "control.mode:STATE",
                  "voltage:VOLTAGE",
                  "voltage.l1:VOLTAGE",
                  "voltage.l2:VOLTAGE",
                  "voltage.l3:VOLTAGE",
                  "voltage.line:VOLTAGE",
                  "current:CURRENT",
                  "current.l1:CURRENT",
                  "power:ACTIVE_POWER",
                  "output.power:ACTIVE_POWER",
                  "load:LOAD",
                  "battery.minutes:DURATION",
                  "minutes:DURATION",
                  "run.hours.left:DURATION",
                  "charge:PERCENT",
                  "level:PERCENT",
                  "speed:PERCENT",
                  "fan.speed:PERCENT",
                  "valve:PERCENT",
                  "flow:FLOW",
                  "winding.temperature.l1:TEMPERATURE",
                  "supply.temperature:TEMPERATURE",
                  "out.temperature:TEMPERATURE",
                  "cooling.power:COOLING_POWER")
              .map(text -> text.split(":", 2))
              .map(part ->
                  new PointSpec(
                      part[0],
                      Quantity.valueOf(part[1]),
                      Names.same(part[0]),
                      1,
                      Duration.ofSeconds(10),
                      false))
              .toList());
}
