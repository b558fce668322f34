package org.parkwatch.alerting.evaluate;

import java.util.List;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.PointSpec;

/**
 * A computed input: a number made of other points, which conditions compare with their limits as
 * they do a point's. It has an id behind those of the park's points.
 *
 * @param id of the input
 * @param family id of the rule, of a ladder of its first level
 * @param rules that compare it; the levels of a ladder share one input
 * @param subject what alarms are about
 * @param spec how it is shown; its name stands in the journal
 * @param point that alarms point at, -1 where they are about several
 * @param inputs ids of the points that it is made of
 * @param triggers those of them that make it be computed anew
 * @param allowedMillis age from which it is stale
 */
@SuppressWarnings("ArrayRecordComponent") // shared and never changed; equality is never asked
record Computed(
    int id,
    String family,
    List<Rule> rules,
    Subject subject,
    PointSpec spec,
    int point,
    int[] inputs,
    int[] triggers,
    long allowedMillis,
    Figuring figuring) {

  /** How the number comes about. */
  interface Figuring {
    /** Begins, with nothing remembered. */
    Term start();
  }
}
