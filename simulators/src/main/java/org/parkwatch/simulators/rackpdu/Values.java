package org.parkwatch.simulators.rackpdu;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.snmp.Ber;
import org.parkwatch.simulators.snmp.Source;

/** The kinds of values the tables of the makes are written with. */
final class Values {
  private Values() {}

  static Source<PduReading> integer(long constant) {
    return (reading, sink) -> sink.integer(constant);
  }

  static Source<PduReading> integer(ToLongFunction<PduReading> value) {
    return (reading, sink) -> sink.integer(value.applyAsLong(reading));
  }

  static Source<PduReading> gauge(long constant) {
    return (reading, sink) -> sink.gauge(constant);
  }

  static Source<PduReading> gauge(ToLongFunction<PduReading> value) {
    return (reading, sink) -> sink.gauge(value.applyAsLong(reading));
  }

  static Source<PduReading> counter(ToLongFunction<PduReading> value) {
    return (reading, sink) -> sink.counter(value.applyAsLong(reading));
  }

  static Source<PduReading> ticks(ToLongFunction<PduReading> value) {
    return (reading, sink) -> sink.ticks(value.applyAsLong(reading));
  }

  static Source<PduReading> text(String constant) {
    byte[] bytes = constant.getBytes(StandardCharsets.UTF_8);
    return (reading, sink) -> sink.octets(bytes);
  }

  static Source<PduReading> text(Function<PduReading, String> value) {
    return (reading, sink) -> sink.octets(value.apply(reading).getBytes(StandardCharsets.UTF_8));
  }

  static Source<PduReading> octets(Function<PduReading, byte[]> value) {
    return (reading, sink) -> sink.octets(value.apply(reading));
  }

  static Source<PduReading> oid(String dotted) {
    byte[] bytes = Ber.oid(dotted);
    return (reading, sink) -> sink.oid(bytes);
  }

  /** A value in steps of the make: 0.1 V a step is {@code steps(volts, 10)}. */
  static long steps(double value, double stepsPerUnit) {
    return Math.round(value * stepsPerUnit);
  }
}
