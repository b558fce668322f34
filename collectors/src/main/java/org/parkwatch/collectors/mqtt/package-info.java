/**
 * Hears devices that speak through an MQTT broker: Sparkplug B and plain JSON, MQTT 3.1.1 and 5.
 *
 * <p><b>When a value becomes a sample.</b> A device speaks when it likes, a point promises its
 * interval. So a value is reported twice over:
 *
 * <ul>
 *   <li><i>on arrival</i>, if it changed, with the time of its source if that lies within 10 s of
 *       receipt (never later than receipt), else with the time of receipt and {@code
 *       UNCERTAIN_CLOCK};
 *   <li><i>at each scheduled second</i> of the device, unchanged, while its session lives: that
 *       confirms it.
 * </ul>
 *
 * A sample is never older than the one before of its device: an earlier time is moved up to it.
 *
 * <p><b>When a session lives.</b> The broker must be connected, and
 *
 * <ul>
 *   <li><i>Sparkplug</i>: node and device are born and not dead. A gap in the node's sequence calls
 *       for a rebirth; so does silence of ten minutes. What is not reborn within half a minute is
 *       no longer believed. A door may therefore be silent for months.
 *   <li><i>JSON</i>: a message came within 90 s or three intervals of the device's slowest point,
 *       whichever is longer, and {@code status} does not say {@code {"online":false}}. A retained
 *       message is a value, but no sign of life.
 * </ul>
 *
 * Without a living session every point is BAD with the reason: at once where somebody said so
 * (death, {@code status}, a payload that cannot be read), else from the next scheduled second on.
 *
 * <p><b>Threads.</b> Paho's threads only put what they hear into the broker's inbox, which is
 * bounded: a full one holds up the connection, so that the broker keeps the rest. One thread a
 * broker decodes, keeps the sessions and asks for rebirths; another keeps the connection. Payloads
 * over the limit, topics of no device and whatever else is wrong are counted and dropped.
 */
@NullMarked
package org.parkwatch.collectors.mqtt;

import org.jspecify.annotations.NullMarked;
