package org.parkwatch.collectors.health;

import java.util.Map;

/**
 * What a collector did since it started. A promise is a slot in which a device was to be read;
 * every promise ends as on time, late, failed, backed off or missed.
 *
 * @param devices under collection now
 * @param promised slots that came due
 * @param onTime answered within a second of their slot by the wall clock
 * @param late answered, but later
 * @param failed asked without a usable answer
 * @param lost of the failed: those whose device had answered the read before
 * @param backedOff not asked, because the device is silent and asked less often
 * @param missed not asked, because the read before had not ended, or the collector was not running
 * @param requests datagrams sent, retries included
 * @param dropped datagrams that were nobody's answer: late, doubled or from strangers
 * @param samples handed to the sink, {@code batches} in so many batches
 * @param inFlight requests without an answer now
 * @param worstStartMillis how late a read was started after its slot, at worst
 * @param faults by reason, of whole reads and of single points
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
    Map<Fault, Long> faults) {
  public CollectorFigures {
    faults = Map.copyOf(faults);
  }

  /**
   * Share of promises kept, 0..1; 1 if there was none. A device known to be silent promises
   * nothing, but a read lost on the way to a device that answers counts against us.
   */
  public double onTimeShare() {
    long askedOf = onTime + late + missed + lost;
    return askedOf == 0 ? 1 : (double) onTime / askedOf;
  }
}
