package org.parkwatch.ui.access;

import org.parkwatch.facility.access.Viewer;

/** Changes the password of the person who asks. Implemented where accounts live. Thread-safe. */
@FunctionalInterface
public interface OwnPassword {
  /** What became of it; durable when it says CHANGED. */
  enum Outcome {
    CHANGED,
    /** The old password is wrong. */
    WRONG,
    /** Too many wrong tries: not even looked at. */
    WAIT,
    /** Fewer than 12 characters. */
    SHORT,
    /** More than 72 bytes of UTF-8, which is what the hash reads. */
    LONG,
    /** The database does not answer: nothing was changed, or nobody can say. */
    UNAVAILABLE
  }

  Outcome change(Viewer viewer, String old, String next);
}
