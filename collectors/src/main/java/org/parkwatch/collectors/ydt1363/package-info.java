/**
 * Asks devices that speak YD/T 1363.3 (电总协议, also YDN 023) through TCP serial servers: one virtual
 * thread a line, one request in flight on it. Nothing is ever set: only commands that get are sent.
 */
@NullMarked
package org.parkwatch.collectors.ydt1363;

import org.jspecify.annotations.NullMarked;
