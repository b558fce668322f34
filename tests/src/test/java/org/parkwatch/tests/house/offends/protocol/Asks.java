package org.parkwatch.tests.house.offends.protocol;

import org.snmp4j.smi.OID;

/** Offends the rule that a protocol library stays with its collector. */
record Asks(OID oid) {}
