package org.parkwatch.facility.park;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The park at one instant. Immutable and thread-safe; a change of the park is a new object with a
 * higher revision. Look-ups by id, code and point are constant time.
 */
public final class Park {
  private final ParkData data;
  private final Map<Integer, Place> places;
  private final Map<Integer, Cabinet> cabinets;
  private final Map<Integer, Equipment> equipment;
  private final Map<Integer, Device> devices;
  private final Map<Integer, Tenant> tenants;
  private final Map<String, Cabinet> cabinetsByCode;
  private final Map<String, Device> devicesByCode;
  private final Map<Integer, List<Device>> devicesByCabinet;
  private final Map<Integer, Tenancy> tenancyByCabinet;
  private final Map<Owner, DerivedBlock> derivedByOwner;
  private final Map<String, Set<String>> tagsByCode;
  private final Set<Integer> buildingsOfRooms;
  private final @Nullable Device[] deviceOfPoint;
  private final @Nullable DerivedBlock[] derivedOfPoint;

  private record Owner(OwnerKind kind, int id) {}

  public Park(ParkData data) {
    this.data = data;
    places = index(data.places(), Place::id);
    cabinets = index(data.cabinets(), Cabinet::id);
    equipment = index(data.equipment(), Equipment::id);
    devices = index(data.devices(), Device::id);
    tenants = index(data.tenants(), Tenant::id);
    cabinetsByCode = index(data.cabinets(), Cabinet::code);
    devicesByCode = index(data.devices(), Device::code);
    devicesByCabinet = group(data.devices(), device -> equipmentOf(device).cabinet());
    tenancyByCabinet = index(data.tenancies(), Tenancy::cabinet);
    derivedByOwner = index(data.derived(), block -> new Owner(block.kind(), block.owner()));
    tagsByCode =
        data.tags().stream()
            .collect(
                Collectors.groupingBy(
                    CodeTag::code,
                    Collectors.mapping(CodeTag::tag, Collectors.toUnmodifiableSet())));
    buildingsOfRooms =
        data.places().stream()
            .filter(place -> place.kind() == PlaceKind.ROOM)
            .map(room -> enclosing(room.id(), PlaceKind.BUILDING).map(Place::id).orElse(-1))
            .collect(Collectors.toUnmodifiableSet());
    deviceOfPoint = new Device[data.pointCount()];
    for (Device device : data.devices()) {
      Arrays.fill(
          deviceOfPoint, device.firstPoint(), device.firstPoint() + device.points().size(), device);
    }
    derivedOfPoint = new DerivedBlock[data.derived().isEmpty() ? 0 : data.pointCount()];
    for (DerivedBlock block : data.derived()) {
      Arrays.fill(
          derivedOfPoint, block.firstPoint(), block.firstPoint() + block.points().size(), block);
    }
  }

  public long revision() {
    return data.revision();
  }

  public Instant asOf() {
    return data.asOf();
  }

  /** The zone in which this site counts its days. */
  public ZoneId zone() {
    return data.zone();
  }

  public List<Place> places() {
    return Collections.unmodifiableList(data.places());
  }

  public List<Cabinet> cabinets() {
    return Collections.unmodifiableList(data.cabinets());
  }

  public List<Equipment> equipment() {
    return Collections.unmodifiableList(data.equipment());
  }

  public List<Device> devices() {
    return Collections.unmodifiableList(data.devices());
  }

  public List<Cell> cells() {
    return Collections.unmodifiableList(data.cells());
  }

  /** Relations that hold at {@link #asOf()}. */
  public List<Relation> relations() {
    return Collections.unmodifiableList(data.relations());
  }

  public List<Tenant> tenants() {
    return Collections.unmodifiableList(data.tenants());
  }

  /** Tags of places, cabinets and equipment. */
  public List<CodeTag> tags() {
    return Collections.unmodifiableList(data.tags());
  }

  /** Tags of the place, cabinet or equipment of this code itself, not of what is around it. */
  public Set<String> tagsOf(String code) {
    return tagsByCode.getOrDefault(code, Set.of());
  }

  /** One more than the highest point id ever given; arrays by point id have this length. */
  public int pointCount() {
    return data.pointCount();
  }

  /** Ids of the buildings that have machine rooms, with -1 for a room in no building. */
  public Set<Integer> buildingsOfRooms() {
    return buildingsOfRooms;
  }

  public Place place(int id) {
    return found(places.get(id), "place", id);
  }

