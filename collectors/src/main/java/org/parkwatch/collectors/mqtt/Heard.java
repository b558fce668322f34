package org.parkwatch.collectors.mqtt;

/** What a broker's thread is told, in order. */
sealed interface Heard {
  /** A message, with the time of receipt in UTC milliseconds. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Message(String topic, byte[] payload, boolean retained, long receivedMillis)
      implements Heard {}

  /** The broker is connected and all is subscribed. */
  record Connected() implements Heard {}

  /** The connection is gone, or could not be made. */
  record Lost(String why) implements Heard {}
}
