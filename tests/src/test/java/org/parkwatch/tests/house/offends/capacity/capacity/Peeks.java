package org.parkwatch.tests.house.offends.capacity.capacity;

import org.parkwatch.tests.house.offends.capacity.alerting.Standing;

/** Offends the rule that capacity ignores alerting. */
record Peeks(Standing standing) {}
