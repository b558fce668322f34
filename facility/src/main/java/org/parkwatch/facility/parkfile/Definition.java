package org.parkwatch.facility.parkfile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.AirClass;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.yaml.Origin;

/** What the YAML files say, checked in form but not yet repeated and not yet linked. */
sealed interface Definition {
  Origin origin();

  /** Places, each with everything that stands in it. */
  record OfPlaces(
      Origin origin,
      PlaceKind kind,
      Each each,
      TextPattern code,
      @Nullable NamesPattern names,
      AreaPattern area,
      @Nullable Life life,
      @Nullable AirClass air,
      Body body)
      implements Definition {}

  /** The cabinets of a row. */
  record OfCabinets(
      Origin origin, Each each, TextPattern code, TextPattern label, int units, AreaPattern area)
      implements Definition {}

  /** Equipment of one kind, and what serves it. */
  record OfEquipment(
      Origin origin,
      EquipmentKind kind,
      Each each,
      TextPattern code,
      @Nullable NamesPattern names,
      @Nullable TextPattern place,
      @Nullable TextPattern side,
      @Nullable TextPattern model,
      Map<String, Double> ratings,
      List<TextPattern> fedBy,
      List<TextPattern> cooledBy,
      List<TextPattern> connectedBy,
      List<TextPattern> cools)
      implements Definition {}

  /** The name of a template whose body stands here too. */
  record Use(Origin origin, String template) implements Definition {}

  /** What stands in a place, in a template or at the top of a file. */
  record Body(
      List<OfPlaces> places,
      List<OfCabinets> cabinets,
      List<OfEquipment> equipment,
      List<Use> use) {
    static final Body EMPTY = new Body(List.of(), List.of(), List.of(), List.of());
  }

  /** A place, with all it encloses, is not in service. */
  record OfLife(Origin origin, Life life, String place) implements Definition {}
}
