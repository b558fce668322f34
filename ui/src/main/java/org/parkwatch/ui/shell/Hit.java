package org.parkwatch.ui.shell;

/**
 * Something that a search found.
 *
 * @param code of the cabinet that the map opens
 * @param title what is written first: a cabinet's or device's code
 * @param detail tenant, address, room
 */
public record Hit(String code, String title, String detail) {}
