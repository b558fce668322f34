package org.parkwatch.alerting.evaluate;

/**
 * The points and conditions of one cell under local indices. Conditions {@code 0 .. sampled - 1}
 * are tested with each sample of their point, in the order of the points; the others are about
 * staleness and tested with each watermark. Immutable.
 *
 * @param code of the cell
 * @param points ids
 * @param allowedMillis age from which a point is stale
 * @param commUp true where the value 0 means that the device is silent
 * @param first index of the first sampled condition of each point; one longer than the points
 * @param params set of each condition
 * @param pointOf local point of each condition
 * @param ladder first condition of the ladder that a condition is a level of, -1 for those of none;
 *     the levels of a ladder follow each other, the gravest last
 */
@SuppressWarnings("ArrayRecordComponent") // columns of the hot path; equality is never asked
record CellPlan(
    String code,
    int[] points,
    long[] allowedMillis,
    boolean[] commUp,
    int[] first,
    int[] params,
    int[] pointOf,
    int[] ladder,
    int sampled) {
  int conditions() {
    return params.length;
  }
}
