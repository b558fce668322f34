package org.parkwatch.collectors.snmp;

import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.mib.WalkedValues;
import org.snmp4j.smi.VariableBinding;

/** How far the walk over one column has come. Confined to one thread. */
final class WalkCursor {
  /** A device whose table never ends is sick; nobody has more rows of one column. */
  private static final int MOST_ROWS = 20_000;

  private final Oid column;
  private Oid at;
  private boolean ended;
  private int rows;

  WalkCursor(Oid column) {
    this.column = column;
    this.at = column;
  }

  Oid at() {
    return at;
  }

  boolean ended() {
    return ended;
  }

  /** Takes the next row; a device that does not go forward would lead in circles. */
  void take(VariableBinding row, WalkedValues into) {
    if (ended) {
      return;
    }
    Oid name = new Oid(row.getOid().toDottedString());
    if (row.isException()
        || !name.startsWith(column)
        || name.compareTo(at) <= 0
        || ++rows > MOST_ROWS) {
      ended = true;
      return;
    }
    at = name;
    String text = WalkMessage.text(row.getVariable());
    if (text != null) {
      into.put(column, name.text().substring(column.text().length() + 1), text);
    }
  }
}
