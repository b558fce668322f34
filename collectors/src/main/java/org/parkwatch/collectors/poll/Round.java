package org.parkwatch.collectors.poll;

import org.parkwatch.profiles.read.ReadPlan;

/**
 * The points that devices of one make read together in a slot, and the requests for them. As
 * immutable as the requests are.
 *
 * @param <R> what the protocol compiled to ask for the points
 */
public final class Round<R> {
  private final ReadPlan plan;
  private final int[] places;
  private final R requests;

  /**
   * Joins what belongs together.
   *
   * @param places of the plan's points in the devices' point sets
   */
  Round(ReadPlan plan, int[] places, R requests) {
    this.plan = plan;
    this.places = places;
    this.requests = requests;
  }

  public ReadPlan plan() {
    return plan;
  }

  public R requests() {
    return requests;
  }

  public int points() {
    return places.length;
  }

  /** Offset of a point of this round from the device's first point id. */
  public int place(int point) {
    return places[point];
  }
}
