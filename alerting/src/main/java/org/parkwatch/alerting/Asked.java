package org.parkwatch.alerting;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.parkwatch.alerting.board.AlarmCommand;
import org.parkwatch.alerting.board.JournalBoard;
import org.parkwatch.alerting.board.ServiceCommand;
import org.parkwatch.alerting.journal.JournalBatch;
import org.parkwatch.facility.park.Park;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people ask for, as the log brings it: done at once, answered once it is durable. Confined to
 * the alarm thread.
 */
final class Asked {
  private static final Logger LOG = LoggerFactory.getLogger(Asked.class);

  private final Ledger ledger;
  private final Map<UUID, Integer> answers = new HashMap<>();

  Asked(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A command about alarms. */
  void alarms(byte[] payload, long nowMillis, long offset, JournalBatch batch) {
    AlarmCommand taken;
    try {
      taken = AlarmCommand.decode(payload);
    } catch (IllegalArgumentException e) {
      LOG.error("The log holds a command about alarms that nobody can read", e);
      return;
    }
    answers.put(taken.request(), ledger.obey(taken, nowMillis, offset, batch));
  }

  /** A command about what is out of service. */
  void service(byte[] payload, Park park, long nowMillis, long offset, JournalBatch batch) {
    ServiceCommand taken;
    try {
      taken = ServiceCommand.decode(payload);
    } catch (IllegalArgumentException e) {
      LOG.error("The log holds a command about service that nobody can read", e);
      return;
    }
    answers.put(taken.request(), ledger.obey(taken, park, nowMillis, offset, batch));
  }

  /** All that was asked for is durable. */
  void answer(JournalBoard board) {
    answers.forEach(board::answer);
    answers.clear();
  }
}
