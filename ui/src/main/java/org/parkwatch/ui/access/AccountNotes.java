package org.parkwatch.ui.access;

import java.util.Optional;

/** What a screen keeps for an account, on every machine at which it signs in. Thread-safe. */
public interface AccountNotes {
  /** Characters that a note may have. */
  int LONGEST = 60_000;

  /** What was kept; empty if nothing was, or nobody can say now. */
  Optional<String> read(String account);

  /**
   * Keeps a text in place of the one before.
   *
   * @param text at most {@link #LONGEST}
   * @return false if it cannot be kept now
   */
  boolean keep(String account, String text);
}
