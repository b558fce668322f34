package org.parkwatch.facility.parkfile;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.park.Side;

/** Finds things of a draft by their codes. Immutable and thread-safe. */
public final class DraftIndex {
  private final ParkDraft draft;
  private final Map<String, PlaceDraft> places;
  private final Map<String, CabinetDraft> cabinets;
  private final Map<String, EquipmentDraft> equipment;
  private final Map<String, TenancyDraft> tenancies;
  private final Map<String, List<String>> feeders = new HashMap<>();

  public DraftIndex(ParkDraft draft) {
    this.draft = draft;
    places = byCode(draft.places(), PlaceDraft::code);
    cabinets = byCode(draft.cabinets(), CabinetDraft::code);
    equipment = byCode(draft.equipment(), EquipmentDraft::code);
    tenancies = byCode(draft.tenancies(), TenancyDraft::cabinet);
    for (RelationDraft relation : draft.relations()) {
      if (relation.kind() == RelationKind.POWER && relation.target() == Relation.Target.EQUIPMENT) {
        feeders.computeIfAbsent(relation.to(), code -> new ArrayList<>(2)).add(relation.from());
      }
    }
  }

  private static <T> Map<String, T> byCode(List<T> rows, Function<T, String> code) {
    return rows.stream().collect(toUnmodifiableMap(code, Function.identity()));
  }

  public Optional<PlaceDraft> place(String code) {
    return Optional.ofNullable(places.get(code));
  }

  public Optional<CabinetDraft> cabinet(String code) {
    return Optional.ofNullable(cabinets.get(code));
  }

  public Optional<EquipmentDraft> equipment(String code) {
    return Optional.ofNullable(equipment.get(code));
  }

  /** Who rents the cabinet; empty where it is free. */
  public Optional<TenancyDraft> tenancyOf(String cabinet) {
    return Optional.ofNullable(tenancies.get(cabinet));
  }

  /** Codes of the equipment that feeds this equipment, in the order of the files: normal first. */
  public List<String> feedersOf(String equipment) {
    return List.copyOf(feeders.getOrDefault(equipment, List.of()));
  }

  /** All rack PDUs with an address, in the order of the files. */
  public List<RackPdu> rackPdus() {
    List<RackPdu> pdus = new ArrayList<>(draft.devices().size());
    for (DeviceDraft device : draft.devices()) {
      EquipmentDraft pdu = known(equipment, device.equipment());
      String code = pdu.cabinet();
      Side side = pdu.side();
      if (pdu.kind() == EquipmentKind.RACK_PDU && code != null && side != null) {
        CabinetDraft cabinet = known(cabinets, code);
        EquipmentDraft feeder = known(equipment, feedersOf(pdu.code()).getFirst());
        pdus.add(
            new RackPdu(
                device,
                pdu,
                cabinet,
                side,
                feeder,
                feeder.side(),
                cabinet.corded().uses(side),
                tenancies.get(code)));
      }
    }
    return pdus;
  }

  private static <T> T known(Map<String, T> map, String code) {
    @Nullable T found = map.get(code);
    if (found == null) {
      throw new IllegalStateException("a checked draft names " + code + ", which it lacks");
    }
    return found;
  }
}
