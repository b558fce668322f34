package org.parkwatch.profiles.binding;

/**
 * Neighbouring registers that a device gives only as a whole.
 *
 * @param first on the wire
 * @param last inclusive
 */
public record Span(Table table, int first, int last) {
  public Span {
    if (first < 0 || last < first || last >= Register.PLACES) {
      throw new IllegalArgumentException("registers run from " + first + " to " + last);
    }
  }

  /** Whether the register lies in it, wholly. */
  public boolean holds(Register register) {
    return register.table() == table && register.start() >= first && register.end() <= last + 1;
  }
}
