package org.parkwatch.telemetry.derive;

/**
 * What a formula does with its inputs. An input is usable when it is not BAD and, for a point of a
 * device, not stale. Every result carries how much of what should be measured is: its share.
 */
public enum Operation {
  /**
   * Sum of the usable inputs; the share is that of all inputs. GOOD from 95 %, UNCERTAIN below, BAD
   * at nothing.
   */
  SUM,
  /** Sum of all inputs; BAD if one is not usable. */
  ALL,
  /** The first GOOD input, else the first usable one. */
  FIRST,
  /** Which input {@link #FIRST} takes: the constant at its place. */
  WHICH,
  /** The bits of all usable inputs. */
  BITS,
  /** Constant less input. */
  HEADROOM,
  /** Share of what is measured in %, of the input that has least. */
  SHARE,
  /**
   * Currents of two feeds, A; constant: what the weaker one is rated for, A. Sum as % of it: the
   * load of the feed that is left.
   */
  FAILOVER,
  /**
   * Voltages of two feeds; constant: from where a feed counts as carrying voltage, V. A {@link
   * org.parkwatch.facility.park.DeviceState}: both NORMAL, one WARNING, none CRITICAL, UNKNOWN
   * where one that is not known decides.
   */
  REDUNDANCY,
  /**
   * Pairs of inputs that should be equal; constant: least value to compare with. Difference of the
   * sums of those pairs of which both are usable, in % of the second.
   */
  DISAGREEMENT,
  /** First input by second; BAD unless both are GOOD and the second is above 0. */
  RATIO,
  /**
   * Energy registers of devices, kWh; constants: the most a register can grow in an hour, kWh, and
   * its step, kWh. A counter that only grows: increments are added up through resets, roll-overs
   * and silence. Keeps state; its output must be a point.
   */
  COUNT,
  /** Sum of counters. */
  TOTAL,
  /**
   * What a counter has grown in the last hours, their number being the constant; BAD unless 95 % of
   * it is measured. Keeps state; its input must be a counter with a point.
   */
  WINDOW,
  /**
   * Mean of a power over the last whole block of the clock; constant: minutes of a block. BAD if
   * less than 95 % of it is measured. Keeps state; its output must be a point.
   */
  DEMAND,
  /**
   * The highest {@link #DEMAND} of the calendar month of the site; constant: minutes of a block.
   * UNCERTAIN while less than 95 % of the month so far is measured. Keeps state; its output must be
   * a point.
   */
  PEAK
}
