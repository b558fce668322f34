package org.parkwatch.profiles.binding;

/** A metric of a Sparkplug B device by its full name, such as {@code Sensors/S01/Temperature}. */
public record Metric(String name) implements Address {
  public Metric {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a metric needs a name");
    }
  }

  @Override
  public Family family() {
    return Family.SPARKPLUG;
  }

  @Override
  public String toString() {
    return name;
  }
}
