package org.parkwatch.facility.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One application of park files.
 *
 * @param hash of the files
 * @param nextPoint the lowest point id that was never given
 * @param appliedBy name of the viewer who did it
 */
public record Revision(
    long number, String hash, ZoneId zone, int nextPoint, Instant appliedAt, String appliedBy) {
  static Optional<Revision> last(JdbcTemplate jdbc) {
    return newest(jdbc, Long.MAX_VALUE);
  }

  /** The revision that held at the instant. */
  static Optional<Revision> at(JdbcTemplate jdbc, Instant instant) {
    return newest(jdbc, instant.toEpochMilli());
  }

  private static Optional<Revision> newest(JdbcTemplate jdbc, long until) {
    List<Revision> rows =
        jdbc.query(
            "select revision, hash, zone, next_point, applied_at, applied_by"
                + " from \"facility\".park_revision where applied_at <= ?"
                + " order by revision desc fetch first 1 rows only",
            (rs, n) ->
                new Revision(
                    rs.getLong(1),
                    rs.getString(2),
                    ZoneId.of(rs.getString(3)),
                    rs.getInt(4),
                    Instant.ofEpochMilli(rs.getLong(5)),
                    rs.getString(6)),
            until);
    return rows.stream().findFirst();
  }

  void insert(JdbcTemplate jdbc) {
    jdbc.update(
        "insert into \"facility\".park_revision (revision, hash, zone, next_point, applied_at,"
            + " applied_by) values (?, ?, ?, ?, ?, ?)",
        number,
        hash,
        zone.getId(),
        nextPoint,
        appliedAt.toEpochMilli(),
        appliedBy);
  }
}
