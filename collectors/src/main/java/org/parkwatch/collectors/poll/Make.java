package org.parkwatch.collectors.poll;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.ProfilePoint;
import org.parkwatch.profiles.read.ReadPlan;

/**
 * What devices of one profile and point set share: the rounds of their slots. The shortest interval
 * of the points is the pace; a point with a longer one is read in every n-th slot. As immutable as
 * the requests are.
 *
 * @param <R> what the protocol compiles to ask for the points of a round
 */
public final class Make<R> {
  /** Slots after which the rounds repeat: no more rounds than this are compiled. */
  private static final int MAX_CYCLE = 360;

  private final int intervalMillis;
  private final List<Round<R>> rounds = new ArrayList<>();
  private final int upPlace;
  private final int agePlace;
  private final int durationPlace;
  private final int clockOffsetPlace;

  /**
   * Compiles a profile.
   *
   * @param points of the devices; those that the profile does not know are left alone
   * @param requests compiles the requests for a plan
   */
  public Make(Profile profile, PointSet points, Function<ReadPlan, R> requests) {
    upPlace = points.ordinal(PointNames.COMM_UP);
    agePlace = points.ordinal(PointNames.COMM_AGE);
    durationPlace = points.ordinal(PointNames.COMM_DURATION);
    clockOffsetPlace = points.ordinal(PointNames.COMM_CLOCK_OFFSET);
    List<ProfilePoint> known =
        profile.points().stream().filter(p -> points.ordinal(p.spec().name()) >= 0).toList();
    intervalMillis =
        known.stream()
            .mapToInt(p -> Math.toIntExact(p.spec().interval().toMillis()))
            .min()
            .orElseThrow();
    int cycle = 1;
    for (ProfilePoint point : known) {
      cycle = Math.min(MAX_CYCLE, leastCommonMultiple(cycle, everyNth(point)));
    }
    Map<List<ProfilePoint>, Round<R>> distinct = new HashMap<>();
    for (int tick = 0; tick < cycle; tick++) {
      List<ProfilePoint> due = new ArrayList<>();
      for (ProfilePoint point : known) {
        if (tick % everyNth(point) == 0) {
          due.add(point);
        }
      }
      rounds.add(distinct.computeIfAbsent(due, list -> round(list, points, requests)));
    }
  }

  private static <R> Round<R> round(
      List<ProfilePoint> due, PointSet points, Function<ReadPlan, R> requests) {
    ReadPlan plan = ReadPlan.of(due.stream().map(ProfilePoint::binding).toList());
    int[] places = due.stream().mapToInt(p -> points.ordinal(p.spec().name())).toArray();
    return new Round<>(plan, places, requests.apply(plan));
  }

  private int everyNth(ProfilePoint point) {
    return Math.max(1, (int) (point.spec().interval().toMillis() / intervalMillis));
  }

  private static int leastCommonMultiple(int a, int b) {
    int x = a;
    int y = b;
    while (y != 0) {
      int rest = x % y;
      x = y;
      y = rest;
    }
    return a / x * b;
  }

  /** Between two slots of a device. */
  public int intervalMillis() {
    return intervalMillis;
  }

  /**
   * What is read in a slot.
   *
   * @param tick number of the slot since the epoch
   */
  public Round<R> round(long tick) {
    return rounds.get((int) Math.floorMod(tick, (long) rounds.size()));
  }

  /** Offset of {@code comm.up} from the device's first point id; -1 where it has none. */
  int upPlace() {
    return upPlace;
  }

  int agePlace() {
    return agePlace;
  }

  int durationPlace() {
    return durationPlace;
  }

  int clockOffsetPlace() {
    return clockOffsetPlace;
  }
}
