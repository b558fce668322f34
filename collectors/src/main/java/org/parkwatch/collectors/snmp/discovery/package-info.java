/** What an SNMP device is and which points it has, asked of the device itself. */
@NullMarked
package org.parkwatch.collectors.snmp.discovery;

import org.jspecify.annotations.NullMarked;
