package org.parkwatch.ui.shell;

/**
 * Something that a search found.
 *
 * @param code of the cabinet that the map opens, or of the device that has a page
 * @param device whether it is a device
 * @param detail tenant, address, room
 */
public record Hit(String code, boolean device, String detail) {}
