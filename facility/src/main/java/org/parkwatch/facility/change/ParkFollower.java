package org.parkwatch.facility.change;

import org.parkwatch.facility.park.Park;

/**
 * A room that works with the park while it runs and can go over to a changed one. Called on the
 * thread of the person who changes it.
 */
public interface ParkFollower {
  /**
   * Refuses a park that this room could not work with, such as one that lacks a credential. Changes
   * nothing.
   *
   * @throws org.parkwatch.facility.store.ParkRefused with every reason
   * @throws org.parkwatch.facility.yaml.InputRefused with every mistake in this room's own files
   */
  void check(Park park);

  /**
   * Goes over to a park that was checked and is in force; returns when that is done. What did not
   * change goes on undisturbed.
   */
  void follow(Park park);
}
