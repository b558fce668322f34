package org.parkwatch.ui.plant;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.Side;

/**
 * One thing of a plant diagram: a piece of equipment, or several that are drawn as one.
 *
 * @param id its place in the list of its graph
 * @param kind of its lead; of what feeds it for a header
 * @param label short code, {@code names} in full
 * @param lead whose state stands for it; empty for a header, which is no equipment
 * @param members all equipment that it stands for, the lead first
 * @param stack leaves of one feeder with the same stack are drawn below each other; empty for none
 */
record PlantNode(
    int id,
    Form form,
    EquipmentKind kind,
    String label,
    Names names,
    Optional<Equipment> lead,
    List<Equipment> members,
    Place place,
    @Nullable Side side,
    String stack) {
  /** What a node stands for. */
  enum Form {
    /** One piece of equipment. */
    SINGLE,
    /** Like things that are counted: remote power panels or air handlers of a room. */
    GROUP,
    /** A transformer with everything that hangs on it alone; its lead is what converts. */
    CHAIN,
    /** A pipe that several feed and several draw from. */
    HEADER
  }

  PlantNode {
    members = List.copyOf(members);
  }

  boolean tie() {
    return kind == EquipmentKind.TIE;
  }
}
