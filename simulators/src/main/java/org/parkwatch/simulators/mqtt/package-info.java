/**
 * The rooms' gateways: real MQTT clients that speak Sparkplug B or JSON through a real broker, by
 * the document {@code mqtt-lists.md}. The broker is Moquette within this process: MQTT 3.1.1 only,
 * in 127.0.0.0/8 only, and for nobody without the password.
 */
@NullMarked
package org.parkwatch.simulators.mqtt;

import org.jspecify.annotations.NullMarked;
