package org.parkwatch.simulators.snmp;

/** Where the value of an object comes from. {@code C} is what the device reads at that moment. */
@FunctionalInterface
public interface Source<C> {
  /** Gives exactly one value to the sink. */
  void read(C reading, ValueSink sink);
}
