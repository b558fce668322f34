package org.parkwatch.facility.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;

/**
 * Most equipment has the same few ratings, models and names; each is kept once. Confined to one
 * thread.
 */
final class EquipmentReader implements VersionedTable.Reader<Equipment> {
  private final Map<String, Map<String, Double>> ratings = new HashMap<>();
  private final Map<String, String> models = new HashMap<>();

  @Override
  public Equipment read(ResultSet rs, int i) throws SQLException {
    return new Equipment(
        rs.getInt(i),
        EquipmentKind.valueOf(rs.getString(i + 2)),
        rs.getString(i + 1),
        Columns.names(rs, i + 3),
        rs.getInt(i + 5),
        rs.getInt(i + 6),
        Columns.side(rs.getString(i + 7)),
        models.computeIfAbsent(rs.getString(i + 8), model -> model),
        ratings.computeIfAbsent(rs.getString(i + 9), EquipmentReader::parse),
        Life.valueOf(rs.getString(i + 10)));
  }

  private static Map<String, Double> parse(String text) {
    Map<String, Double> ratings = new HashMap<>();
    for (String rating : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      int equals = rating.lastIndexOf('=');
      ratings.put(rating.substring(0, equals), Double.valueOf(rating.substring(equals + 1)));
    }
    return Map.copyOf(ratings);
  }
}
