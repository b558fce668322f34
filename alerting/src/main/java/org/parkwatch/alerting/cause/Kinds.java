package org.parkwatch.alerting.cause;

import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;

/** Words for kinds of equipment, as incidents write them. */
final class Kinds {
  private Kinds() {}

  /** Such as {@code chillers}. */
  static String plural(EquipmentKind kind) {
    return words(kind).en();
  }

  /** Such as {@code 台冷机}, to stand behind a number. */
  static String measured(EquipmentKind kind) {
    return words(kind).zh();
  }

  /** What one is said to be that does not do its job. */
  static Names lost(EquipmentKind kind) {
    return switch (kind) {
      case GRID_CIRCUIT -> new Names("lost", "失电");
      case BUS, TRANSFORMER, RPP, TAP_OFF, BREAKER, RACK_PDU, STS ->
          new Names("without voltage", "失电");
      case TIE -> new Names("tripped", "跳闸");
      case UPS_GROUP, RECTIFIER -> new Names("off", "停机");
      case GENSET -> new Names("failed", "故障");
      case CHILLER, CRAH -> new Names("failed", "故障停机");
      case GENSET_GROUP,
          FUEL_TANK,
          BATTERY,
          METER,
          COOLING_TOWER,
          PUMP,
          PLATE_EXCHANGER,
          TANK,
          CLIMATE,
          DOORS,
          LEAK_DETECTOR,
          SMOKE_DETECTOR,
          FIRE_PANEL,
          GAS_DETECTOR,
          SWITCH,
          GATEWAY,
          SERVER ->
          new Names("failed", "故障");
    };
  }

  private static Names words(EquipmentKind kind) {
    return switch (kind) {
      case GRID_CIRCUIT -> new Names("grid circuits", "路市电");
      case BUS -> new Names("boards", "段母线");
      case TIE -> new Names("ties", "台母联");
      case TRANSFORMER -> new Names("transformers", "台变压器");
      case GENSET_GROUP -> new Names("genset groups", "组柴发");
      case GENSET -> new Names("gensets", "台柴发");
      case FUEL_TANK -> new Names("fuel tanks", "个油罐");
      case UPS_GROUP -> new Names("UPS", "组UPS");
      case RECTIFIER -> new Names("HVDC", "组高压直流");
      case BATTERY -> new Names("batteries", "组蓄电池");
      case STS -> new Names("STS", "台STS");
      case RPP -> new Names("RPPs", "台列头柜");
      case TAP_OFF -> new Names("tap-offs", "个插接箱");
      case BREAKER -> new Names("branches", "个分路");
      case RACK_PDU -> new Names("rack PDUs", "个机柜PDU");
      case METER -> new Names("meters", "块电表");
      case CHILLER -> new Names("chillers", "台冷机");
      case COOLING_TOWER -> new Names("cooling towers", "台冷却塔");
      case PUMP -> new Names("pumps", "台水泵");
      case PLATE_EXCHANGER -> new Names("plate exchangers", "台板换");
      case TANK -> new Names("tanks", "个蓄冷罐");
      case CRAH -> new Names("CRAH", "台空调");
      case CLIMATE -> new Names("climate sensors", "组温湿度");
      case DOORS -> new Names("door controllers", "台门禁");
      case LEAK_DETECTOR -> new Names("leak detectors", "套漏水检测");
      case SMOKE_DETECTOR -> new Names("smoke detectors", "台烟雾探测器");
      case FIRE_PANEL -> new Names("fire panels", "台消防主机");
      case GAS_DETECTOR -> new Names("gas detectors", "台气体探测器");
      case SWITCH -> new Names("switches", "台交换机");
      case GATEWAY -> new Names("gateways", "台网关");
      case SERVER -> new Names("servers", "台服务器");
    };
  }
}
