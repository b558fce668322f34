package org.parkwatch.alerting;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.alerting.board.AlarmCommand;
import org.parkwatch.alerting.board.JournalBoard;
import org.parkwatch.alerting.board.ServiceCommand;
import org.parkwatch.alerting.evaluate.Changes;
import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.alerting.evaluate.Evaluator;
import org.parkwatch.alerting.evaluate.EvaluatorState;
import org.parkwatch.alerting.journal.AlarmRow;
import org.parkwatch.alerting.journal.Journal;
import org.parkwatch.alerting.journal.JournalBatch;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.log.LogConsumer;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;

/**
 * Reads the log and knows which alarms stand. Every transition is durable before anybody hears of
 * it, and exactly once though the process be killed at any moment: see {@link Journal}.
 *
 * <p>The log calls {@link #accept} on one thread; everything else is thread-safe.
 */
public final class AlarmEngine implements LogConsumer, AutoCloseable {
  /** So many transitions at once go on the screens first, and the state is saved a little later. */
  private static final int FLOOD = 1000;

  private final InstantSource clock;
  private final JournalKeeper keeper;
  private final Upkeep upkeep;
  private final JournalBoard board;
  private final Ledger ledger;
  private final long journalledBefore;
  private final Reloads reloads;

  private final Changes changes = new Changes();
  private final JournalBatch batch = new JournalBatch();
  private final Asked asked;
  private Evaluator evaluator;
  private boolean reconciled;
  private long transitions;
  private long offset;
  private boolean closed;

  private volatile long resumeFrom;
  private volatile AlarmFigures figures;

  private AlarmEngine(
      Journal journal,
      Evaluator evaluator,
      List<AlarmRow> standing,
      List<OutOfService> services,
      JournalBoard board,
      SampleSink commands,
      InstantSource clock,
      boolean restore) {
    keeper = new JournalKeeper(journal);
    upkeep = new Upkeep(keeper);
    this.evaluator = evaluator;
    this.board = board;
    reloads = new Reloads(commands);
    this.clock = clock;
    ledger = new Ledger(standing, services, journal.sequence());
    asked = new Asked(ledger);
    journalledBefore = journal.consumed();
    offset = restore ? journal.saved() : journal.consumed();
    reconciled = !restore;
    resumeFrom = offset + 1;
    figures =
        new AlarmFigures(
            evaluator.plan().size(), 0, ledger.standing(), ledger.shelved(), 0, offset, 0, true, 0);
  }

  /**
   * Opens the engine where it stopped. The board shows what stood then at once.
   *
   * @param live folder of the journal; belongs to the log it was written with
   * @param severities say for how long an alarm may be shelved
   * @param clock read only to note when entries were committed and how far the log is behind
   * @throws org.parkwatch.facility.yaml.InputRefused if a rule does not fit the park
   * @throws JournalFailure if the journal cannot be opened
   */
  public static AlarmEngine open(
      Path live,
      RuleSet rules,
      Severities severities,
      Park park,
      SampleSink commands,
      AuditTrail audit,
      InstantSource clock)
      throws JournalFailure {
    LongSupplier free = () -> live.toFile().getUsableSpace();
    return open(live, rules, severities, park, commands, audit, clock, free, true);
  }

