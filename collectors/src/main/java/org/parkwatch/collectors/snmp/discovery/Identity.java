package org.parkwatch.collectors.snmp.discovery;

/**
 * What a device says that it is; empty texts where it does not say.
 *
 * @param vendor {@code unknown} where no family knows the device
 * @param profile id of the family; {@code unknown} likewise
 */
public record Identity(
    String vendor, String model, String firmware, String serial, String profile) {}
