package org.parkwatch.facility.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.parkwatch.facility.park.Validity;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A table whose rows are versions: reads what held at an instant, and replaces what holds now by
 * what shall hold, touching only what differs.
 *
 * @param <T> a row without its validity; equal rows are the same fact
 */
final class VersionedTable<T> {
  private static final int BATCH = 2_000;

  /** How a row's columns are written, from parameter {@code from} on. */
  interface Binder<T> {
    void bind(PreparedStatement statement, int from, T row) throws SQLException;
  }

  /** How a row is read from its columns by name. */
  interface Reader<T> {
    T read(ResultSet columns, int from) throws SQLException;
  }

  private final JdbcTemplate jdbc;
  private final String table;
  private final String columns;
  private final Function<T, ?> key;
  private final Binder<T> binder;
  private final Reader<T> reader;

  /**
   * @param columns names of the row's own columns in the order of binder and reader
   * @param key what makes a row another version of the same thing
   */
  VersionedTable(
      JdbcTemplate jdbc,
      String table,
      String columns,
      Function<T, ?> key,
      Binder<T> binder,
      Reader<T> reader) {
    this.jdbc = jdbc;
    this.table = "\"facility\"." + table;
    this.columns = columns;
    this.key = key;
    this.binder = binder;
    this.reader = reader;
  }

  /** Everything that held at the instant, in the order of its writing. */
  List<Version<T>> at(Instant instant) {
    long millis = instant.toEpochMilli();
    return query(" where valid_from <= " + millis + " and valid_to > " + millis);
  }

  /** Everything that ever held, closed rows too. */
  List<Version<T>> all() {
    return query("");
  }

  private List<Version<T>> query(String where) {
    List<Version<T>> rows = new ArrayList<>();
    Map<Long, Instant> instants = new HashMap<>();
    Function<Long, Instant> instant =
        millis -> instants.computeIfAbsent(millis, Instant::ofEpochMilli);
    jdbc.query(
        "select row_id, valid_from, valid_to, "
            + columns
            + " from "
            + table
            + where
            + " order by row_id",
        rs -> {
          T row = reader.read(rs, 4);
          Validity valid = new Validity(instant.apply(rs.getLong(2)), instant.apply(rs.getLong(3)));
          rows.add(new Version<>(rs.getLong(1), row, valid));
        });
    return rows;
  }

  /**
   * Makes the wanted rows hold from the instant on.
   *
   * @return what then holds, in the order of its writing
   */
  List<Version<T>> replace(List<Version<T>> current, List<T> wanted, Instant from) {
    Map<Object, Version<T>> left = HashMap.newHashMap(current.size());
    for (Version<T> version : current) {
      left.put(key.apply(version.row()), version);
    }
    List<Long> closed = new ArrayList<>();
    List<Version<T>> kept = new ArrayList<>();
    List<T> added = new ArrayList<>();
    for (T row : wanted) {
      Version<T> now = left.remove(key.apply(row));
      if (now != null && now.row().equals(row)) {
        kept.add(now);
        continue;
      }
      if (now != null) {
        closed.add(now.rowId());
      }
      added.add(row);
    }
    left.values().forEach(version -> closed.add(version.rowId()));
    Collections.sort(closed);
    close(closed, from);
    kept.sort(Comparator.comparingLong(Version::rowId));
    kept.addAll(insert(added, from));
    return kept;
  }

  private void close(List<Long> rowIds, Instant at) {
    if (rowIds.isEmpty()) {
      return;
    }
    jdbc.batchUpdate(
        "update " + table + " set valid_to = ? where row_id = ?",
        rowIds,
        BATCH,
        (statement, rowId) -> {
          statement.setLong(1, at.toEpochMilli());
          statement.setLong(2, rowId);
        });
  }

  private List<Version<T>> insert(List<T> rows, Instant from) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Long last = jdbc.queryForObject("select max(row_id) from " + table, Long.class);
    long next = last == null ? 1 : last + 1;
    Validity valid = Validity.since(from);
    List<Version<T>> versions = new ArrayList<>(rows.size());
    for (T row : rows) {
      versions.add(new Version<>(next++, row, valid));
    }
    String marks = "?, ".repeat(3 + columns.split(",", -1).length);
    jdbc.batchUpdate(
        "insert into "
            + table
            + " (row_id, valid_from, valid_to, "
            + columns
            + ") values ("
            + marks.substring(0, marks.length() - 2)
            + ")",
        versions,
        BATCH,
        (statement, version) -> {
          statement.setLong(1, version.rowId());
          statement.setLong(2, version.valid().from().toEpochMilli());
          statement.setLong(3, version.valid().to().toEpochMilli());
          binder.bind(statement, 4, version.row());
        });
    return versions;
  }
}
