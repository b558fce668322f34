package org.parkwatch.collectors.snmp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.profiles.ProfilePoint;
import org.parkwatch.profiles.read.ReadPlan;

/**
 * The points that devices of one make read together in a slot, and the one request for them.
 * Immutable but for its request's buffer; used by one lane.
 */
final class Round {
  private final ReadPlan plan;
  private final int[] places;
  private final Request whole;
  private final Secret community;

  /**
   * Compiles the points.
   *
   * @param places of the points in the devices' point sets
   */
  Round(List<ProfilePoint> points, int[] places, Secret community) {
    this.plan = ReadPlan.of(points.stream().map(ProfilePoint::binding).toList());
    this.places = places;
    this.community = community;
    this.whole = request(IntStream.range(0, plan.oids().size()).toArray());
  }

  ReadPlan plan() {
    return plan;
  }

  int objects() {
    return plan.oids().size();
  }

  int points() {
    return places.length;
  }

  /** Offset of a point of this round from the device's first point id. */
  int place(int point) {
    return places[point];
  }

  /** The request for all objects. */
  Request whole() {
    return whole;
  }

  /** A request for some of the objects. */
  Request request(int[] objects) {
    return new Request(plan.oids(), Arrays.copyOf(objects, objects.length), community);
  }
}
