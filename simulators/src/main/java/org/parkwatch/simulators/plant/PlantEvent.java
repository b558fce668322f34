package org.parkwatch.simulators.plant;

import java.util.Locale;
import java.util.Optional;
import org.parkwatch.facility.park.Names;

/**
 * The scripted events: what happens in a park, and what people should read of it. The text and the
 * number of lines are the oracle that incidents are held against; the product never reads them.
 */
public enum PlantEvent {
  CIRCUIT_LOST(
      "a 10 kV circuit is lost; the tie closes in 3 s, back 60 s after its return",
      1,
      "{name} lost, load on the tie",
      "{name}失电，负荷由母联供电"),
  BOTH_LOST(
      "both 10 kV circuits of a floor are lost; gensets carry it after 60 to 120 s",
      1,
      "both 10 kV circuits lost, load on batteries, then on gensets",
      "两路10 kV市电失电，负荷由电池转柴发供电"),
  GENSET_TEST("monthly run of a genset group without load", 1, "{name} on test run", "{name}试机运行"),
  GENSET_FAILS(
      "a genset fails to start while both circuits of a floor are lost",
      2,
      "both 10 kV circuits lost, one genset failed to start",
      "两路10 kV市电失电，一台柴发启动失败"),
  UPS_BYPASS("a UPS group goes to bypass", 1, "{name} on bypass", "{name}转旁路运行"),
  UPS_MODULE("a power module of a UPS group fails", 1, "{name} module 7 failed", "{name} 模块7故障"),
  RPP_TRIP(
      "the main breaker of an RPP trips",
      1,
      "{name} without voltage, cabinets on one feed",
      "{name}失电，机柜单路供电"),
  CHILLER_TRIP(
      "all running chillers of a building trip; the tanks carry it until others start",
      2,
      "failed, tanks discharge",
      "故障停机，蓄冷罐放冷"),
  CRAH_LOST("half of a room's CRAH stop", 1, "6 CRAH failed", "6台空调故障停机"),
  LEAK(
      "water under the floor of a room, at 17.5 m of the rope", 1, "leak at 17.5 m", "漏水，位置17.5 m"),
  GAS_RELEASE(
      "the gas extinguishing of a room counts down and releases",
      2,
      "gas extinguishing released",
      "气体灭火释放"),
  SWITCH_DEAD(
      "a room switch is dead; all behind it are silent",
      1,
      "{name} dead, devices behind it silent",
      "{name}故障，所接设备无应答");

  private final String description;
  private final int mostLines;
  private final String en;
  private final String zh;

  PlantEvent(String description, int mostLines, String en, String zh) {
    this.description = description;
    this.mostLines = mostLines;
    this.en = en;
    this.zh = zh;
  }

  /** As people write it, such as {@code circuit-lost}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String description() {
    return description;
  }

  /** How many lines it may put on the list of what needs a person, its consequences included. */
  public int mostLines() {
    return mostLines;
  }

  /**
   * What people should read of it.
   *
   * @param name of the equipment it happens to
   */
  public Names text(Names name) {
    return new Names(en.replace("{name}", name.en()), zh.replace("{name}", name.zh()));
  }

  /** In English, {@code {name}} standing for the equipment. */
  String en() {
    return en;
  }

  /** The same in Chinese. */
  String zh() {
    return zh;
  }

  public static Optional<PlantEvent> of(String word) {
    for (PlantEvent event : values()) {
      if (event.word().equals(word)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }
}
