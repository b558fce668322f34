package org.parkwatch.facility.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.springframework.jdbc.core.JdbcTemplate;

/** The stored point sets by number; equal sets have one number. Confined to one thread. */
final class PointSets {
  private final JdbcTemplate jdbc;
  private final Map<Integer, PointSet> byId = new TreeMap<>();
  private final Map<List<PointSpec>, Integer> ids = new HashMap<>();

  PointSets(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    Map<Integer, List<PointSpec>> specs = new TreeMap<>();
    jdbc.query(
        "select set_id, name, quantity, name_en, name_zh, decimals, interval_ms, on_change"
            + " from \"facility\".point_set order by set_id, ordinal",
        rs -> {
          specs
              .computeIfAbsent(rs.getInt(1), id -> new ArrayList<>())
              .add(
                  new PointSpec(
                      rs.getString(2),
                      Quantity.valueOf(rs.getString(3)),
                      new Names(rs.getString(4), rs.getString(5)),
                      rs.getInt(6),
                      Duration.ofMillis(rs.getLong(7)),
                      rs.getBoolean(8)));
        });
    specs.forEach((id, list) -> keep(id, new PointSet(list)));
  }

  private void keep(int id, PointSet set) {
    byId.put(id, set);
    ids.put(set.specs(), id);
  }

  PointSet set(int id) {
    PointSet set = byId.get(id);
    if (set == null) {
      throw new IllegalStateException("point set " + id + " is named by a device but not stored");
    }
    return set;
  }

  /** The number of the set, which is stored if it is new. */
  int id(PointSet set) {
    Integer known = ids.get(set.specs());
    if (known != null) {
      return known;
    }
    int id = byId.size() + 1;
    List<Object[]> rows = new ArrayList<>();
    for (PointSpec spec : set.specs()) {
      rows.add(
          new Object[] {
            id,
            rows.size(),
            spec.name(),
            spec.quantity().name(),
            spec.names().en(),
            spec.names().zh(),
            spec.decimals(),
            spec.interval().toMillis(),
            spec.onChange()
          });
    }
    jdbc.batchUpdate(
        "insert into \"facility\".point_set (set_id, ordinal, name, quantity, name_en, name_zh,"
            + " decimals, interval_ms, on_change) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
    keep(id, set);
    return id;
  }
}
