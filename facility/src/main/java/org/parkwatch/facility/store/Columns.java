package org.parkwatch.facility.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Side;

/** How values of several columns are written and read. */
final class Columns {
  private Columns() {}

  static void bindNames(PreparedStatement s, int i, Names names) throws SQLException {
    s.setString(i, names.en());
    s.setString(i + 1, names.zh());
  }

  static void bindArea(PreparedStatement s, int i, Area area) throws SQLException {
    s.setInt(i, area.x());
    s.setInt(i + 1, area.y());
    s.setInt(i + 2, area.width());
    s.setInt(i + 3, area.depth());
  }

  static Names names(ResultSet rs, int i) throws SQLException {
    return new Names(rs.getString(i), rs.getString(i + 1));
  }

  static Area area(ResultSet rs, int i) throws SQLException {
    return new Area(rs.getInt(i), rs.getInt(i + 1), rs.getInt(i + 2), rs.getInt(i + 3));
  }

  static @Nullable String name(@Nullable Side side) {
    return side == null ? null : side.name();
  }

  static @Nullable Side side(@Nullable String name) {
    return name == null ? null : Side.valueOf(name);
  }

  /** Ratings in one column, sorted by name: {@code phases=1.0;ratedAmps=32.0}. */
  static String ratings(Map<String, Double> ratings) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(ratings)
        .forEach((name, value) ->
            text.append(text.isEmpty() ? "" : ";").append(name).append('=').append(value));
    return text.toString();
  }
}
