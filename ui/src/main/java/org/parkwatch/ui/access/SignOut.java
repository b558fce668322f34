package org.parkwatch.ui.access;

/** Ends the session of the request that is being answered, and leads to the sign-in page. */
@FunctionalInterface
public interface SignOut {
  void now();
}
