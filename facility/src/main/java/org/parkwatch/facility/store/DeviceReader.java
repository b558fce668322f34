package org.parkwatch.facility.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.parkwatch.facility.park.Life;

/** Models, profiles and credentials are few; each text is kept once. Confined to one thread. */
final class DeviceReader implements VersionedTable.Reader<DeviceRow> {
  private final Map<String, String> texts = new HashMap<>();

  @Override
  public DeviceRow read(ResultSet rs, int i) throws SQLException {
    String credential = rs.getString(i + 9);
    return new DeviceRow(
        rs.getInt(i),
        rs.getString(i + 1),
        rs.getInt(i + 2),
        once(rs.getString(i + 3)),
        once(rs.getString(i + 4)),
        once(rs.getString(i + 5)),
        rs.getString(i + 6),
        rs.getInt(i + 7),
        once(rs.getString(i + 8)),
        credential == null ? null : once(credential),
        rs.getInt(i + 10),
        rs.getInt(i + 11),
        rs.getInt(i + 12),
        rs.getInt(i + 13),
        Life.valueOf(rs.getString(i + 14)));
  }

  private String once(String text) {
    return texts.computeIfAbsent(text, same -> same);
  }
}
