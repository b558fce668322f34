package org.parkwatch.alerting.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.parkwatch.alerting.evaluate.ParamSets.Params;

/** Gathers the columns of a {@link CellPlan} point by point. */
final class CellColumns {
  private final IntStream.Builder points = IntStream.builder();
  private final List<Long> allowed = new ArrayList<>();
  private final List<Boolean> commUp = new ArrayList<>();
  private final List<Integer> first = new ArrayList<>();
  private final List<Integer> sampled = new ArrayList<>();
  private final List<Integer> sampledPoint = new ArrayList<>();
  private final List<Integer> ladder = new ArrayList<>();
  private final List<Integer> swept = new ArrayList<>();
  private final List<Integer> sweptPoint = new ArrayList<>();

  /**
   * Adds a point behind those there are.
   *
   * @param allowedMillis age from which it is stale
   * @param ofAnswer whether the value 0 means that the device is silent
   * @param sets of its conditions; none for a point that only others are computed from
   */
  void add(int point, long allowedMillis, boolean ofAnswer, List<Params> sets, ParamSets params) {
    int local = allowed.size();
    points.add(point);
    allowed.add(allowedMillis);
    commUp.add(ofAnswer);
    first.add(sampled.size());
    List<String> rungs = List.of();
    for (Params set : sets) {
      boolean stale = set.kind() == ParamSets.STALE;
      if (!stale) {
        boolean goesOn = !rungs.isEmpty() && rungs.equals(set.rule().ladder());
        rungs = set.rule().ladder();
        int own = rungs.isEmpty() ? -1 : sampled.size();
        ladder.add(goesOn ? ladder.getLast() : own);
      }
      (stale ? swept : sampled).add(params.id(set));
      (stale ? sweptPoint : sampledPoint).add(local);
    }
  }

  CellPlan plan(String code) {
    int split = sampled.size();
    first.add(split);
    sampled.addAll(swept);
    sampledPoint.addAll(sweptPoint);
    ladder.addAll(Collections.nCopies(swept.size(), -1));
    boolean[] up = new boolean[commUp.size()];
    for (int i = 0; i < up.length; i++) {
      up[i] = commUp.get(i);
    }
    return new CellPlan(
        code,
        points.build().toArray(),
        allowed.stream().mapToLong(Long::longValue).toArray(),
        up,
        ints(first),
        ints(sampled),
        ints(sampledPoint),
        ints(ladder),
        split);
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
