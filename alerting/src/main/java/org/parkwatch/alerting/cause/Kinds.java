package org.parkwatch.alerting.cause;

import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.OwnerKind;

/** Words for kinds of equipment and of what is computed for, as incidents write them. */
public final class Kinds {
  /**
   * How a kind is called.
   *
   * @param en plural
   * @param measure what stands between a number and the Chinese noun
   * @param zh the Chinese noun
   */
  private record Word(String en, String measure, String zh) {}

  private Kinds() {}

  /** Several of a kind, such as {@code chillers}, {@code 冷机}. */
  public static Names names(EquipmentKind kind) {
    return new Names(word(kind).en(), word(kind).zh());
  }

  /** Several of what derived points belong to, such as {@code rooms}, {@code 机房}. */
  public static Names names(OwnerKind kind) {
    return switch (kind) {
      case CABINET -> new Names("cabinets", "机柜");
      case ROW -> new Names("rows", "列");
      case ROOM -> new Names("rooms", "机房");
      case BUILDING -> new Names("buildings", "楼");
      case PARK -> new Names("the park", "园区");
      case TENANT -> new Names("tenants", "租户");
    };
  }

  /** Such as {@code chillers}. */
  static String plural(EquipmentKind kind) {
    return word(kind).en();
  }

  /** Such as {@code 台冷机}, to stand behind a number. */
  static String measured(EquipmentKind kind) {
    return word(kind).measure() + word(kind).zh();
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

  private static Word word(EquipmentKind kind) {
    return switch (kind) {
      case GRID_CIRCUIT -> new Word("grid circuits", "路", "市电");
      case BUS -> new Word("boards", "段", "母线");
      case TIE -> new Word("ties", "台", "母联");
      case TRANSFORMER -> new Word("transformers", "台", "变压器");
      case GENSET_GROUP -> new Word("genset groups", "组", "柴发");
      case GENSET -> new Word("gensets", "台", "柴发");
      case FUEL_TANK -> new Word("fuel tanks", "个", "油罐");
      case UPS_GROUP -> new Word("UPS", "组", "UPS");
      case RECTIFIER -> new Word("HVDC", "组", "高压直流");
      case BATTERY -> new Word("batteries", "组", "蓄电池");
      case STS -> new Word("STS", "台", "STS");
      case RPP -> new Word("RPPs", "台", "列头柜");
      case TAP_OFF -> new Word("tap-offs", "个", "插接箱");
      case BREAKER -> new Word("branches", "个", "分路");
      case RACK_PDU -> new Word("rack PDUs", "个", "机柜PDU");
      case METER -> new Word("meters", "块", "电表");
      case CHILLER -> new Word("chillers", "台", "冷机");
      case COOLING_TOWER -> new Word("cooling towers", "台", "冷却塔");
      case PUMP -> new Word("pumps", "台", "水泵");
      case PLATE_EXCHANGER -> new Word("plate exchangers", "台", "板换");
      case TANK -> new Word("tanks", "个", "蓄冷罐");
      case CRAH -> new Word("CRAH", "台", "空调");
      case CLIMATE -> new Word("climate sensors", "组", "温湿度");
      case DOORS -> new Word("door controllers", "台", "门禁");
      case LEAK_DETECTOR -> new Word("leak detectors", "套", "漏水检测");
      case SMOKE_DETECTOR -> new Word("smoke detectors", "台", "烟雾探测器");
      case FIRE_PANEL -> new Word("fire panels", "台", "消防主机");
      case GAS_DETECTOR -> new Word("gas detectors", "台", "气体探测器");
      case SWITCH -> new Word("switches", "台", "交换机");
      case GATEWAY -> new Word("gateways", "台", "网关");
      case SERVER -> new Word("servers", "台", "服务器");
    };
  }
}
