package org.parkwatch.facility.park;

/** Kinds of equipment in the power, cooling and communication graphs. */
public enum EquipmentKind {
  // power, in the order of the chain
  GRID_CIRCUIT,
  BUS,
  TIE,
  TRANSFORMER,
  GENSET_GROUP,
  UPS_GROUP,
  RECTIFIER,
  BATTERY,
  STS,
  RPP,
  TAP_OFF,
  BREAKER,
  RACK_PDU,
  // cooling
  CHILLER,
  TANK,
  CRAH,
  // communication
  SWITCH,
  GATEWAY
}
