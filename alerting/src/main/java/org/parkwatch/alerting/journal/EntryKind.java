package org.parkwatch.alerting.journal;

/** What happened to an alarm. In the journal a kind is its {@link #code()}. */
public enum EntryKind {
  /** The condition became true. */
  RAISED('R'),
  /** The condition is over. */
  RETURNED('N'),
  /** A person took note. */
  ACKNOWLEDGED('A'),
  /** A person put it off the list for a while. */
  SHELVED('S'),
  /** It is on the list again: its time was over, its condition, or a person took it back. */
  UNSHELVED('U'),
  /** The rule or the point is no longer in force. */
  WITHDRAWN('W');

  private final char code;

  EntryKind(char code) {
    this.code = code;
  }

  char code() {
    return code;
  }

  static EntryKind of(int code) {
    for (EntryKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalStateException("the journal holds an entry of kind " + code);
  }
}
