package org.parkwatch.profiles.mib;

import org.parkwatch.profiles.binding.Oid;

/**
 * Another column that says something of a row: its name, type, unit or scale.
 *
 * @param column the column, or a whole scalar with its {@code .0} for a setting of the device
 * @param arcs how much of the row's index the other table has: 0 all of it, n the first n arcs, -n
 *     all but the last n
 */
public record ColumnRef(Oid column, int arcs) {
  /** The instance that belongs to a row. */
  public Oid instance(String index) {
    if (column.text().endsWith(".0")) {
      return column;
    }
    String[] parts = index.split("\\.", -1);
    int keep = arcs > 0 ? Math.min(arcs, parts.length) : parts.length + arcs;
    StringBuilder name = new StringBuilder(column.text());
    for (int i = 0; i < keep; i++) {
      name.append('.').append(parts[i]);
    }
    return new Oid(name.toString());
  }

  /** What to walk to get all its instances: of a scalar the object without its {@code .0}. */
  public Oid walked() {
    String text = column.text();
    return text.endsWith(".0") ? new Oid(text.substring(0, text.length() - 2)) : column;
  }
}