  public Cabinet cabinet(int id) {
    return found(cabinets.get(id), "cabinet", id);
  }

  public Equipment equipment(int id) {
    return found(equipment.get(id), "equipment", id);
  }

  public Device device(int id) {
    return found(devices.get(id), "device", id);
  }

  public Tenant tenant(int id) {
    return found(tenants.get(id), "tenant", id);
  }

  public Optional<Cabinet> cabinetByCode(String code) {
    return Optional.ofNullable(cabinetsByCode.get(code));
  }

  public Optional<Device> deviceByCode(String code) {
    return Optional.ofNullable(devicesByCode.get(code));
  }

  /** Devices whose equipment hangs in the cabinet: its rack PDUs. */
  public List<Device> devicesOfCabinet(int cabinet) {
    return devicesByCabinet.getOrDefault(cabinet, List.of());
  }

  public Equipment equipmentOf(Device device) {
    return equipment(device.equipment());
  }

  /** Who rents the cabinet at {@link #asOf()}; empty for a free position. */
  public Optional<Tenancy> tenancyOf(int cabinet) {
    return Optional.ofNullable(tenancyByCabinet.get(cabinet));
  }

  /** All blocks of derived points. */
  public List<DerivedBlock> derived() {
    return Collections.unmodifiableList(data.derived());
  }

  /** The derived points of a cabinet, place or tenant; empty where there are none to be seen. */
  public Optional<DerivedBlock> derivedOf(OwnerKind kind, int owner) {
    return Optional.ofNullable(derivedByOwner.get(new Owner(kind, owner)));
  }

  /** The block that a derived point belongs to; empty for points of devices. */
  public Optional<DerivedBlock> derivedOfPoint(int point) {
    return point < 0 || point >= derivedOfPoint.length
        ? Optional.empty()
        : Optional.ofNullable(derivedOfPoint[point]);
  }

  /** Code of the cabinet, place or tenant that derived points belong to. */
  public String ownerCode(DerivedBlock block) {
    return switch (block.kind()) {
      case CABINET -> cabinet(block.owner()).code();
      case ROW, ROOM, BUILDING, PARK -> place(block.owner()).code();
      case TENANT -> tenant(block.owner()).code();
    };
  }

  /** The cell of a point of a device or a derived one; -1 for ids that nobody has now. */
  public int cellOfPoint(int point) {
    return deviceOfPoint(point)
        .map(Device::cell)
        .or(() -> derivedOfPoint(point).map(DerivedBlock::cell))
        .orElse(-1);
  }

  /** The device that a point belongs to; empty for derived points and ids of retired devices. */
  public Optional<Device> deviceOfPoint(int point) {
    return point < 0 || point >= deviceOfPoint.length
        ? Optional.empty()
        : Optional.ofNullable(deviceOfPoint[point]);
  }

  /** What a point is; empty for ids of retired devices. */
  public Optional<PointSpec> specOfPoint(int point) {
    return deviceOfPoint(point)
        .map(device -> device.points().specs().get(point - device.firstPoint()))
        .or(() ->
            derivedOfPoint(point)
                .map(block -> block.points().specs().get(point - block.firstPoint())));
  }

  /** The enclosing place of the kind, the place itself included; empty if there is none. */
  public Optional<Place> enclosing(int place, PlaceKind kind) {
    for (int id = place; id >= 0; id = place(id).parent()) {
      if (place(id).kind() == kind) {
        return Optional.of(place(id));
      }
    }
    return Optional.empty();
  }

  private static <T> T found(@Nullable T value, String what, int id) {
    if (value == null) {
      throw new IllegalArgumentException("no " + what + " has id " + id);
    }
    return value;
  }

  private static <K, T> Map<K, T> index(List<T> rows, Function<T, K> key) {
    Map<K, T> map = HashMap.newHashMap(rows.size());
    for (T row : rows) {
      if (map.put(key.apply(row), row) != null) {
        throw new IllegalArgumentException("key " + key.apply(row) + " stands twice: " + row);
      }
    }
    return map;
  }

  private static <T> Map<Integer, List<T>> group(List<T> rows, ToIntFunction<T> key) {
    Map<Integer, List<T>> map = new HashMap<>();
    for (T row : rows) {
      int k = key.applyAsInt(row);
      if (k >= 0) {
        map.computeIfAbsent(k, x -> new ArrayList<>()).add(row);
      }
    }
    return map;
  }
}
