/**
 * Asks devices by SNMP v2c and v3: requests built once a make, sent in bursts of a few
 * milliseconds, answers decoded straight into points.
 */
@NullMarked
package org.parkwatch.collectors.snmp;

import org.jspecify.annotations.NullMarked;
