package org.parkwatch.alerting.board;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Names;

/**
 * What the rule of an alarm tells the person who has it.
 *
 * @param consequence of doing nothing
 * @param response that a person gives
 * @param timeToRespond until the consequence
 * @param runbook address that says more, {@code http(s)} or relative; null for none
 */
public record Advice(
    Names consequence, Names response, Duration timeToRespond, @Nullable String runbook) {}
