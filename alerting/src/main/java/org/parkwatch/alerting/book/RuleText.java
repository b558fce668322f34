package org.parkwatch.alerting.book;

/**
 * A rule file.
 *
 * @param name such as {@code plant.yaml}
 * @param own whether it lies in the folder of the site's own rules; else the house brings it
 * @param refused why it is not in force, empty if it is; then the house's file of its name is, if
 *     there is one
 */
public record RuleText(String name, String text, boolean own, String refused) {}
