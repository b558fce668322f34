package org.parkwatch.collectors.snmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.ProfilePoint;

/**
 * What devices of one profile, point set and community share: the rounds of their slots. The
 * shortest interval of the points is the pace; a point with a longer one is read in every n-th
 * slot. Used by one lane.
 */
final class Make {
  /** Slots after which the rounds repeat: no more rounds than this are compiled. */
  private static final int MAX_CYCLE = 360;

  private final int intervalMillis;
  private final Round[] rounds;
  private final int upPlace;
  private final int agePlace;
  private final int durationPlace;

  Make(Profile profile, PointSet points, Secret community) {
    upPlace = points.ordinal(PointNames.COMM_UP);
    agePlace = points.ordinal(PointNames.COMM_AGE);
    durationPlace = points.ordinal(PointNames.COMM_DURATION);
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
    Map<List<ProfilePoint>, Round> distinct = new HashMap<>();
    rounds = new Round[cycle];
    for (int tick = 0; tick < cycle; tick++) {
      List<ProfilePoint> due = new ArrayList<>();
      for (ProfilePoint point : known) {
        if (tick % everyNth(point) == 0) {
          due.add(point);
        }
      }
      rounds[tick] =
          distinct.computeIfAbsent(
              due,
              list ->
                  new Round(
                      list,
                      list.stream().mapToInt(p -> points.ordinal(p.spec().name())).toArray(),
                      community));
    }
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

  int intervalMillis() {
    return intervalMillis;
  }

  Round round(long tick) {
    return rounds[(int) Math.floorMod(tick, (long) rounds.length)];
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
}
