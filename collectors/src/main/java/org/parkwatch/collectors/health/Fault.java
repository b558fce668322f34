package org.parkwatch.collectors.health;

import org.parkwatch.telemetry.sample.Quality;

/** Why a read failed, or a point of it; what is counted by device and in total. */
public enum Fault {
  /** No answer within timeout and retries. */
  TIMEOUT(Quality.BAD_TIMEOUT, "no answer"),
  /** The request could not be sent. */
  UNREACHABLE(Quality.BAD_TIMEOUT, "cannot be sent to"),
  /** The connection ended before an answer came. */
  CLOSED(Quality.BAD_TIMEOUT, "closed the connection without an answer"),
  /** The gateway says that the unit behind it does not answer. */
  UNIT_SILENT(Quality.BAD_TIMEOUT, "does not answer its gateway"),
  /** Not asked: the gateway that it hangs on answers nobody. */
  GATEWAY_SILENT(Quality.BAD_TIMEOUT, "hangs on a gateway that is silent"),
  /** The answer could not be decoded. */
  GARBAGE(Quality.BAD_MALFORMED, "answer is not of its protocol"),
  /** The answer ends before its own length says. */
  TRUNCATED(Quality.BAD_MALFORMED, "answer is cut off"),
  /** The answer is larger than we take. */
  OVERSIZED(Quality.BAD_MALFORMED, "answer is too large"),
  /** The answer carries another request's id, or comes from another unit. */
  WRONG_ID(Quality.BAD_MALFORMED, "answer carries another request id"),
  /** The answer carries other objects than were asked. */
  WRONG_OBJECTS(Quality.BAD_MALFORMED, "answer carries other objects than asked"),
  /** The answer is of another version or carries another community. */
  WRONG_CREDENTIAL(Quality.BAD_REFUSED, "answer carries another community or version"),
  /** The device knows our user not, or by other keys. */
  KEYS_REFUSED(Quality.BAD_REFUSED, "refuses our user or keys"),
  /** The device answered with an error status. */
  DEVICE_ERROR(Quality.BAD_DEVICE_ERROR, "device answered with an error"),
  /** The device refuses the object to us. */
  REFUSED(Quality.BAD_REFUSED, "device refuses the object"),
  /** The broker through which the device speaks is not connected. */
  NO_BROKER(Quality.BAD_TIMEOUT, "broker is not connected"),
  /** A device that should speak unasked did not. */
  SILENT(Quality.BAD_TIMEOUT, "nothing was heard"),
  /** The device, its gateway or the broker for it said that it is gone. */
  GONE(Quality.BAD_TIMEOUT, "said to be gone"),
  /** Messages are missing in the gateway's sequence. */
  SEQUENCE_GAP(Quality.BAD_MALFORMED, "messages are missing"),
  /** More births than any gateway in order sends. */
  TOO_MANY_BIRTHS(Quality.BAD_MALFORMED, "births without end"),
  /** A topic that belongs to no device. */
  UNKNOWN_TOPIC(Quality.BAD_NO_SUCH_OBJECT, "topic of no device"),
  /** The source's time is too far from the time of receipt. */
  CLOCK(Quality.UNCERTAIN_CLOCK, "clock of the source is off"),
  NO_SUCH_OBJECT(Quality.BAD_NO_SUCH_OBJECT, "device does not have the object"),
  NO_READING(Quality.BAD_NO_READING, "device has no reading"),
  IMPLAUSIBLE(Quality.BAD_IMPLAUSIBLE, "value is not plausible"),
  /** Not asked: there is no session with the server that it hangs on. */
  SERVER_SILENT(Quality.BAD_TIMEOUT, "hangs on a server that is silent"),
  /** Not asked: the server's certificate is unknown to us, expired or not its own. */
  CERTIFICATE_REFUSED(Quality.BAD_REFUSED, "hangs on a server whose certificate is refused"),
  /** Not asked: the server takes neither our name and password nor our certificate. */
  SERVER_REFUSES(Quality.BAD_REFUSED, "hangs on a server that refuses us"),
  /** The server says that it has no communication with the device. */
  CONTROLLER_SILENT(Quality.BAD_TIMEOUT, "does not answer its server"),
  WRONG_TYPE(Quality.BAD_TYPE, "value has another type than the profile says");

  private final Quality quality;
  private final String text;

  Fault(Quality quality, String text) {
    this.quality = quality;
    this.text = text;
  }

  public Quality quality() {
    return quality;
  }

  /** In the words of the field, for logs and health pages. */
  public String text() {
    return text;
  }
}
