package org.parkwatch.alerting.cause;

import org.parkwatch.facility.park.Names;

/** Why an alarm stands where it stands. */
public enum Why {
  ROOT("it is the cause", "是根因"),
  PEER("the same happened to its like at the same time", "同类设备同时发生"),
  SAME_EQUIPMENT("another alarm of this equipment says more", "同一设备的另一告警更明确"),
  SUPPLY("nothing feeds it", "上游失电"),
  CARRIER("nothing can be heard through what carries its data", "通信路径中断"),
  OTHER_FEED("it carries the load of the other feed", "承接另一路的负荷"),
  COOLING("what cools it has failed", "供冷中断"),
  STARTING("it was needed when the mains were lost", "市电失电后未能投入"),
  FIRE("a fire signal stops and opens it", "消防联动"),
  BUILDING("its building has no mains and nothing in it answers", "全楼失电且无应答"),
  LIFE_SAFETY("it guards lives: never hidden", "涉及人身安全，从不隐藏"),
  UNEXPLAINED("nothing above it explains it", "上游无可解释的原因");

  private final String en;
  private final String zh;

  Why(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  /** Whether the alarm has no line of its own because of it. */
  public boolean hides() {
    return this != ROOT && this != LIFE_SAFETY && this != UNEXPLAINED;
  }

  public Names words() {
    return new Names(en, zh);
  }
}
