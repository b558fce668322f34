package org.parkwatch.collectors.opcua;

import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;
import org.parkwatch.profiles.binding.DeviceUnit;
import org.parkwatch.profiles.binding.WireType;
import org.parkwatch.profiles.read.RawValues;

/** What a server told last of one node, in one session. Thread-safe. */
final class NodeValue {
  private volatile @Nullable DataValue last;

  /** In which the server counts, if the profile leaves that to it. */
  private volatile @Nullable DeviceUnit unit;

  /** The server says in which unit it counts: from now on numbers are given in the stored one. */
  void countedIn(DeviceUnit servers) {
    unit = servers;
  }

  private double stored(double number) {
    DeviceUnit counted = unit;
    return counted == null ? number : number * counted.factor().doubleValue() + counted.offset();
  }

  /** Takes what the server told; false for the first. */
  boolean told(DataValue value) {
    boolean before = last != null;
    last = value;
    return before;
  }

  /** The server does not give the node. */
  void refused(StatusCode status) {
    last = new DataValue(status);
  }

  /** Whether there is a value, good or uncertain. */
  boolean usable() {
    DataValue value = last;
    return value != null && !value.getStatusCode().isBad();
  }

  /** Whether the server itself does not reach the device. */
  boolean noCommunication() {
    DataValue value = last;
    if (value == null) {
      return false;
    }
    long code = code(value.getStatusCode());
    return code == StatusCodes.Bad_NoCommunication || code == StatusCodes.Bad_DeviceFailure;
  }

  /** The raw value for the decoder. */
  void into(RawValues raw, int object) {
    DataValue value = last;
    if (value == null) {
      raw.number(object, WireType.NUMBER, Double.NaN);
    } else if (value.getStatusCode().isBad()) {
      bad(code(value.getStatusCode()), raw, object);
    } else {
      Object content = value.getValue().getValue();
      switch (content) {
        case Boolean bool -> raw.number(object, WireType.BOOLEAN, bool ? 1 : 0);
        case Number number -> raw.number(object, WireType.NUMBER, stored(number.doubleValue()));
        case String text -> raw.text(object, text);
        case null, default -> raw.otherType(object);
      }
      if (value.getStatusCode().isUncertain()) {
        raw.uncertain(object);
      }
    }
  }

  /** OPC 10000-4, 7.39.2 and OPC 10000-8, 6.3. */
  private static void bad(long code, RawValues raw, int object) {
    if (code == StatusCodes.Bad_NodeIdUnknown
        || code == StatusCodes.Bad_NodeIdInvalid
        || code == StatusCodes.Bad_AttributeIdInvalid) {
      raw.noSuchObject(object);
    } else if (code == StatusCodes.Bad_SensorFailure
        || code == StatusCodes.Bad_NotConnected
        || code == StatusCodes.Bad_NoData
        || code == StatusCodes.Bad_NoValue
        || code == StatusCodes.Bad_OutOfService
        || code == StatusCodes.Bad_WaitingForInitialData) {
      raw.number(object, WireType.NUMBER, Double.NaN);
    } else if (code == StatusCodes.Bad_UserAccessDenied
        || code == StatusCodes.Bad_NotReadable
        || code == StatusCodes.Bad_SecurityModeInsufficient) {
      raw.refused(object);
    } else {
      raw.deviceError(object);
    }
  }

  /** Without the bits that only add to it, such as overflow. */
  private static long code(@Nullable StatusCode status) {
    return status == null ? 0 : status.getValue() & 0xFFFF0000L;
  }
}
