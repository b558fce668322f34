package org.parkwatch.profiles.binding;

/**
 * A variable of an OPC UA server below the device's object: the namespace is the profile's, the
 * identifier the text {@code <path of the device>.<name>}.
 */
public record Node(String name) implements Address {
  public Node {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a node needs a name");
    }
  }

  @Override
  public Family family() {
    return Family.OPCUA;
  }

  @Override
  public String toString() {
    return name;
  }
}
