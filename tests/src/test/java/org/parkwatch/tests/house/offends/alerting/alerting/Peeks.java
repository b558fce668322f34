package org.parkwatch.tests.house.offends.alerting.alerting;

import org.parkwatch.tests.house.offends.alerting.capacity.Headroom;

/** Offends the rule that alerting ignores capacity. */
record Peeks(Headroom headroom) {}
