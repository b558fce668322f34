package org.parkwatch.alerting.board;

/**
 * What an incident does to cabinets.
 *
 * @param dark cabinets without any feed
 * @param singleFed cabinets that lost a feed and have one left at least
 * @param tenants whose cabinets they are
 */
public record Impact(int dark, int singleFed, int tenants) {
  public boolean none() {
    return dark == 0 && singleFed == 0;
  }
}
