package org.parkwatch.profiles.mib;

import org.parkwatch.facility.park.Names;
import org.parkwatch.profiles.binding.Oid;

/**
 * A notification that devices of a family send.
 *
 * @param oid by which it is named in SNMP v2c and v3; of a v1 trap after RFC 3584, section 3.1
 * @param mib its name in the MIB
 * @param severity 1 urgent .. 4 notice
 */
public record Notification(Oid oid, String mib, Names names, int severity) {}
