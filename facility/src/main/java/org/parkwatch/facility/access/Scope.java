package org.parkwatch.facility.access;

import java.util.Set;

/**
 * The part of the park that a viewer may see.
 *
 * @param everything true for the whole park; then the sets are empty
 * @param places ids of places, with all that they enclose
 * @param tenants ids of tenants, with the cabinets they rent
 */
public record Scope(boolean everything, Set<Integer> places, Set<Integer> tenants) {
  public static final Scope EVERYTHING = new Scope(true, Set.of(), Set.of());

  public Scope {
    places = Set.copyOf(places);
    tenants = Set.copyOf(tenants);
  }
}
