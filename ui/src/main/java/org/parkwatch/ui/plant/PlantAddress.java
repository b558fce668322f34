package org.parkwatch.ui.plant;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which page of plant: its query parameters.
 *
 * @param building code; empty for the first
 * @param kind {@code power} or {@code cooling}
 * @param floor code; empty for the whole building
 * @param at code of equipment that is marked; empty for none
 * @param table the equipment as a list instead of the drawing
 */
public record PlantAddress(String building, String kind, String floor, String at, boolean table) {
  static final String POWER = "power";
  static final String COOLING = "cooling";

  /** The page of a building's power. */
  public static PlantAddress power(String building, String floor) {
    return new PlantAddress(building, POWER, floor, "", false);
  }

  /** The page of a building's cooling. */
  public static PlantAddress cooling(String building) {
    return new PlantAddress(building, COOLING, "", "", false);
  }

  static PlantAddress of(QueryParameters parameters) {
    String kind = parameters.getSingleParameter("kind").orElse(POWER);
    return new PlantAddress(
        parameters.getSingleParameter("building").orElse(""),
        kind.equals(COOLING) ? COOLING : POWER,
        parameters.getSingleParameter("floor").orElse(""),
        parameters.getSingleParameter("at").orElse(""),
        parameters.getSingleParameter("view").filter("table"::equals).isPresent());
  }

  boolean cooling() {
    return kind.equals(COOLING);
  }

  PlantAddress in(String otherBuilding) {
    return new PlantAddress(otherBuilding, kind, "", "", table);
  }

  PlantAddress of(String otherKind) {
    return new PlantAddress(building, otherKind, "", "", table);
  }

  PlantAddress on(String otherFloor) {
    return new PlantAddress(building, kind, otherFloor, "", table);
  }

  PlantAddress as(boolean asTable) {
    return new PlantAddress(building, kind, floor, at, asTable);
  }

  /** Relative to the application. */
  public String path() {
    List<String> parts = new ArrayList<>();
    add(parts, "building", building);
    add(parts, "kind", kind);
    add(parts, "floor", floor);
    add(parts, "at", at);
    add(parts, "view", table ? "table" : "");
    return "plant?" + String.join("&", parts);
  }

  private static void add(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + "=" + encoded(value));
    }
  }

  static String encoded(String code) {
    return URLEncoder.encode(code, StandardCharsets.UTF_8);
  }
}
