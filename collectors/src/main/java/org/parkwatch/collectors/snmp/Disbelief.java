package org.parkwatch.collectors.snmp;

import org.parkwatch.facility.park.Names;

/** Why a notification from a device's address is not believed to be the device's. */
enum Disbelief {
  ANOTHER_COMMUNITY("carries another community than the device's", "团体名与设备的不符"),
  PLAIN("is plain, and we listen beyond this machine", "未加密签名，而本机对外监听"),
  ANOTHER_USER("is of a user that is not the device's", "用户不是该设备的用户"),
  LESS_SECURE("is less secure than the device's user is", "安全级别低于设备用户"),
  WRONG_DIGEST("has a wrong digest", "签名错误"),
  ANOTHER_TIME("is of another time", "时间窗之外"),
  SENT_BEFORE("was sent before, and is sent again by somebody", "重放的旧消息"),
  ANOTHER_ENGINE("is for another engine", "引擎不符");

  private final String en;
  private final String zh;

  Disbelief(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  /** Behind the word notification. */
  Names names() {
    return new Names(en, zh);
  }
}
