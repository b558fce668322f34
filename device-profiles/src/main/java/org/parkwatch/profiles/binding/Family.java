package org.parkwatch.profiles.binding;

import java.util.Set;

/** How the devices of a profile are spoken to, and with that what an address is. */
public enum Family {
  SNMP("snmp-v1", "snmp-v2c", "snmp-v3"),
  MODBUS("modbus-tcp", "modbus-gateway", "modbus-rtu"),
  OPCUA("opcua"),
  /** Plain payloads: JSON, or a single number. */
  MQTT("mqtt-v3", "mqtt-v5"),
  SPARKPLUG("mqtt-v3", "mqtt-v5"),
  /** YD/T 1363.3, 电总协议, through serial servers. */
  YDT1363("ydt1363-tcp");

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
  private final Set<String> protocols;

  Family(String... protocols) {
    this.protocols = Set.of(protocols);
  }

  /** Whether a device of this protocol, as the park file names it, can have such a profile. */
  public boolean speaks(String protocol) {
    return protocols.contains(protocol);
  }
}
