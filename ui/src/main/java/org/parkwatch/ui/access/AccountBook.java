package org.parkwatch.ui.access;

import java.util.List;
import java.util.Locale;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.people.Operator;

/**
 * Who has an account. Implemented where accounts live. Every method needs the right to accounts and
 * throws {@link org.parkwatch.facility.access.AccessRefused} without it; every command needs a
 * reason of 1..400 characters, which the audit trail keeps, and is durable when it answers DONE.
 * Thread-safe.
 */
public interface AccountBook {
  /** What became of a command; nothing has changed unless it is DONE. */
  enum Outcome {
    DONE,
    /** There is no reason, or it is too long. */
    REASON,
    /** The account is taken. */
    TAKEN,
    /** There is no such account. */
    UNKNOWN,
    /** Nobody could type this account, or the person has no name. */
    UNFIT,
    /** The password has fewer than 12 characters. */
    SHORT,
    /** The password has more than 72 bytes of UTF-8, which is what the hash reads. */
    LONG,
    /** Nobody could administer then. */
    LAST_ADMINISTRATOR,
    /** Nobody locks themselves out. */
    OWN,
    /** The database does not answer: nothing was changed, or nobody can say. */
    UNAVAILABLE
  }

  /**
   * The answer to a command.
   *
   * @param password that was generated, to be told to the person once; else empty
   */
  record Answer(Outcome outcome, String password) {}

  /**
   * One account.
   *
   * @param sessions that are open now
   */
  record Line(Operator person, int sessions) {}

  /**
   * An account to be.
   *
   * @param account 1..64 of a-z 0-9 . _ @ -
   * @param name as people write it, 1..200 characters
   * @param password 12 characters to 72 bytes; empty for a generated one
   */
  record NewAccount(String account, String name, Role role, String password, Locale language) {}

  /** Everybody, by account. */
  List<Line> list(Viewer viewer);

  /** Adds a person who sees the whole park. */
  Answer add(Viewer viewer, NewAccount account, String reason);

  /** Gives an account another role, which counts from its next command on. */
  Answer setRole(Viewer viewer, String account, Role role, String reason);

  /** Disables an account and ends its sessions, or enables it again. */
  Answer setActive(Viewer viewer, String account, boolean active, String reason);

  /**
   * Gives an account another password and ends its other sessions.
   *
   * @param password as in {@link NewAccount}
   */
  Answer setPassword(Viewer viewer, String account, String password, String reason);

  /** Ends the other sessions of an account; its browsers do not come back by themselves. */
  Answer endSessions(Viewer viewer, String account, String reason);
}
