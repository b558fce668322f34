/** An SNMP v1 and v2c agent engine of our own: BER, GET, GETNEXT, GETBULK, and SET refused. */
@NullMarked
package org.parkwatch.simulators.snmp;

import org.jspecify.annotations.NullMarked;
