package org.parkwatch.alerting.board;

import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Names;

/**
 * One line of the alarm list.
 *
 * @param id grows, never re-used; the journal sequence of the transition that raised it
 * @param severity 1 (urgent) .. 4 (notice)
 * @param rule id of the rule that raised it
 * @param point id of the point that raised it
 * @param device id or -1, {@code cabinet} id or -1
 * @param room id, that of the building or park where the alarm is about one as a whole, or -1
 * @param place code shown first, such as {@code B2 R305 A07}
 * @param what what is wrong, without the value: {@code feed A current}
 * @param value that raised it with {@code unit}; NaN where the alarm is about silence
 * @param limit that was passed; NaN where there is none
 * @param sinceMillis UTC, when the condition became true by the samples' own time
 * @param acknowledgedBy account, null while nobody has it
 */
public record Alarm(
    long id,
    int severity,
    AlarmState state,
    String rule,
    int point,
    int device,
    int cabinet,
    int room,
    Names place,
    Names what,
    double value,
    double limit,
    String unit,
    int decimals,
    long sinceMillis,
    long returnedMillis,
    @Nullable String acknowledgedBy,
    long acknowledgedMillis,
    @Nullable String reason) {}
