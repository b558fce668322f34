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
  /** The equipment is in a state in which the rule does not speak. */
  SUPPRESSED('D'),
  /** That state is over. */
  UNSUPPRESSED('E'),
  /** Maintenance has the equipment in hand. */
  OUT_OF_SERVICE('O'),
  /** Maintenance gave it back, or its time was over. */
  IN_SERVICE('I'),
  /** A person let go what was over and latched. */
  RESET('X'),
  /** A person wrote something down. */
  NOTED('T'),
  /** A person gave it to another. */
  HANDED_OVER('H'),
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
