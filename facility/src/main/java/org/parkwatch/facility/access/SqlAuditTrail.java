package org.parkwatch.facility.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The audit trail in SQL. An entry becomes part of the transaction that is open on the calling
 * thread for the same data source, so that a command and its entry are kept or lost together. There
 * is no way to change or delete an entry. Thread-safe.
 */
public final class SqlAuditTrail implements AuditTrail {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  /**
   * @param dataSource with the schema {@code facility}
   */
  public SqlAuditTrail(DataSource dataSource, InstantSource clock) {
    jdbc = JdbcClient.create(dataSource);
    this.clock = clock;
  }

  @Override
  public void append(Viewer viewer, String action, String subject, String reason) {
    try {
      jdbc.sql(
              """
              insert into "facility".audit (at, account, role, action, subject, reason)
              values (?, ?, ?, ?, ?, ?)
              """)
          .params(
              clock.instant().toEpochMilli(),
              viewer.name(),
              viewer.role().name(),
              action,
              subject,
              reason)
          .update();
    } catch (DataAccessException e) {
      throw new TrailUnavailable(e);
    }
  }

  /**
   * Entries that match, newest first.
   *
   * @throws AccessRefused without the right to read it
   */
  public List<AuditEntry> find(Viewer viewer, AuditFilter filter) {
    viewer.require(Right.AUDIT);
    return jdbc.sql(
            """
            select id, at, account, role, action, subject, reason from "facility".audit
            where at >= :from and at < :to
              and (:account = '' or account = :account)
              and (:action = '' or substring(action from 1 for :length) = :action)
              and (:subject = '' or subject = :subject)
            order by id desc fetch first :limit rows only
            """)
        .param("from", filter.from().toEpochMilli())
        .param("to", filter.to().toEpochMilli())
        .param("account", filter.account())
        .param("action", filter.action())
        .param("length", filter.action().length())
        .param("subject", filter.subject())
        .param("limit", filter.limit())
        .query((rs, n) ->
            new AuditEntry(
                rs.getLong(1),
                Instant.ofEpochMilli(rs.getLong(2)),
                rs.getString(3),
                Role.valueOf(rs.getString(4)),
                rs.getString(5),
                rs.getString(6),
                rs.getString(7)))
        .list();
  }
}
