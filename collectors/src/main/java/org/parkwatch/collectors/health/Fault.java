package org.parkwatch.collectors.health;

import org.parkwatch.facility.commissioning.Diagnosis.State;
import org.parkwatch.facility.park.Names;
import org.parkwatch.telemetry.sample.Quality;

/** Why a read failed, or a point of it; what is counted by device and in total. */
public enum Fault {
  /** No answer within timeout and retries. */
  TIMEOUT(Quality.BAD_TIMEOUT, State.SILENT, "no answer", "无应答"),
  /** An answer came when nobody waited for it any more. */
  TOO_LATE(Quality.BAD_TIMEOUT, State.SLOW, "answer came late or twice", "应答迟到或重复"),
  /** The request could not be sent. */
  UNREACHABLE(Quality.BAD_TIMEOUT, State.SILENT, "cannot be sent to", "无法发送"),
  /** The connection ended before an answer came. */
  CLOSED(Quality.BAD_TIMEOUT, State.SILENT, "closed the connection without an answer", "未应答即断开连接"),
  /** The gateway says that the unit behind it does not answer. */
  UNIT_SILENT(Quality.BAD_TIMEOUT, State.SILENT, "does not answer its gateway", "对网关无应答"),
  /** Not asked: the gateway that it hangs on answers nobody. */
  GATEWAY_SILENT(
      Quality.BAD_TIMEOUT, State.CUT_OFF, "hangs on a gateway that is silent", "所属网关无应答"),
  /** The answer could not be decoded. */
  GARBAGE(Quality.BAD_MALFORMED, State.GARBAGE, "answer is not of its protocol", "应答不符合协议"),
  /** The answer ends before its own length says. */
  TRUNCATED(Quality.BAD_MALFORMED, State.GARBAGE, "answer is cut off", "应答不完整"),
  /** The answer is larger than we take. */
  OVERSIZED(Quality.BAD_MALFORMED, State.GARBAGE, "answer is too large", "应答过大"),
  /** The answer carries another request's id, or comes from another unit. */
  WRONG_ID(Quality.BAD_MALFORMED, State.GARBAGE, "answer carries another request id", "应答的请求号不符"),
  /** The answer carries other objects than were asked. */
  WRONG_OBJECTS(
      Quality.BAD_MALFORMED,
      State.GARBAGE,
      "answer carries other objects than asked",
      "应答的对象与请求不符"),
  /** The answer is of another version or carries another community. */
  WRONG_CREDENTIAL(
      Quality.BAD_REFUSED,
      State.REFUSED,
      "answer carries another community or version",
      "应答的团体名或版本不符"),
  /** The device knows our user not, or by other keys. */
  KEYS_REFUSED(Quality.BAD_REFUSED, State.REFUSED, "refuses our user or keys", "拒绝我方用户或密钥"),
  /** The device told something by itself, but not with the secret that is its own. */
  NOTIFICATION_REFUSED(
      Quality.BAD_REFUSED, State.ANSWERS, "notification is not believed", "主动上报未被采信"),
  /** Another device has the same SNMP engine id; said of both, and both are read all the same. */
  ENGINE_TWICE(
      Quality.BAD_DEVICE_ERROR,
      State.ANSWERS,
      "has the SNMP engine id of another device",
      "SNMP引擎ID与其他设备重复"),
  /** The device answered with an error status. */
  DEVICE_ERROR(Quality.BAD_DEVICE_ERROR, State.GARBAGE, "device answered with an error", "设备返回错误"),
  /** The device refuses the object to us. */
  REFUSED(Quality.BAD_REFUSED, State.REFUSED, "device refuses the object", "设备拒绝读取该对象"),
  /** The broker through which the device speaks is not connected. */
  NO_BROKER(Quality.BAD_TIMEOUT, State.CUT_OFF, "broker is not connected", "消息服务器未连接"),
  /** A device that should speak unasked did not. */
  SILENT(Quality.BAD_TIMEOUT, State.SILENT, "nothing was heard", "未收到任何消息"),
  /** The device, its gateway or the broker for it said that it is gone. */
  GONE(Quality.BAD_TIMEOUT, State.SILENT, "said to be gone", "已宣告离线"),
  /** Messages are missing in the gateway's sequence. */
  SEQUENCE_GAP(Quality.BAD_MALFORMED, State.GARBAGE, "messages are missing", "消息缺失"),
  /** More births than any gateway in order sends. */
  TOO_MANY_BIRTHS(Quality.BAD_MALFORMED, State.GARBAGE, "births without end", "上线消息无休止"),
  /** A topic that belongs to no device. */
  UNKNOWN_TOPIC(Quality.BAD_NO_SUCH_OBJECT, State.GARBAGE, "topic of no device", "主题不属于任何设备"),
  /** The source's time is too far from the time of receipt. */
  CLOCK(Quality.UNCERTAIN_CLOCK, State.GARBAGE, "clock of the source is off", "源时钟偏差"),
  NO_SUCH_OBJECT(
      Quality.BAD_NO_SUCH_OBJECT, State.GARBAGE, "device does not have the object", "设备没有该对象"),
  NO_READING(Quality.BAD_NO_READING, State.GARBAGE, "device has no reading", "设备没有读数"),
  IMPLAUSIBLE(Quality.BAD_IMPLAUSIBLE, State.GARBAGE, "value is not plausible", "数值不合理"),
  /** Not asked: there is no session with the server that it hangs on. */
  SERVER_SILENT(Quality.BAD_TIMEOUT, State.CUT_OFF, "hangs on a server that is silent", "所属服务器无应答"),
  /** Not asked: nobody trusted the server's certificate yet. */
  CERTIFICATE_UNKNOWN(
      Quality.BAD_REFUSED,
      State.REFUSED,
      "hangs on a server whose certificate is unknown",
      "所属服务器的证书未知"),
  /** Not asked: the server shows another certificate than the one that is trusted. */
  CERTIFICATE_CHANGED(
      Quality.BAD_REFUSED,
      State.REFUSED,
      "hangs on a server whose certificate has changed",
      "所属服务器的证书已更换"),
  /** The server's certificate is valid, but not for long. */
  CERTIFICATE_ENDS(
      Quality.GOOD, State.ANSWERS, "certificate of the server ends soon", "所属服务器的证书即将到期"),
  /** Not asked: the server's certificate is not valid any more, or not yet. */
  CERTIFICATE_EXPIRED(
      Quality.BAD_REFUSED,
      State.REFUSED,
      "hangs on a server whose certificate has expired",
      "所属服务器的证书已过期"),
  /** Not asked: the server's certificate is not its own, or not made for this. */
  CERTIFICATE_REFUSED(
      Quality.BAD_REFUSED,
      State.REFUSED,
      "hangs on a server whose certificate is refused",
      "所属服务器的证书被拒绝"),
  /** Not asked: the server takes neither our name and password nor our certificate. */
  SERVER_REFUSES(
      Quality.BAD_REFUSED, State.REFUSED, "hangs on a server that refuses us", "所属服务器拒绝我方"),
  /** The server says that it has no communication with the device. */
  CONTROLLER_SILENT(Quality.BAD_TIMEOUT, State.SILENT, "does not answer its server", "对服务器无应答"),
  /** The device is of another make than its profile is for: its registers mean other things. */
  OTHER_MAKE(Quality.BAD_TYPE, State.GARBAGE, "is not of this make", "不是该型号设备"),
  /** The server counts in another unit than the profile says; the profile's counts. */
  OTHER_UNIT(Quality.UNCERTAIN_DEVICE, State.GARBAGE, "unit of the server differs", "服务器单位不符"),
  WRONG_TYPE(
      Quality.BAD_TYPE, State.GARBAGE, "value has another type than the profile says", "数值类型与规约不符");

  private final Quality quality;
  private final State state;
  private final String en;
  private final String zh;

  Fault(Quality quality, State state, String en, String zh) {
    this.quality = quality;
    this.state = state;
    this.en = en;
    this.zh = zh;
  }

  public Quality quality() {
    return quality;
  }

  /** What a device is doing whose whole reads fail for this reason. */
  public State state() {
    return state;
  }

  /** In the words of the field, for device pages. */
  public Names names() {
    return new Names(en, zh);
  }

  /** In the words of the field, for logs. */
  public String text() {
    return en;
  }
}
