package org.parkwatch.collectors.health;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What a collector did since it started. A promise is a slot in which a device was to be read;
 * every promise ends as on time, late, failed, backed off or missed.
 *
 * @param devices under collection now
 * @param promised slots that came due
 * @param onTime answered within a second of their slot by the wall clock; a unit on a serial line,
 *     which waits for its neighbours, within its interval
 * @param late answered, but later
 * @param failed asked without a usable answer
 * @param lost of the failed: those whose device had answered the read before
 * @param backedOff not asked, because the device is silent and asked less often
 * @param missed not asked, because the read before had not ended, or the collector was not running
 * @param requests sent, retries included
 * @param dropped messages that were nobody's answer: late, doubled or from strangers
 * @param samples handed to the sink, {@code batches} in so many batches
 * @param inFlight requests without an answer now
 * @param worstStartMillis how late a read was started after its slot, at worst
 * @param faults by reason, of whole reads and of single points
 * @param strangers of the dropped, by reason, those that no device could be named for
 */
public record CollectorFigures(
    int devices,
    long promised,
    long onTime,
    long late,
    long failed,
    long lost,
    long backedOff,
    long missed,
    long requests,
    long dropped,
    long samples,
    long batches,
    int inFlight,
    long worstStartMillis,
    Map<Fault, Long> faults,
    Map<Fault, Long> strangers) {
  public CollectorFigures {
    faults = Map.copyOf(faults);
    strangers = Map.copyOf(strangers);
  }

  /**
   * Share of promises kept, 0..1; 1 if there was none. A device known to be silent promises
   * nothing, but a read lost on the way to a device that answers counts against us.
   */
  public double onTimeShare() {
    long askedOf = onTime + late + missed + lost;
    return askedOf == 0 ? 1 : (double) onTime / askedOf;
  }

  /** The figures of several collectors, or of several threads of one, as one. */
  public static CollectorFigures sum(Collection<CollectorFigures> parts) {
    return new CollectorFigures(
        (int) total(parts, CollectorFigures::devices),
        total(parts, CollectorFigures::promised),
        total(parts, CollectorFigures::onTime),
        total(parts, CollectorFigures::late),
        total(parts, CollectorFigures::failed),
        total(parts, CollectorFigures::lost),
        total(parts, CollectorFigures::backedOff),
        total(parts, CollectorFigures::missed),
        total(parts, CollectorFigures::requests),
        total(parts, CollectorFigures::dropped),
        total(parts, CollectorFigures::samples),
        total(parts, CollectorFigures::batches),
        (int) total(parts, CollectorFigures::inFlight),
        parts.stream().mapToLong(CollectorFigures::worstStartMillis).max().orElse(0),
        byFault(parts, CollectorFigures::faults),
        byFault(parts, CollectorFigures::strangers));
  }

  private static Map<Fault, Long> byFault(
      Collection<CollectorFigures> parts, Function<CollectorFigures, Map<Fault, Long>> counts) {
    Map<Fault, Long> sum = new EnumMap<>(Fault.class);
    parts.forEach(part -> counts.apply(part).forEach((f, n) -> sum.merge(f, n, Long::sum)));
    return sum;
  }

  private static long total(
      Collection<CollectorFigures> parts, ToLongFunction<CollectorFigures> figure) {
    return parts.stream().mapToLong(figure).sum();
  }
}
