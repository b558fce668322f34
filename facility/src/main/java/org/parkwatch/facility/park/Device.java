package org.parkwatch.facility.park;

import org.jspecify.annotations.Nullable;

/**
 * An address that answers. Its points have ids {@code firstPoint .. firstPoint + points.size() -
 * 1}.
 *
 * @param code unique, such as {@code FZ-B2-3F-R305-A07-PDU-A}
 * @param equipment id of what it answers for
 * @param model what the type plate says, such as {@code AP8853}
 * @param profile id of the profile that reads it, such as {@code apc-rpdu2}
 * @param protocol such as {@code snmp-v2c}, {@code modbus-gateway}, {@code opcua}
 * @param host IP address or name; {@code port} 1..65535
 * @param path what lies behind host and port: the unit of a Modbus device, the object of an OPC UA
 *     server, {@code group/node/device} of Sparkplug, the topic of plain MQTT; empty where the host
 *     itself is the device
 * @param credential name of the secret used to ask it; never the secret itself
 * @param cell partition of the sample path it belongs to, given at creation and kept
 */
public record Device(
    int id,
    String code,
    int equipment,
    String model,
    String profile,
    String protocol,
    String host,
    int port,
    String path,
    @Nullable String credential,
    int cell,
    int firstPoint,
    PointSet points,
    Life life) {
  /** Id of the named point, or -1 where this make of device has none. */
  public int pointId(String name) {
    int ordinal = points.ordinal(name);
    return ordinal < 0 ? -1 : firstPoint + ordinal;
  }
}
