package org.parkwatch.facility.park;

/** Kinds of equipment in the power, cooling and communication graphs. */
public enum EquipmentKind {
  // power, in the order of the chain
  GRID_CIRCUIT,
  BUS,
  TIE,
  TRANSFORMER,
  GENSET_GROUP,
  GENSET,
  FUEL_TANK,
  UPS_GROUP,
  RECTIFIER,
  BATTERY,
  STS,
  RPP,
  TAP_OFF,
  BREAKER,
  RACK_PDU,
  METER,
  // cooling
  CHILLER,
  COOLING_TOWER,
  PUMP,
  PLATE_EXCHANGER,
  TANK,
  CRAH,
  // environment
  CLIMATE,
  DOORS,
  LEAK_DETECTOR,
  SMOKE_DETECTOR,
  FIRE_PANEL,
  GAS_DETECTOR,
  // communication
  SWITCH,
  GATEWAY,
  /** A computer that monitors; ours is one. */
  SERVER;

  /**
   * Whether it guards people's lives. What it says is never hidden: whether there is fire or gas
   * must not hang on what anybody concluded or put away.
   */
  public boolean lifeSafety() {
    return switch (this) {
      case FIRE_PANEL, SMOKE_DETECTOR, GAS_DETECTOR -> true;
      default -> false;
    };
  }
}
