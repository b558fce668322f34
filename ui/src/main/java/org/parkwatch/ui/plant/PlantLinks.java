package org.parkwatch.ui.plant;

import com.vaadin.flow.router.RouteConfiguration;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;

/** Where a box of a diagram and a row of its table lead. */
final class PlantLinks {
  private static final String DEVICE = "device/";

  private PlantLinks() {}

  /**
   * A folded system leads to its floor in full; one machine to the page of the device that answers
   * for it; anything else to its place on the map.
   */
  static String of(Park park, PlantPlan plan, PlantNode node) {
    if (node.form() == PlantNode.Form.CHAIN) {
      String floor = park.enclosing(node.place().id(), PlaceKind.FLOOR).map(Place::code).orElse("");
      return PlantAddress.power(plan.building().code(), floor).path();
    }
    return node.lead()
        .filter(lead -> node.form() == PlantNode.Form.SINGLE)
        .flatMap(lead -> plan.probe().devices(lead).stream().findFirst())
        .map(device -> DEVICE + device.code())
        .filter(path -> RouteConfiguration.forSessionScope().getRoute(path).isPresent())
        .orElseGet(() -> "?place=" + PlantAddress.encoded(node.place().code()));
  }
}
