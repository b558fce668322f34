package org.parkwatch.simulators;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.parkfile.Corded;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.facility.parkfile.DraftIndex;
import org.parkwatch.facility.parkfile.EquipmentDraft;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.parkfile.PlaceDraft;
import org.parkwatch.facility.parkfile.TenancyDraft;
import org.parkwatch.simulators.net.Loopback;
import org.parkwatch.simulators.plant.RackPdu;

/** Takes from the park files what the simulators stand in for: rack PDUs asked by SNMP. */
public final class ParkReader {
  private static final double USUAL_AMPS = 32;

  private ParkReader() {}

  /**
   * Reads the folder.
   *
   * @throws org.parkwatch.facility.parkfile.ParkFileProblems with everything that is wrong with the
   *     files
   * @throws IllegalArgumentException with every device that cannot be stood in for
   */
  public static List<RackPdu> read(Path folder) {
    return read(ParkFiles.read(folder));
  }

  /** Takes them from what was read. */
  public static List<RackPdu> read(ParkDraft draft) {
    Map<String, PlaceDraft> places =
        draft.places().stream().collect(Collectors.toMap(PlaceDraft::code, place -> place));
    List<RackPdu> pdus = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    var all = new DraftIndex(draft).rackPdus();
    Map<String, Double> weakest = new HashMap<>();
    all.forEach(pdu -> weakest.merge(pdu.cabinet().code(), feedAmps(pdu), Math::min));
    for (org.parkwatch.facility.parkfile.RackPdu pdu : all) {
      if (pdu.device().life().collected() && pdu.device().protocol().startsWith("snmp")) {
        try {
          double cabinetAmps = weakest.getOrDefault(pdu.cabinet().code(), USUAL_AMPS);
          pdus.add(standIn(pdu, cabinetAmps, places));
        } catch (IllegalArgumentException e) {
          problems.add(pdu.device().code() + ": " + e.getMessage());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return pdus;
  }

  /** Other devices and gateways that can have a fault, with the codes of the places around. */
  static Map<String, List<String>> others(ParkDraft draft) {
    Map<String, PlaceDraft> places =
        draft.places().stream().collect(Collectors.toMap(PlaceDraft::code, place -> place));
    Map<String, String> placeOf = new HashMap<>();
    Map<String, List<String>> others = new LinkedHashMap<>();
    for (EquipmentDraft equipment : draft.equipment()) {
      placeOf.put(equipment.code(), equipment.place());
      if (equipment.kind() == EquipmentKind.GATEWAY) {
        others.put(equipment.code(), around(equipment.place(), places));
      }
    }
    for (DeviceDraft device : draft.devices()) {
      if (!device.protocol().startsWith("snmp")) {
        List<String> codes =
            new ArrayList<>(around(placeOf.getOrDefault(device.equipment(), ""), places));
        codes.add(device.equipment());
        others.put(device.code(), codes);
      }
    }
    return others;
  }

  private static double ratedAmps(org.parkwatch.facility.parkfile.RackPdu pdu) {
    return pdu.equipment().rating(EquipmentDraft.RATED_AMPS, USUAL_AMPS);
  }

  /** What a rack PDU and the branch that feeds it may both carry. */
  private static double feedAmps(org.parkwatch.facility.parkfile.RackPdu pdu) {
    double rated = ratedAmps(pdu);
    return Math.min(rated, pdu.feeder().rating(EquipmentDraft.RATED_AMPS, rated));
  }

  private static RackPdu standIn(
      org.parkwatch.facility.parkfile.RackPdu pdu,
      double cabinetAmps,
      Map<String, PlaceDraft> places) {
    DeviceDraft device = pdu.device();
    TenancyDraft tenancy = pdu.tenancy();
    return new RackPdu(
        device.code(),
        device.model(),
        Loopback.parse(device.host()),
        device.port(),
        Objects.requireNonNullElse(device.credential(), ""),
        pdu.cabinet().code(),
        around(pdu.cabinet().row(), places),
        pdu.side(),
        ratedAmps(pdu),
        tenancy == null || !pdu.corded() ? 0 : tenancy.contractKw(),
        tenancy == null ? null : tenancy.tenant(),
        pdu.cabinet().corded() != Corded.AB,
        cabinetAmps);
  }

  /** Codes from the row outwards, the park left out: it is {@code all}. */
  private static List<String> around(String row, Map<String, PlaceDraft> places) {
    List<String> codes = new ArrayList<>();
    @Nullable String code = row;
    while (code != null) {
      PlaceDraft place = places.get(code);
      if (place == null || place.kind() == PlaceKind.PARK) {
        break;
      }
      codes.add(code);
      code = place.parent();
    }
    return codes;
  }
}