  /**
   * As above.
   *
   * @param freeBytes space where the journal lies; a fake stands in for a full disk
   * @param restore false only in the control run of the kill test: forgets the saved state
   */
  static AlarmEngine open(
      Path live,
      RuleSet rules,
      Severities severities,
      Park park,
      SampleSink commands,
      AuditTrail audit,
      InstantSource clock,
      LongSupplier freeBytes,
      boolean restore)
      throws JournalFailure {
    ConditionPlan plan = ConditionPlan.bind(rules, park);
    RuleNotices.of(plan);
    Journal journal = Journal.open(live, clock, freeBytes);
    try {
      Evaluator evaluator =
          restore ? EvaluatorState.restore(plan, journal.states().values()) : new Evaluator(plan);
      List<AlarmRow> standing = journal.standing();
      JournalBoard board = new JournalBoard(commands, audit, severities, park);
      List<OutOfService> services = journal.services();
      board.show(standing, services, journal.ended(JournalBoard.MOST_ENDED));
      return new AlarmEngine(
          journal, evaluator, standing, services, board, commands, clock, restore);
    } catch (JournalFailure | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  public AlarmBoard board() {
    return board;
  }

  public AlarmFigures figures() {
    return figures;
  }

  @Override
  public String name() {
    return "alerting";
  }

  @Override
  public long resumeFrom() {
    return resumeFrom;
  }

  /**
   * Puts other rules or another park in force from a place in the log on. What stays keeps its
   * state; active alarms of what goes are withdrawn.
   *
   * @return completes once they are in force and durable
   * @throws org.parkwatch.facility.yaml.InputRefused if a rule does not fit; the old set stays
   */
  public CompletableFuture<Void> reload(RuleSet rules, Park park) {
    ConditionPlan plan = ConditionPlan.bind(rules, park);
    RuleNotices.of(plan);
    return reloads.ask(plan);
  }

  @Override
  public synchronized void accept(LogGroup group) {
    if (closed || group.offset() <= offset) {
      return;
    }
    boolean live = group.offset() > journalledBefore;
    offset = group.offset();
    if (live && !reconciled) {
      reconciled = true;
      Agreement.reach(evaluator, ledger, offset, batch);
    }
    List<Reloads.Waiting> swapped = new ArrayList<>();
    boolean tick = false;
    for (LogRecord entry : group.records()) {
      switch (entry) {
        case LogRecord.Samples samples -> evaluator.samples(samples.batch(), changes);
        case LogRecord.Watermark mark -> {
          evaluator.watermark(mark.millis(), mark.afterGap(), changes);
          tick = true;
        }
        case LogRecord.Command command -> {
          if (live) {
            command(command, swapped);
          }
        }
      }
      if (live && changes.size() > 0) {
        ledger.apply(changes, evaluator.plan(), offset, batch);
      }
      if (live && entry instanceof LogRecord.Watermark) {
        ledger.elapse(evaluator.now(), evaluator.plan().park(), offset, batch);
      }
      changes.clear();
    }
    if (live) {
      finishGroup(group, tick, swapped);
    } else {
      publishFigures(group);
    }
  }

  private void publishFigures(LogGroup group) {
    long behind = clock.millis() - group.committedAtMillis();
    figures =
        new AlarmFigures(
            evaluator.plan().size(),
            upkeep.unknown(),
            ledger.standing(),
            ledger.shelved(),
            transitions,
            offset,
            behind,
            keeper.healthy(),
            keeper.lost());
  }

  /** Durable first, then figures and board, then those who wait. */
  private void finishGroup(LogGroup group, boolean tick, List<Reloads.Waiting> swapped) {
    boolean flood = batch.entries().size() > FLOOD;
    transitions += batch.entries().size();
    keeper.commit(batch, offset);
    if (tick) {
      upkeep.tick(evaluator, offset, flood);
    }
    if (upkeep.saveIfDue(evaluator, offset, group.journalled())) {
      resumeFrom = keeper.saved() + 1;
    }
    publishFigures(group);
    board.show(batch, keeper.healthy());
    batch.clear();
    asked.answer(board);
    swapped.forEach(waiting -> waiting.done().complete(null));
  }

  private void command(LogRecord.Command command, List<Reloads.Waiting> swapped) {
    switch (command.topic()) {
      case AlarmCommand.TOPIC -> asked.alarms(command.payload(), evaluator.now(), offset, batch);
      case ServiceCommand.TOPIC ->
          asked.service(command.payload(), evaluator.plan().park(), evaluator.now(), offset, batch);
      case Reloads.TOPIC ->
          reloads
              .of(command.payload()) // one of a process before this one opened with its own
              .ifPresent(waiting -> {
                swap(waiting.plan());
                swapped.add(waiting);
              });
      default -> {} // of another room
    }
  }

  private void swap(ConditionPlan plan) {
    evaluator = EvaluatorState.restore(plan, EvaluatorState.save(evaluator).values());
    Agreement.reach(evaluator, ledger, offset, batch);
    board.show(plan.park());
    upkeep.saveNow(); // a replay must never cross a change of rules
  }

  /**
   * Copies state and journal as they are after the newest group; alarms wait meanwhile, about a
   * second at most.
   *
   * @param into a folder that does not exist, on the same disk
   * @throws JournalFailure if it cannot be copied, or the journal is not being written now
   */
  public synchronized void copyTo(Path into) throws JournalFailure {
    keeper.copyTo(into);
  }

  /** Saves the state and closes the journal; what the log brings afterwards is not taken. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (reconciled && offset > keeper.saved()) {
      upkeep.save(evaluator, offset);
      resumeFrom = keeper.saved() + 1;
    }
    keeper.close();
    board.stop();
    reloads.stop();
  }
}
