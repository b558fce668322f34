package org.parkwatch.profiles.binding;

/**
 * Where one raw value of a device lies, in the terms of its family. Equal addresses are read once.
 */
public sealed interface Address permits Oid, Register, Node, Field, Packed, Metric, InfoItem {
  Family family();
}
