package org.parkwatch.simulators.lists;

/**
 * One number of an enumeration.
 *
 * @param word what it says, such as {@code running}
 */
public record ListCode(int number, String word) {}
