package org.parkwatch.alerting.board;

import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.journal.OutOfService;

/**
 * An alarm whose condition is true and that is not told, because of what its equipment does.
 *
 * @param suppressedBy point and state, such as {@code mode.state OFF}; empty unless suppressed by
 *     design
 * @param service null unless it is out of service
 */
public record Aside(Alarm alarm, String suppressedBy, @Nullable OutOfService service) {}
