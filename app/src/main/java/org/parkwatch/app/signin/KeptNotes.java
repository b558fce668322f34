package org.parkwatch.app.signin;

import java.util.Optional;
import org.parkwatch.ui.access.AccountNotes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes of accounts in schema {@code app}; a note lives as long as its account. Thread-safe. */
final class KeptNotes implements AccountNotes {
  private static final Logger LOG = LoggerFactory.getLogger(KeptNotes.class);

  private final JdbcClient jdbc;

  KeptNotes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<String> read(String account) {
    try {
      return jdbc.sql("select views from \"app\".account_views where account = ?")
          .param(account)
          .query(String.class)
          .optional();
    } catch (DataAccessException e) {
      LOG.warn("The views of {} cannot be read", account, e);
      return Optional.empty();
    }
  }

  @Override
  public boolean keep(String account, String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    try {
      int changed =
          jdbc.sql("update \"app\".account_views set views = ? where account = ?")
              .params(text, account)
              .update();
      return changed > 0
          || jdbc.sql("insert into \"app\".account_views (account, views) values (?, ?)")
                  .params(account, text)
                  .update()
              > 0;
    } catch (DataAccessException e) {
      LOG.warn("The views of {} cannot be kept", account, e);
      return false;
    }
  }
}
