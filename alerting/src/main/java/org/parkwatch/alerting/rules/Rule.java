package org.parkwatch.alerting.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Names;

/**
 * One rule. What ISA-18.2-2016 asks of rationalisation stands with it: no alarm without a
 * consequence, a response and the time there is for it.
 *
 * @param id stable: with the key of a point it names the condition whose state outlives a reload
 * @param what says what is wrong, null: the name of the point does
 * @param consequence of doing nothing
 * @param response that a person gives
 * @param timeToRespond until the consequence
 * @param file and line where the rule begins, for messages
 */
public record Rule(
    String id,
    Binding on,
    Criterion criterion,
    @Nullable Names what,
    Names consequence,
    Names response,
    Duration timeToRespond,
    String file,
    int line) {}
