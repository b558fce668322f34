package org.parkwatch.profiles.mib;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.profiles.binding.NoReading;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.binding.StateCode;

/**
 * A column of which each row is a point; a scalar is a column with the one row {@code 0}.
 *
 * @param name what stands before the row's index in the point's name, such as {@code
 *     outlet.current}
 * @param states for quantity STATE what the codes mean, else empty
 * @param min lowest plausible value in the stored unit, {@code max} the highest
 * @param label column that names the rows
 * @param rows which indexes are such points: of tables that hold the kind of value in the index
 * @param when all must hold for a row to be a point
 */
public record MibPoint(
    Oid column,
    String name,
    Names names,
    Quantity quantity,
    RowScale scale,
    RowUnit unit,
    List<NoReading> noReading,
    List<StateCode> states,
    double min,
    double max,
    Optional<ColumnRef> label,
    Optional<Pattern> rows,
    List<RowTest> when) {
  public MibPoint {
    noReading = List.copyOf(noReading);
    states = List.copyOf(states);
    when = List.copyOf(when);
  }
}
