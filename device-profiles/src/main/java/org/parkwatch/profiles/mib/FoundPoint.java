package org.parkwatch.profiles.mib;

import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.profiles.binding.Binding;
import org.parkwatch.profiles.binding.Oid;

/**
 * A row that was found on a device, as a point that can be polled.
 *
 * @param profile id of the family that it belongs to
 */
public record FoundPoint(String profile, Oid oid, PointSpec spec, Binding binding) {}
