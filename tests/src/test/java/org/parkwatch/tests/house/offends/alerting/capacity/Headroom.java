package org.parkwatch.tests.house.offends.alerting.capacity;

/** What the offender peeks at. */
public record Headroom(double kw) {}
