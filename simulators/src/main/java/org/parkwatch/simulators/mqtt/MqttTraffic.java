package org.parkwatch.simulators.mqtt;

/** What the gateways did. */
public enum MqttTraffic {
  /** Connections that were made. */
  CONNECTED,
  /** Connections that could not be made. */
  REFUSED,
  /** Births of devices, first ones and those that were asked for. */
  BIRTHS,
  /** Rebirths that were asked for. */
  REBIRTHS_ASKED,
  /** Sparkplug messages with data. */
  DATA,
  /** JSON messages. */
  JSON,
  /** Messages that are nonsense because the device's line is made to be. */
  SPOILT,
  /** Messages that the client did not take. */
  NOT_SENT
}
