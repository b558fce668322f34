package org.parkwatch.tests.house.offends.capacity.alerting;

/** What the offender peeks at. */
public record Standing(int alarms) {}
