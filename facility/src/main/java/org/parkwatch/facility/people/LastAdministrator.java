package org.parkwatch.facility.people;

/** The one person who can administer must stay so: refused, nothing has changed. */
public final class LastAdministrator extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  LastAdministrator(String account) {
    super(account + " is the only active administrator; make another one first");
  }
}
