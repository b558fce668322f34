package org.parkwatch.profiles;

import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.profiles.binding.Binding;

/** A point of a make and where it lies on the wire. */
public record ProfilePoint(PointSpec spec, Binding binding) {}
