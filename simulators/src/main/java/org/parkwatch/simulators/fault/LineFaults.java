package org.parkwatch.simulators.fault;

import org.jspecify.annotations.Nullable;

/** What is wrong with the line of devices and gateways. Thread-safe. */
@FunctionalInterface
public interface LineFaults {
  /** Every line is sound. */
  LineFaults NONE = code -> null;

  /** The fault of the device or gateway of that code; null for none, or no such code. */
  Fault.@Nullable OfLine of(String code);
}
